import type * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { Undo } from '#model/core/undo.ts'
import { createBoard } from '#model/stripboard/commands/boards.ts'
import { importScript, type ScriptScene } from '#model/stripboard/commands/import.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { reviseScript } from '#model/stripboard/commands/revision.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { needsOf } from '#model/stripboard/queries/breakdown.ts'
import { planRevision, scriptOrder } from '#model/stripboard/queries/revision.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { copyOf, drawBoard, editBy, merge, viewOf } from '../../../../support/builders.ts'
import { seededRandom, type Random } from '../../../../support/random.ts'

const refused = (reason: string) => ({ ok: false, reason })

/** `12A KITCHEN 8 NELL`: number, set, eighths, speakers; `12A OMITTED`; `- KITCHEN 8` has no number. */
function scene(words: string): ScriptScene {
	const [number = '', set = '', eighths = '8', ...characters] = words.split(' ')
	const omitted = set === 'OMITTED'
	return {
		number: number === '-' ? null : number,
		heading: omitted ? 'OMITTED' : `INT. ${set} - DAY`,
		intExt: omitted ? null : 'INT',
		set: omitted ? '' : set,
		time: omitted ? '' : 'DAY',
		timeRow: omitted ? null : 'day',
		synopsis: '',
		eighths: omitted ? 0 : Number(eighths),
		eighthsEstimated: false,
		page: '',
		omitted,
		characters,
		elements: []
	}
}

const script = (...lines: string[]) => ({ scenes: lines.map(scene), characters: [] })

function imported(...lines: string[]) {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, '')
	importScript(edit, board, script(...lines))
	return { edit, doc: edit.doc, board }
}

/** What a draft would do: `changed 2 eighths`, `added 2A`, `omitted 3`. */
function plan(doc: Y.Doc, ...lines: string[]): string[] {
	return planRevision(readStripboard(doc), script(...lines).scenes)
		.filter(({ kind }) => kind !== 'same')
		.map(({ kind, scene, next, changes, missing }) =>
			[
				kind,
				scene?.number ?? next?.number ?? '-',
				...changes.map(({ fact }) => fact),
				...(missing ? ['missing'] : [])
			].join(' ')
		)
}

function takeAll(edit: Parameters<typeof reviseScript>[0], ...lines: string[]) {
	const draft = script(...lines)
	const accepted = planRevision(readStripboard(edit.doc), draft.scenes).map(({ key }) => key)
	return reviseScript(edit, draft, { accepted, colour: 'blue' })
}

/** The live script in its order, as a fresh import would have it. */
function facts(doc: Y.Doc): string[] {
	const state = readStripboard(doc)
	return scriptOrder(state)
		.filter(({ omitted }) => !omitted)
		.map((scene) => {
			const set = scene.set === '' ? '' : state.sets.get(scene.set)?.name
			const cast = scene.elements.map((id) => state.elements.get(id)?.name).sort()
			const { number, heading, intExt, timeRow, eighths } = scene
			return JSON.stringify([number, heading, intExt, set, timeRow, eighths, cast])
		})
}

const shown = (doc: Y.Doc, board: BoardId) => {
	const { days, boneyard } = viewOf(doc, board)
	const words = (rows: typeof boneyard) =>
		rows
			.map((row) => (row.kind === 'scene' ? row.number + (row.scene.omitted ? '-' : '') : '|'))
			.join(' ')
	return `${words(days.flatMap(({ rows }) => rows))} / ${words(boneyard)}`
}

describe('a draft in a locked script', () => {
	test.each([
		['nothing new', ['1 BARN', '2 YARD'], []],
		['a longer scene', ['1 BARN 12', '2 YARD'], ['changed 1 eighths']],
		['another set', ['1 BARN', '2 LOFT'], ['changed 2 heading']],
		['a scene between', ['1 BARN', '1A LOFT', '2 YARD'], ['added 1A']],
		['an omitted scene', ['1 OMITTED', '2 YARD'], ['omitted 1']],
		['a scene that is not there', ['2 YARD'], ['omitted 1 missing']],
		['scenes in another order', ['2 YARD', '1 BARN'], ['changed 2 order']],
		['a new speaker', ['1 BARN 8 NELL', '2 YARD'], ['changed 1 cast']]
	])('%s', (_, lines, expected) => {
		expect(plan(imported('1 BARN', '2 YARD').doc, ...lines)).toEqual(expected)
	})

	test('keeps a number though the old place is another scene now', () => {
		const { doc } = imported('1 BARN', '2 YARD', '3 LOFT', '4 SEA')
		expect(plan(doc, '1 BARN', '2 CAVE', '2A YARD', '3 LOFT', '4 SEA')).toEqual([
			'changed 2 heading',
			'added 2A'
		])
	})
})

test('a draft that was numbered anew is read by its headings', () => {
	const { doc } = imported('1 BARN', '2 YARD', '3 LOFT', '4 SEA')
	expect(plan(doc, '1 CAVE', '2 BARN', '3 YARD', '4 LOFT', '5 SEA')).toEqual([
		'added 1',
		'changed 1 number',
		'changed 2 number',
		'changed 3 number',
		'changed 4 number'
	])
})

test('scenes without numbers are found by their headings, in their order', () => {
	const { doc } = imported('- BARN', '- YARD', '- BARN 4')
	expect(plan(doc, '- BARN', '- LOFT', '- YARD', '- BARN 5')).toEqual([
		'added -',
		'changed  eighths'
	])
})

test('a length that a person typed stands against an estimate', () => {
	const { edit, doc } = imported('1 BARN')
	const [known] = [...readStripboard(doc).scenes.values()]
	if (known) editScene(edit, known.id, { eighths: 5 })
	const guess = { ...scene('1 BARN 9'), eighthsEstimated: true }
	const [entry] = planRevision(readStripboard(doc), [guess])
	expect(entry?.kind).toBe('same')
})

describe('accepted', () => {
	test('placed strips stay, new scenes wait, omitted ones are kept and struck, on every board', () => {
		const { edit, doc, board } = imported('1 BARN', '2 YARD', '3 LOFT')
		const cover = createBoard(edit, 'Cover')
		const before = new Map([...strips.all(doc).values()].map(({ id, place }) => [id, place]))
		const done = takeAll(edit, '1 BARN 12', '1A CAVE 4', '2 OMITTED', '3 LOFT')
		expect(done).toEqual({ ok: true, value: { changed: 1, added: 1, omitted: 1 } })
		expect(shown(doc, board)).toBe('1 3 / 2- 1A')
		expect(shown(doc, cover.ok ? cover.value : board)).toBe(' / 1 1A 2- 3')
		const moved = [...strips.all(doc).values()].filter(({ id, place }) => before.get(id) !== place)
		expect(moved).toHaveLength(1)
		const colours = scriptOrder(readStripboard(doc)).map(({ revision }) => revision)
		expect(colours).toEqual(['blue', 'blue', 'blue', 'none'])
	})

	test('some of it: the rest stays as it was', () => {
		const { edit, doc } = imported('1 BARN', '2 YARD')
		const draft = script('1 BARN 12', '2 YARD 12', '2A CAVE')
		const [, second] = planRevision(readStripboard(doc), draft.scenes)
		const accepted = [second?.key ?? '']
		reviseScript(edit, draft, { accepted, colour: 'blue' })
		expect(plan(doc, '1 BARN 12', '2 YARD 12', '2A CAVE')).toEqual([
			'changed 1 eighths',
			'added 2A'
		])
		expect(reviseScript(edit, draft, { accepted, colour: 'blue' })).toEqual(
			refused('nothing-accepted')
		)
	})

	test('an omitted scene comes back, and its length with it', () => {
		const { edit, doc, board } = imported('1 BARN 8', '2 OMITTED')
		expect(plan(doc, '1 BARN 8', '2 YARD 5')).toEqual(['restored 2 heading'])
		takeAll(edit, '1 BARN 8', '2 YARD 5')
		expect(viewOf(doc, board).boneyard).toMatchObject([{ number: '2', eighths: 5 }])
	})

	test('one undo takes all of it back', () => {
		const { edit, doc, board } = imported('1 BARN', '2 YARD')
		const roots = ['scenes', 'strips', 'sets', 'elements']
		const undo = new Undo({ doc, roots, origin: 'ann' })
		const before = [facts(doc), shown(doc, board)]
		takeAll(edit, '1 BARN 12 NELL', '1A CAVE', '2 OMITTED')
		undo.undo()
		expect([facts(doc), shown(doc, board)]).toEqual(before)
	})

	test('by two people at once: no scene is there twice, and a colleague’s move stands', () => {
		const { edit, doc, board } = imported('1 BARN', '2 YARD', '3 LOFT')
		const bo = editBy('bo', copyOf(doc, 7))
		const cy = editBy('cy', copyOf(doc, 9))
		const draft = ['1 BARN 12', '1A CAVE 4', '2 YARD', '2A SEA', '3 LOFT']
		takeAll(edit, ...draft)
		takeAll(bo, ...draft)
		const last = viewOf(cy.doc, board).days[0]?.rows[2]?.id as StripId
		moveStrips(cy, [last], {
			board,
			list: 'main',
			before: viewOf(doc, board).days[0]?.rows[0]?.id ?? null
		})
		merge(doc, bo.doc, cy.doc)
		expect(shown(doc, board)).toBe('3 1 2 / 1A 2A')
		expect(shown(bo.doc, board)).toBe(shown(doc, board))
		expect(plan(doc, ...draft)).toEqual([])
	})
})

test('two people who import one script at once have each scene once, in order', () => {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, '')
	const bo = editBy('bo', copyOf(edit.doc, 7))
	const lines = ['1 BARN', '2 YARD', '3 LOFT', '4 OMITTED']
	importScript(edit, board, script(...lines))
	importScript(bo, board, script(...lines))
	merge(edit.doc, bo.doc)
	expect(shown(edit.doc, board)).toBe('1 2 3 / 4-')
	expect(shown(bo.doc, board)).toBe('1 2 3 / 4-')
})

test('one script imported again, later, is there again', () => {
	const { edit, doc, board } = imported('1 BARN')
	importScript(edit, board, script('1 BARN'))
	expect(shown(doc, board)).toBe('1 1 / ')
})

/** A script, and the same after scenes were changed, added, omitted, cut, moved. */
function drafts(random: Random): { before: string[]; after: string[] } {
	const sets = ['BARN', 'YARD', 'LOFT', 'SEA', 'CAVE', 'MILL']
	const count = 4 + random.below(10)
	const line = (number: string) =>
		`${number} ${random.pick(sets)} ${1 + random.below(20)} ${random.some(['NELL', 'AMOS'], 2).join(' ')}`
	const before = Array.from({ length: count }, (_, at) => line(String(at + 1)).trim())
	const after = before.flatMap((known, at) => {
		const number = String(at + 1)
		const kept = random.chance(0.75)
			? known
			: random.pick([line(number).trim(), `${number} OMITTED`])
		const added = random.chance(0.2) ? [line(`${number}A`).trim()] : []
		return random.chance(0.08) ? added : [kept, ...added]
	})
	if (random.chance(0.4)) after.unshift(...after.splice(1 + random.below(after.length), 1))
	return { before, after }
}

test('all accepted is what a fresh import says, and no strip of the main list has moved, for 150 drafts', () => {
	for (let seed = 1; seed <= 150; seed++) {
		const { before, after } = drafts(seededRandom(seed))
		const { edit, doc, board } = imported(...before)
		const places = new Map([...strips.all(doc).values()].map(({ id, place }) => [id, place]))
		takeAll(edit, ...after)
		const fresh = facts(imported(...after).doc)
		// Who has fallen silent stays in the breakdown: the cast is at least the draft's.
		const withoutCast = (lines: string[]) =>
			lines.map((each) => JSON.stringify((JSON.parse(each) as unknown[]).slice(0, 6)))
		expect(withoutCast(facts(doc)), `seed ${seed}`).toEqual(withoutCast(fresh))
		expect(plan(doc, ...after), `seed ${seed}`).toEqual([])
		const live = viewOf(doc, board).days.flatMap(({ rows }) => rows)
		for (const { id, strip } of live) expect(strip.place, `seed ${seed}`).toBe(places.get(id))
	}
})

test('what a draft has tagged since joins the breakdown, and what is there stays', () => {
	const { edit, doc } = imported('1 BARN', '2 YARD')
	const tagged = { category: 'Props', categoryId: '', name: 'Lantern' }
	const [first, second] = script('1 BARN', '2 YARD').scenes as [ScriptScene, ScriptScene]
	const draft = { scenes: [{ ...first, elements: [tagged] }, second], characters: [] }
	const entries = planRevision(readStripboard(doc), draft.scenes)
	expect(entries[0]?.changes).toEqual([{ fact: 'elements', from: '', to: 'Lantern' }])
	expect(entries[1]?.kind).toBe('same')

	const accepted = entries.map(({ key }) => key)
	expect(reviseScript(edit, draft, { accepted, colour: 'blue' }).ok).toBe(true)
	const [scene] = scriptOrder(readStripboard(doc))
	const needs = scene ? needsOf(readStripboard(doc), scene) : []
	expect(needs.map(({ element }) => [element.category, element.name])).toEqual([
		['props', 'Lantern']
	])
	expect(reviseScript(edit, draft, { accepted, colour: 'blue' })).toEqual(
		refused('nothing-accepted')
	)
})
