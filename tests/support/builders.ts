import * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { byOrder, orderBlock } from '#model/core/order.ts'
import { settings, readProduction, type ProductionState } from '#model/production/records.ts'
import { readPlace, writePlace, type List } from '#model/stripboard/place.ts'
import { boardOf, type BoardView } from '#model/stripboard/queries/board.ts'
import { stripsIn, type Row, type SceneRow } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements, type Element, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes, type Scene, type SceneId } from '#model/stripboard/records/scene.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { seededRandom } from './random.ts'

/** An edit on a document of its own, or on the one given. Ids count up: `ann-1`, `ann-2`. */
export function editBy(person: string, doc = new Y.Doc(), seed = person.length): Edit {
	let count = 0
	const { next } = seededRandom(seed)
	return { doc, newId: () => `${person}-${++count}`, random: next, origin: person }
}

/** A second copy of a document, under another client id. */
export function copyOf(doc: Y.Doc, clientId?: number): Y.Doc {
	const copy = new Y.Doc()
	if (clientId !== undefined) copy.clientID = clientId
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
	return copy
}

/** Brings documents to one state, as a server would. */
export function merge(...docs: readonly Y.Doc[]): void {
	for (const from of docs) {
		for (const to of docs) {
			if (from !== to)
				Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'wire')
		}
	}
}

/** How many transactions that changed something `body` made. */
export function transactionsIn(doc: Y.Doc, body: () => void): number {
	let count = 0
	const note = () => void count++
	doc.on('update', note)
	body()
	doc.off('update', note)
	return count
}

/** Every `record.field` written by `body`, in the order of their texts. */
export function writesIn(doc: Y.Doc, root: string, body: () => void): string[] {
	const written = new Set<string>()
	const note = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
		for (const { path, keys } of events) {
			for (const key of keys.keys()) written.add([...path, key].join('.'))
		}
	}
	doc.getMap(root).observeDeep(note)
	body()
	doc.getMap(root).unobserveDeep(note)
	return [...written].sort()
}

/** A board drawn with words: what it is made of, by word. Day breaks are `|1`, `|2`, from the top. */
export type Drawn = {
	board: BoardId
	strip: (word: string) => StripId
	scene: (number: string) => SceneId
}

/**
 * Draws a board with words. `12A` is a scene of one page, `12A:20` one of 20 eighths, `12A:?` one of
 * unknown length, `|` a day break, `LUNCH` a banner, `LUNCH:30` one of 30 minutes.
 */
export function drawBoard(edit: Edit, main: string, boneyard = ''): Drawn {
	const board = edit.newId() as BoardId
	const stripIds = new Map<string, StripId>()
	const sceneIds = new Map<string, SceneId>()
	const words = { main: wordsOf(main), boneyard: wordsOf(boneyard) }
	const room = Math.max(200, words.main.length + words.boneyard.length)
	const positions = orderBlock({ after: null, before: null }, room, edit.random)

	edit.doc.transact(() => {
		boards.create(edit.doc, board, { name: 'Main board', order: 'a0' })
		for (const list of ['main', 'boneyard'] as const) {
			const orders = orderBlock({ after: null, before: null }, words[list].length, edit.random)
			words[list].forEach((word, at) => {
				const place = writePlace({ list, order: must(orders[at], 'a key for each word') })
				const id = edit.newId() as StripId
				const [name = '', measure] = word.split(':')
				if (name === '|') {
					strips.create(edit.doc, id, { board, place, kind: 'dayBreak' })
					stripIds.set(`|${[...stripIds.keys()].filter((key) => key[0] === '|').length + 1}`, id)
				} else if (/\d/.test(name)) {
					const scene = edit.newId() as SceneId
					const position = must(positions[sceneIds.size], 'a position for each scene')
					const eighths = measure === '?' ? null : Number(measure ?? 8)
					scenes.create(edit.doc, scene, { number: name, position, eighths })
					strips.create(edit.doc, id, { board, place, kind: 'scene', scene })
					sceneIds.set(name, scene)
					stripIds.set(name, id)
				} else {
					const minutes = measure === undefined ? null : Number(measure)
					strips.create(edit.doc, id, { board, place, kind: 'banner', text: name, minutes })
					stripIds.set(name, id)
				}
			})
		}
	}, 'draw')

	return {
		board,
		strip: (word) => must(stripIds.get(word), `a strip drawn as ${word}`),
		scene: (number) => must(sceneIds.get(number), `a scene drawn as ${number}`)
	}
}

function wordsOf(text: string): string[] {
	return text.split(' ').filter((word) => word !== '')
}

/** The words that a list of a board would be drawn with, lengths left out. */
export function wordsIn(doc: Y.Doc, board: BoardId, list: List = 'main'): string {
	const state = readStripboard(doc)
	return stripsIn(state.strips, { board, list })
		.map((strip) => {
			if (strip.kind === 'dayBreak') return '|'
			if (strip.kind === 'banner') return strip.text
			return (strip.scene && state.scenes.get(strip.scene)?.number) || '?'
		})
		.join(' ')
}

/** The order keys of a list, from the top. */
export function ordersIn(doc: Y.Doc, board: BoardId, list: List = 'main'): string[] {
	return stripsIn(strips.all(doc), { board, list })
		.map((strip) => ({ id: strip.id, order: readPlace(strip.place).order }))
		.sort(byOrder)
		.map(({ order }) => order)
}

/** A production that starts on Monday, 2 March 2026, with weekends off. */
export function production(values: Partial<ProductionState['settings']> = {}): ProductionState {
	const defaults = settings.read(new Y.Doc())
	return {
		settings: { ...defaults, startDate: '2026-03-02', ...values },
		holidays: new Map(),
		exceptions: new Map()
	}
}

/** The board of a document as a person sees it. */
export function viewOf(doc: Y.Doc, board: BoardId, of = readProduction(doc)): BoardView {
	return boardOf(readStripboard(doc), of, board)
}

/** Every row of the main list, day breaks too. */
export function rowsOf(doc: Y.Doc, board: BoardId): Row[] {
	const state = readStripboard(doc)
	const view = boardOf(state, production(), board)
	return view.days.flatMap((day): Row[] => {
		const strip = day.id === 'open' ? undefined : state.strips.get(day.id)
		return strip ? [...day.rows, { kind: 'dayBreak', id: strip.id, strip }] : [...day.rows]
	})
}

/** The scene rows of the main list. */
export function sceneRowsOf(doc: Y.Doc, board: BoardId): SceneRow[] {
	return rowsOf(doc, board).filter((row) => row.kind === 'scene')
}

/** A scene as stored, which must be there. */
export function sceneIn(doc: Y.Doc, id: SceneId): Scene {
	return must(scenes.get(doc, id), `scene ${id}`)
}

/** A cast member as read from an empty record, with these values. */
export function castMember(id: ElementId, values: Partial<Element>): Element {
	return { ...elements.read(id, new Y.Doc().getMap()), category: 'cast', ...values }
}
