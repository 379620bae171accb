import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examine } from '../../../../server/backups/examine.ts'
import { backupFolder, backupName, keptBackups } from '../../../../server/backups/folder.ts'
import { BackupSchedule, type BackupPlan, type Clock } from '../../../../server/backups/schedule.ts'
import { stateOfBackups } from '../../../../server/backups/state.ts'
import { createLog } from '../../../../server/log.ts'
import { copying, dataDirWith, here, namesIn, write } from '../../../support/backups.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Time that passes when it is told to. */
class HandClock implements Clock {
	#now = Date.parse('2026-03-01T04:00:00Z')
	#due: { at: number; run: () => void } | null = null

	now = () => this.#now

	after = (ms: number, run: () => void) => {
		const due = { at: this.#now + ms, run }
		this.#due = due
		return () => void (this.#due = this.#due === due ? null : this.#due)
	}

	/** How long until something is due; null when nothing is. */
	get dueIn(): number | null {
		return this.#due && this.#due.at - this.#now
	}

	/** Lets time pass; does what has come due. */
	pass(ms: number): void {
		this.#now += ms
		if (this.#due === null || this.#due.at > this.#now) return
		const { run } = this.#due
		this.#due = null
		run()
	}
}

async function scheduled(plan: BackupPlan = { everyMs: day, keep: 3 }) {
	const { dataDir, databaseFile } = await dataDirWith('a')
	const store = copying(databaseFile)
	const clock = new HandClock()
	const told: (readonly [string, number | null])[] = []
	const schedule = new BackupSchedule({
		...{ plan, dataDir, store, clock, look: here, log: createLog('silent') },
		told: (...said) => void told.push(said)
	})
	await schedule.start()
	const pass = async (ms: number) => {
		clock.pass(ms)
		await schedule.settled
	}
	return { dataDir, databaseFile, store, clock, told, schedule, pass, plan }
}

test('a copy of everything is made soon after the first start, then every day, while work goes on', async () => {
	const { dataDir, databaseFile, clock, pass, told } = await scheduled()
	await pass(4 * minute)
	expect(await keptBackups(dataDir)).toEqual([])
	await pass(minute)
	const [first] = await keptBackups(dataDir)
	expect(first).toMatchObject({ occasion: 'scheduled', at: clock.now() })
	expect(await examine(first?.file as string)).toEqual({ documents: 1, damaged: [], problems: [] })
	expect(statSync(first?.file as string).mode & 0o777).toBe(0o600)
	expect(statSync(backupFolder(dataDir)).mode & 0o777).toBe(0o700)

	await write(databaseFile, 'b')
	await pass(day - 1)
	expect(await keptBackups(dataDir)).toHaveLength(1)
	await pass(1)
	const [second, ...others] = await keptBackups(dataDir)
	expect(others).toEqual([first])
	expect(await namesIn(second?.file as string)).toEqual(['a', 'b'])
	expect(told).toEqual([
		['found', null],
		['made', first?.at],
		['made', second?.at]
	])
})

test('the newest are kept', async () => {
	const { dataDir, clock, pass } = await scheduled()
	await pass(5 * minute)
	writeFileSync(join(backupFolder(dataDir), 'somebody’s own.db'), '')
	const times: number[] = []
	for (let round = 0; round < 4; round++) {
		await pass(day)
		times.unshift(clock.now())
	}
	expect((await keptBackups(dataDir)).map(({ at }) => at)).toEqual(times.slice(0, 3))
	expect(readdirSync(backupFolder(dataDir))).toHaveLength(4)
	expect(existsSync(join(backupFolder(dataDir), 'somebody’s own.db'))).toBe(true)
})

test('after a start the next copy is due when it would have been, and what was cut off is swept away', async () => {
	const { schedule, clock, pass, ...first } = await scheduled()
	await pass(5 * minute)
	schedule.stop()
	expect(clock.dueIn).toBeNull()
	clock.pass(10 * hour)
	const cutOff = ['scheduled', 'asked'] as const
	for (const occasion of cutOff) {
		writeFileSync(
			join(backupFolder(first.dataDir), `${backupName(occasion, 1)}.unread.partial`),
			''
		)
	}
	const { plan, dataDir, store } = first
	const next = new BackupSchedule({
		...{ plan, dataDir, store, clock, log: createLog('silent'), told: () => {} }
	})
	await next.start()
	expect(clock.dueIn).toBe(14 * hour)
	const [kept] = await keptBackups(dataDir)
	expect(readdirSync(backupFolder(dataDir))).toEqual([kept?.name])
})

test('a copy that cannot be made is said, tried again within the hour, and forgotten once one is made', async () => {
	const { dataDir, clock, pass, told, plan } = await scheduled()
	const folder = backupFolder(dataDir)
	writeFileSync(folder, 'a file where the folder has to be')
	await pass(5 * minute)
	expect(told.at(-1)).toEqual(['failed', null])
	expect(clock.dueIn).toBe(hour)
	rmSync(folder)
	mkdirSync(folder)
	mkdirSync(join(folder, `${backupName('scheduled', clock.now() + hour)}.unread`))
	await pass(hour)
	expect(told.at(-1)).toEqual(['failed', null])
	const state = { dataDir, backups: plan }
	expect(await stateOfBackups(state, clock.now())).toEqual({
		areFine: false,
		sentence: expect.stringMatching(/^the one of 2026-03-01T05:05:00.000Z failed: ./)
	})
	rmSync(folder, { recursive: true })
	await pass(hour)
	expect(told.at(-1)).toEqual(['made', clock.now()])
	const since = await stateOfBackups(state, clock.now())
	expect(since).toEqual({
		areFine: true,
		sentence: expect.stringMatching(/^1 kept, the newest of/)
	})
	expect(await stateOfBackups(state, clock.now() + 3 * day)).toMatchObject({ areFine: false })
})

test('where backups are off, none is made', async () => {
	const { dataDir, clock, told } = await scheduled(null)
	expect(clock.dueIn).toBeNull()
	expect(told).toEqual([])
	expect(await stateOfBackups({ dataDir, backups: null }, clock.now())).toEqual({
		areFine: true,
		sentence: 'off: BACKUP_HOURS is 0'
	})
})
