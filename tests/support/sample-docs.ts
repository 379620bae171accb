import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import { birthOfProduction } from '#model/production/birth.ts'
import { readProduction, type ProductionState } from '#model/production/records.ts'
import { sample } from '#model/sample/sample.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'

/** The sample production as it is born: its documents, and what they say. */
export function bornSample(): {
	docs: Map<string, Y.Doc>
	state: StripboardState
	production: ProductionState
	board: BoardId
} {
	let count = 0
	const newId = () => `id-${++count}`
	const order = { title: sample.title, from: 'sample', today: '2026-01-01', newId } as const
	const docs = new Map(
		birthOfProduction({ ...order, clientId: 7 }).map(({ kind, bytes }) => {
			const doc = new Y.Doc()
			Y.applyUpdate(doc, bytes)
			return [kind as string, doc] as const
		})
	)
	const state = readStripboard(must(docs.get('stripboard'), 'a stripboard is born'))
	return {
		docs,
		state,
		production: readProduction(must(docs.get('production'), 'a production is born')),
		board: must([...state.boards.keys()][0], 'a board is born')
	}
}
