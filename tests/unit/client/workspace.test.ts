import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Device } from '$lib/client/device.ts'
import { Trial } from '$lib/client/trial.svelte.ts'
import { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Role } from '#model/access.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { changeSettings } from '#model/production/commands.ts'
import { settings } from '#model/production/records.ts'
import { lockBoard } from '#model/stripboard/commands/boards.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { insertBanner } from '#model/stripboard/commands/strips.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { drawBoard, wordsIn, type Drawn } from '../../support/builders.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installPage } from './support/page.ts'
import { until } from './support/until.svelte.ts'

/** Somebody at a computer of their own. */
type Somebody = {
	workspace: Workspace
	device: Device
	/** What the app was told, in order. */
	told: string[]
	goAway: () => void
	comeBack: () => void
}

let server: TestServer
let production: string
/** Ann owns the production, Bo schedules it. */
let ann: SignedIn
let bo: SignedIn
let drawn: Drawn
let database = 0
const every = Object.keys(documents) as DocumentKind[]
const everyone: { workspace: Workspace; device: Device }[] = []

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann Ó Sé' })
	bo = await server.signIn({ name: 'Bo Lund' })
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction(ann.id)
	await (await server.people()).memberships.add(production, bo.id, 'ad')
})

afterEach(async () => {
	for (const each of everyone.splice(0)) await leave(each)
	vi.unstubAllGlobals()
})

async function leave(each: (typeof everyone)[number] | undefined): Promise<void> {
	await each?.workspace.close()
	each?.device.close()
}

/** A window of somebody's browser; `host` keeps two windows from being two tabs of one browser. */
async function sitDown(
	me: SignedIn,
	host: '127.0.0.1' | 'localhost',
	{ role, device = new Device(`workspace-${++database}`) }: { role?: Role; device?: Device } = {}
): Promise<Somebody> {
	const window = installPage(`http://${host}:${server.port}/`)
	const { cookie } = me
	vi.stubGlobal(
		'WebSocket',
		class extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers: { cookie, origin: server.origin } })
			}
		}
	)
	const told: string[] = []
	const workspace = new Workspace({
		...{ production, me, device },
		role: role ?? (me === ann ? 'owner' : 'ad'),
		shows: 'stripboard',
		accessChanged: () => told.push('access changed'),
		forgotten: () => told.push('forgotten')
	})
	everyone.push({ workspace, device })
	await workspace.open()
	return {
		...{ workspace, device, told },
		goAway: () => void window.dispatchEvent(new Event('offline')),
		comeBack: () => void window.dispatchEvent(new Event('online'))
	}
}

/** Ann and Bo before one board, with everything saved. */
async function together(main = '1 2 | 3'): Promise<{ ann: Somebody; bo: Somebody }> {
	const both = { ann: await sitDown(ann, '127.0.0.1'), bo: await sitDown(bo, 'localhost') }
	await Promise.all([saved(both.ann), saved(both.bo)])
	const doc = board(both.ann)
	drawn = drawBoard({ doc, newId: newId(), random: Math.random, origin: 'draw' }, main)
	await Promise.all([saved(both.ann), sees(both.bo, () => words(both.bo) === main)])
	return both
}

function newId(): () => string {
	let count = 0
	return () => `drawn-${++count}`
}

const board = ({ workspace }: Somebody) => workspace.doc('stripboard')
const words = (somebody: Somebody) => wordsIn(board(somebody), drawn.board)
const saved = ({ workspace }: Somebody) => until(() => workspace.save.state === 'saved')
const offline = ({ workspace }: Somebody) => until(() => workspace.save.state === 'offline')

/** Resolves when somebody's board looks as wanted. */
function sees(somebody: Somebody, wanted: () => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!wanted()) return
			board(somebody).off('update', look)
			resolve()
		}
		board(somebody).on('update', look)
		look()
	})
}

/** Moves a strip, by what it is drawn as, before another one. */
function move(somebody: Somebody, word: string, before: string | null): void {
	const target = {
		board: drawn.board,
		list: 'main' as const,
		before: before === null ? null : drawn.strip(before)
	}
	const outcome = somebody.workspace.run('stripboard', (edit) =>
		moveStrips(edit, [drawn.strip(word)], target)
	)
	expect(outcome.ok).toBe(true)
}

function banner(somebody: Somebody, text: string): StripId {
	const target = { board: drawn.board, list: 'main', before: null } as const
	const outcome = somebody.workspace.run('stripboard', (edit) =>
		insertBanner(edit, target, { text, minutes: null })
	)
	if (!outcome.ok) throw new Error(outcome.reason)
	return outcome.value
}

test('a production opens, is ready, and says that everything is saved', async () => {
	const { workspace } = await sitDown(ann, '127.0.0.1')
	expect([workspace.isOpen(every), workspace.save]).toEqual([
		false,
		{ state: 'opening', waiting: 0 }
	])
	await until(() => workspace.isOpen(every) && workspace.save.state === 'saved')
	expect(workspace.save).toEqual({ state: 'saved', waiting: 0 })
	expect([workspace.meetings, workspace.receipt]).toEqual([[], null])
})

test('what one does the other sees, and it is saved', async () => {
	const { ann, bo } = await together()
	move(ann, '1', null)
	expect(ann.workspace.save).toEqual({ state: 'saving', waiting: 1 })
	await sees(bo, () => words(bo) === '2 | 3 1')
	await saved(ann)
})

test('what was opened once opens again without a server', async () => {
	const { workspace } = await sitDown(ann, '127.0.0.1')
	await until(() => workspace.save.state === 'saved')
	workspace.run('production', (edit) => changeSettings(edit, { title: 'Tide' }))
	await until(() => workspace.save.state === 'saved')
	await leave(everyone.pop())
	const device = new Device(`workspace-${database}`)
	vi.stubGlobal('location', new URL('http://127.0.0.1:9/'))
	const again = new Workspace({
		...{ production, me: ann, device },
		role: 'owner',
		shows: 'stripboard'
	})
	everyone.push({ workspace: again, device })
	await again.open()
	await until(() => again.save.state === 'offline')
	expect(settings.read(again.doc('production')).title).toBe('Tide')
	// Also what is empty, as the bookings of a young production are, is known and not waited for.
	expect(again.isOpen(every)).toBe(true)
	expect(again.save).toEqual({ state: 'offline', waiting: 0 })
})

describe('a command', () => {
	test('is one step to take back, in whichever document', async () => {
		const { ann } = await together()
		const { workspace } = ann
		const title = () => settings.read(workspace.doc('production')).title
		move(ann, '1', null)
		workspace.run('production', (edit) => changeSettings(edit, { title: 'Tide' }))
		banner(ann, 'LUNCH')
		const look = () => [words(ann), title()]
		expect(look()).toEqual(['2 | 3 1 LUNCH', 'Tide'])
		const back = [0, 1, 2].map(() => workspace.history.undo() && look())
		expect(back).toEqual([
			['2 | 3 1', 'Tide'],
			['2 | 3 1', 'Untitled production'],
			['1 2 | 3', 'Untitled production']
		])
		expect(workspace.history.undo()).toBe(false)
		expect([workspace.history.redo(), words(ann)]).toEqual([true, '2 | 3 1'])
	})

	test('that was refused is no step, and answers why', async () => {
		const { ann } = await together()
		const outcome = ann.workspace.run('stripboard', (edit) =>
			moveStrips(edit, ['nowhere' as StripId], { board: drawn.board, list: 'main', before: null })
		)
		expect([outcome, ann.workspace.history.canUndo]).toEqual([
			{ ok: false, reason: 'strip-gone' },
			false
		])
	})

	test('of a colleague is not taken back with mine', async () => {
		const { ann, bo } = await together()
		move(ann, '1', null)
		await sees(bo, () => words(bo) === '2 | 3 1')
		move(bo, '1', '2')
		await sees(ann, () => words(ann) === '1 2 | 3')
		expect([ann.workspace.history.undo(), words(ann)]).toEqual([false, '1 2 | 3'])
	})
})

describe('two who move one strip unseen', () => {
	/** Both move scene 1 while Ann is away, and Ann comes back. */
	async function meet(): Promise<{ ann: Somebody; bo: Somebody }> {
		const both = await together()
		const { ann, bo } = both
		ann.goAway()
		await offline(ann)
		move(ann, '1', null)
		move(bo, '1', '|1')
		await saved(bo)
		ann.comeBack()
		await until(() => ann.workspace.meetings.length > 0 && bo.workspace.meetings.length > 0)
		await sees(bo, () => words(bo) === words(ann))
		return both
	}

	test('both hear of it, each with who and what', async () => {
		const { ann, bo } = await meet()
		const [meeting] = ann.workspace.meetings
		expect(ann.workspace.meetings).toHaveLength(1)
		expect(bo.workspace.meetings).toEqual(ann.workspace.meetings)
		expect(meeting).toMatchObject({
			kind: 'stripboard',
			collection: 'strips',
			record: drawn.strip('1'),
			field: 'place',
			key: JSON.stringify(['stripboard', 'strips', drawn.strip('1'), 'place'])
		})
		const people = [meeting?.stands.person?.name, meeting?.lost.person?.name].sort()
		expect(people).toEqual(['Ann Ó Sé', 'Bo Lund'])
		expect(meeting?.stands.value).toBe(strips.get(board(ann), drawn.strip('1'))?.place)
	})

	test('whoever has dealt with it has one fewer; the other still has it', async () => {
		const { ann, bo } = await meet()
		ann.workspace.settle(ann.workspace.meetings[0]?.key ?? '')
		expect([ann.workspace.meetings.length, bo.workspace.meetings.length]).toEqual([0, 1])
	})

	test('a second meeting over the same strip takes the place of the first', async () => {
		const { ann, bo } = await meet()
		const [before] = ann.workspace.meetings
		await Promise.all([saved(ann), saved(bo)])
		ann.goAway()
		await offline(ann)
		move(ann, '1', '2')
		move(bo, '1', '3')
		await saved(bo)
		ann.comeBack()
		await until(() => ann.workspace.meetings[0] !== before)
		expect(ann.workspace.meetings).toHaveLength(1)
	})
})

describe('back from being away, the receipt', () => {
	test('says what of mine got through and how many records others changed', async () => {
		const { ann, bo } = await together()
		ann.goAway()
		await offline(ann)
		move(ann, '1', null)
		banner(ann, 'LUNCH')
		expect(ann.workspace.save).toEqual({ state: 'offline', waiting: 2 })
		move(bo, '2', '1')
		move(bo, '2', null)
		banner(bo, 'DINNER')
		banner(bo, 'SUPPER')
		await saved(bo)
		ann.comeBack()
		await until(() => ann.workspace.receipt !== null)
		expect(ann.workspace.receipt).toEqual({ mine: 2, theirs: 3 })
		expect(ann.workspace.save).toEqual({ state: 'saved', waiting: 0 })
		ann.workspace.putReceiptAway()
		expect([ann.workspace.receipt, bo.workspace.receipt]).toEqual([null, null])
	})

	test('comes for what others changed alone, too', async () => {
		const { ann, bo } = await together()
		ann.goAway()
		await offline(ann)
		move(bo, '2', '1')
		await saved(bo)
		ann.comeBack()
		await sees(ann, () => words(ann) === '2 1 | 3')
		await until(() => ann.workspace.receipt !== null)
		expect(ann.workspace.receipt).toEqual({ mine: 0, theirs: 1 })
	})

	test('does not come when nothing happened', async () => {
		const { ann } = await together()
		ann.goAway()
		await offline(ann)
		ann.comeBack()
		await until(() => ann.workspace.presence.people.length === 1)
		await saved(ann)
		expect([ann.workspace.save.state, ann.workspace.receipt]).toEqual(['saved', null])
	})

	test('counts nothing that happens while I am here', async () => {
		const { ann, bo } = await together()
		move(bo, '2', '1')
		await sees(ann, () => words(ann) === '2 1 | 3')
		move(ann, '3', '1')
		await saved(ann)
		expect(ann.workspace.receipt).toBe(null)
	})
})

test('who is here is seen by the others, and who moved what', async () => {
	const { ann, bo } = await together()
	await until(() => ann.workspace.presence.people.some(({ id }) => id === bo.workspace.me.id))
	expect(ann.workspace.presence.people).toEqual([bo.workspace.me])
	const changed = new Promise((resolve) =>
		ann.workspace.watchRemote('stripboard', 'strips', resolve)
	)
	move(bo, '2', '1')
	expect(await changed).toEqual([{ record: drawn.strip('2'), person: bo.workspace.me }])
})

test('my own changes are not watched, nor any once I stopped', async () => {
	const { ann, bo } = await together()
	const told: unknown[] = []
	const stop = ann.workspace.watchRemote('stripboard', 'strips', (changed) => told.push(changed))
	move(ann, '1', null)
	ann.workspace.history.undo()
	stop()
	move(bo, '2', '1')
	await sees(ann, () => words(ann) === '2 1 | 3')
	expect(told).toEqual([])
})

test('a note is one shared text, whoever opens it first', async () => {
	const { ann, bo } = await together()
	const note = (somebody: Somebody) => somebody.workspace.note('stripboard', 'scene1').fragment
	note(ann).push([new Y.XmlText('Ann. ')])
	note(bo).push([new Y.XmlText('Bo. ')])
	const parts = (somebody: Somebody) => note(somebody).toArray().map(String).sort()
	await Promise.all([ann, bo].map((one) => sees(one, () => note(one).length === 2)))
	expect([parts(ann), parts(bo)]).toEqual([
		['Ann. ', 'Bo. '],
		['Ann. ', 'Bo. ']
	])
})

test('a production that does not exist is refused for good, as any that I do not belong to', async () => {
	production = 'nowhere'
	const { workspace } = await sitDown(ann, '127.0.0.1')
	await until(() => workspace.save.state === 'refused')
	expect(workspace.save).toEqual({ state: 'refused', waiting: 0, reason: 'notAllowed' })
	expect(workspace.refusal).toBe('notAllowed')
})

describe('my role', () => {
	/** Ann says what Bo is from now on; null takes them off. */
	async function makeBo(role: Role | null): Promise<void> {
		const path = `${server.origin}/api/productions/${production}/members/${bo.id}`
		const headers = { cookie: ann.cookie, origin: server.origin }
		const response = await fetch(
			path,
			role === null
				? { method: 'DELETE', headers }
				: {
						method: 'PATCH',
						headers: { ...headers, 'content-type': 'application/json' },
						body: JSON.stringify({ role })
					}
		)
		expect(response.status).toBe(204)
	}

	const kinds = ['production', 'stripboard', 'office', 'deliverables'] as const
	const may = ({ workspace }: Somebody) =>
		kinds.map((kind) =>
			workspace.mayWrite(kind) ? 'write' : workspace.mayRead(kind) ? 'read' : 'none'
		)

	test.each<[Role, string[]]>([
		['coordinator', ['write', 'write', 'write', 'read']],
		['ad', ['read', 'write', 'none', 'read']],
		['post', ['read', 'read', 'none', 'write']],
		['department', ['read', 'read', 'none', 'read']],
		['guest', ['none', 'none', 'none', 'none']]
	])('%s opens what it may, and no more', async (role, access) => {
		await makeBo(role)
		const somebody = await sitDown(bo, 'localhost', { role })
		await until(() => somebody.workspace.isOpen(every))
		await until(() => /saved|current/.test(somebody.workspace.save.state))
		expect([may(somebody), somebody.told]).toEqual([access, []])
		expect(somebody.workspace.me).toEqual({ id: bo.id, name: 'Bo Lund', role })
	})

	test('lets me look and not change: a command is refused, and nothing is sent', async () => {
		const both = await together()
		await makeBo('department')
		const reader = await sitDown(bo, 'localhost', { role: 'department' })
		await until(() => reader.workspace.save.state === 'saved')
		const refused = reader.workspace.run('stripboard', (edit) =>
			insertBanner(
				edit,
				{ board: drawn.board, list: 'main', before: null },
				{ text: 'LUNCH', minutes: null }
			)
		)
		expect(refused).toEqual({ ok: false, reason: 'read-only' })
		move(both.ann, '1', null)
		await sees(reader, () => words(reader) === '2 | 3 1')
		expect(reader.workspace.history.canUndo).toBe(false)
	})
	test('lets me change a part', async () => {
		const both = await together()
		const titled = both.bo.workspace.run('production', (edit) =>
			changeSettings(edit, { title: 'Mine' })
		)
		expect(titled).toEqual({ ok: false, reason: 'read-only' })
		move(both.bo, '1', null)
		await saved(both.bo)
	})

	test('is seen by others, whatever I may do', async () => {
		const both = await together()
		await makeBo('department')
		await sitDown(bo, 'localhost', { role: 'department' })
		await until(() => both.ann.workspace.presence.people.some(({ role }) => role === 'department'))
	})

	test('may be another than I know: the app is told, and what I do is not taken', async () => {
		await makeBo('department')
		const somebody = await sitDown(bo, 'localhost', { role: 'ad' })
		await until(() => !somebody.workspace.mayWrite('stripboard'))
		expect(somebody.told).toContain('access changed')
	})

	test('changes while I am here: the app is told', async () => {
		const both = await together()
		await makeBo('department')
		await until(() => !both.bo.workspace.mayWrite('stripboard'))
		expect(both.bo.told).toContain('access changed')
	})

	test('ends while I am here: I am refused, with what I have not sent', async () => {
		const both = await together()
		both.bo.goAway()
		await offline(both.bo)
		move(both.bo, '1', null)
		await makeBo(null)
		both.bo.comeBack()
		await until(() => both.bo.workspace.refusal === 'notAllowed')
		expect(both.bo.workspace.save).toMatchObject({ waiting: 1 })
	})

	test('refused on one document, the app is told, for I may have been taken off', async () => {
		const both = await together()
		await makeBo(null)
		await until(() => both.bo.workspace.refusal === 'notAllowed')
		expect(both.bo.told).toContain('access changed')
	})
})

describe('edits I may no longer send', () => {
	/** Bo changed the board while away, became somebody who may only look, and comes back. */
	async function tooLate(role: Role): Promise<{ ann: Somebody; bo: Somebody }> {
		const both = await together()
		both.bo.goAway()
		await offline(both.bo)
		move(both.bo, '1', null)
		banner(both.bo, 'LUNCH')
		await both.bo.workspace.close()
		const { memberships } = await server.people()
		await memberships.change(production, bo.id, role)
		const { device } = both.bo
		return { ann: both.ann, bo: await sitDown(bo, 'localhost', { role, device }) }
	}

	test('are counted and can be had as a file, while the board is up to date', async () => {
		const { bo } = await tooLate('department')
		await until(() => bo.workspace.save.state === 'saved')
		const [unsent] = bo.workspace.unsent
		expect(bo.workspace.unsent.map(({ kind, edits }) => [kind, edits])).toEqual([['stripboard', 2]])
		const file = unsent?.exported()
		expect(file).toMatchObject({ production, document: 'stripboard' })
		expect(file?.records.map(({ changed }) => changed)).toContainEqual(['place'])
		expect(file?.records.map(({ fields }) => fields['text'])).toContain('LUNCH')
	})

	test('can be discarded: opened anew, the board is what everybody sees', async () => {
		const both = await tooLate('department')
		const late = both.bo
		await until(() => late.workspace.save.state === 'saved')
		await late.workspace.unsent[0]?.discard()
		expect(late.told).toContain('forgotten')
		await late.workspace.close()
		const again = await sitDown(bo, 'localhost', { role: 'department', device: late.device })
		await until(() => again.workspace.save.state === 'saved')
		expect([words(again), again.workspace.unsent]).toEqual([words(both.ann), []])
	})

	test('are there for who may see nothing any more, too', async () => {
		const { bo } = await tooLate('guest')
		expect(bo.workspace.unsent.map(({ kind, edits }) => [kind, edits])).toEqual([['stripboard', 2]])
		const kept = await bo.device.updates.orderBy('document').uniqueKeys()
		expect(kept).toEqual([`${production}/stripboard`])
		await bo.workspace.unsent[0]?.discard()
		expect([bo.workspace.unsent, await bo.device.updates.count()]).toEqual([[], 0])
	})
})

describe('something tried out', () => {
	const triedBy = ({ workspace }: Somebody) => new Trial(workspace, ['stripboard'])
	const wordsOf = (trial: Trial) => wordsIn(trial.doc('stripboard'), drawn.board)
	/** Tries to move a strip to the end. */
	const tryMoving = (trial: Trial, word: string) =>
		trial.run('stripboard', (edit) =>
			moveStrips(edit, [drawn.strip(word)], { board: drawn.board, list: 'main', before: null })
		)

	test('is seen by nobody, follows what others do, and is one step once it is taken over', async () => {
		const { ann, bo } = await together()
		const trial = triedBy(ann)
		expect(tryMoving(trial, '1').ok).toBe(true)
		expect([wordsOf(trial), words(ann), trial.differing('stripboard')]).toEqual([
			'2 | 3 1',
			'1 2 | 3',
			1
		])
		move(bo, '3', '2')
		await sees(ann, () => words(ann) === '1 3 2 |')
		expect(wordsOf(trial)).toBe('3 2 | 1')
		expect(trial.take()).toEqual({ ok: true, value: 1 })
		await sees(bo, () => words(bo) === '3 2 | 1')
		ann.workspace.history.undo()
		await sees(bo, () => words(bo) === '1 3 2 |')
		trial.close()
	})

	test('that is thrown away leaves nothing', async () => {
		const { ann } = await together()
		const trial = triedBy(ann)
		tryMoving(trial, '1')
		trial.close()
		expect([words(ann), ann.workspace.history.canUndo]).toEqual(['1 2 | 3', false])
	})

	test('is undone in the copy alone', async () => {
		const { ann } = await together()
		const trial = triedBy(ann)
		tryMoving(trial, '1')
		trial.history.undo()
		expect([wordsOf(trial), trial.differing('stripboard')]).toEqual(['1 2 | 3', 0])
		trial.close()
	})

	test('is not taken over on a board that was locked meanwhile', async () => {
		const { ann, bo } = await together()
		const trial = triedBy(ann)
		tryMoving(trial, '1')
		bo.workspace.run('stripboard', (edit) => lockBoard(edit, drawn.board, { locked: true }))
		await sees(ann, () => boards.get(board(ann), drawn.board)?.locked === true)
		expect(trial.take()).toMatchObject({ ok: false, reason: 'board-locked' })
		expect([words(ann), wordsOf(trial)]).toEqual(['1 2 | 3', '2 | 3 1'])
		trial.close()
	})

	test('changes nothing but what was copied', async () => {
		const { ann } = await together()
		const trial = triedBy(ann)
		const outcome = trial.run('production', (edit) => changeSettings(edit, { title: 'Other' }))
		expect(outcome).toMatchObject({ ok: false, reason: 'read-only' })
		trial.close()
	})
})
