import { ussOf } from '#formats/uss-write.ts'
import { productionFile } from '#model/production/file.ts'
import { readProduction } from '#model/production/records.ts'
import { boardList, mainBoard } from '#model/stripboard/queries/boards.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { openedDocuments } from '../store/documents.ts'
import { listedProduction, readArguments, UsageError, withStore, type Verb } from './verb.ts'

/**
 * `export PRODUCTION`: the whole production as one file of JSON on stdout; with `--uss` a board of it for
 * other schedulers, the main one unless `--board` names another.
 */
export const exportProduction: Verb = {
	usage: 'export PRODUCTION [--uss [--board NAME]]',
	summary: 'prints a whole production as one open JSON file, or a board as USS',
	async run(args) {
		const options = { uss: { type: 'boolean' }, board: { type: 'string' } } as const
		const { words, values } = readArguments(args, { count: 1, options })
		const production = words[0] as string
		if (values.board !== undefined && !values.uss)
			throw new UsageError('--board goes with --uss: a whole production has all its boards.')
		const { title, docs } = await withStore(async (store) => ({
			...(await listedProduction(store, production)),
			docs: await openedDocuments(store, production)
		}))
		if (values.uss) {
			const text = scheduleOf(docs, values.board)
			return { text, json: JSON.parse(text) as unknown }
		}
		const json = productionFile(title, docs)
		return { text: JSON.stringify(json, null, '\t'), json }
	}
}

function scheduleOf(
	docs: Awaited<ReturnType<typeof openedDocuments>>,
	named: string | undefined
): string {
	const [stripboard, production] = [docs.get('stripboard'), docs.get('production')]
	if (!stripboard || !production) throw new UsageError('This production has no stripboard yet.')
	const state = readStripboard(stripboard)
	const board =
		named === undefined
			? mainBoard(state.boards)
			: boardList(state.boards).find(({ id, name }) => name === named || id === named)
	if (!board) throw new UsageError(`There is no board ${named ?? 'in this production'}.`)
	const order = { state, production: readProduction(production), board: board.id }
	return ussOf({ ...order, writtenAt: Date.now(), revision: '' })
}
