import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { seededRandom } from '../support/random.ts'
import { alphabet, around, neighbourhoods } from './alphabet.ts'
import { simulate, type Run } from './simulator.ts'

const model = new URL('../../src/lib/model/', import.meta.url)

/** Exported functions beside commands: what several commands share. */
const notCommands = [
	'placesFor',
	'ordersOnTop',
	'outermost',
	'unlocked',
	'settle',
	'settleAround',
	'spotIn',
	'tidied',
	'isDay',
	'putNote'
]

/** Every command that the model exports. */
async function commandNames(): Promise<string[]> {
	const inFolders = ['stripboard', 'whiteboard', 'bookings', 'deliverables'].flatMap((area) =>
		readdirSync(new URL(`${area}/commands/`, model)).map((file) => `${area}/commands/${file}`)
	)
	const names: string[] = []
	for (const file of [
		...inFolders,
		'production/commands.ts',
		'office/commands.ts',
		'comments/commands.ts'
	]) {
		const exported = (await import(new URL(file, model).href)) as Record<string, unknown>
		names.push(...Object.keys(exported).filter((name) => typeof exported[name] === 'function'))
	}
	return names.filter((name) => !notCommands.includes(name))
}

test('every command of the model is among what random editors do, and undo and redo', async () => {
	const expected = [...(await commandNames()), 'undo', 'redo']
	expect(Object.keys(alphabet).sort()).toEqual(expected.sort())
})

test('one seed is one run', async () => {
	const first = await simulate({ seed: 7, steps: 80 })
	expect(await simulate({ seed: 7, steps: 80 })).toEqual(first)
	expect(seededRandom(7).next()).toBe(seededRandom(7).next())
})

test(
	'every command is done, and every answer but the rarest is got',
	{ timeout: 300_000 },
	async () => {
		const answers = new Map<string, Set<string>>()
		const tried = async (run: Run) => {
			const { outcomes } = await simulate({ ...run, steps: 300 })
			for (const [name, got] of outcomes)
				answers.set(name, new Set([...(answers.get(name) ?? []), ...got]))
		}
		const never = () => Object.keys(alphabet).filter((name) => !answers.get(name)?.has('ok'))
		for (let seed = 1; seed <= neighbourhoods; seed++) await tried({ seed })
		// What is rare needs what others have made before it: it is aimed at.
		for (const name of never())
			for (let seed = 1; seed <= 20 && !answers.get(name)?.has('ok'); seed++)
				await tried({ seed, often: around(name) })
		const moved = ['board-archived', 'board-locked', 'nothing-moved', 'ok', 'strip-gone']
		const isMissing = () => !moved.every((answer) => answers.get('moveStrips')?.has(answer))
		const often = ['moveStrips', 'moveStrips', 'undo', 'addScene', 'lockBoard', 'archiveBoard']
		for (let seed = 1; seed <= 60 && isMissing(); seed++) await tried({ seed, often })
		expect(never()).toEqual([])
		expect([...(answers.get('moveStrips') ?? [])].sort()).toEqual(moved)
		expect([...(answers.get('undo') ?? [])].sort()).toEqual(['nothing', 'ok'])
	}
)
