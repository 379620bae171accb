import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { versionsOf } from '../queries/boards.ts'
import { boards, type BoardId } from '../records/board.ts'
import { longestFrozen, versions, type Version, type VersionId } from '../records/version.ts'

/** The most published versions that one board keeps: with some 8 kB each, under half a megabyte. */
export const mostVersions = 50

/**
 * Publishes a board: freezes what it says as a version with a revision colour, and makes it what the
 * crew goes by. `frozen` is the board as `freeze` has it, at this moment.
 */
export function publishBoard(
	edit: Edit,
	board: BoardId,
	version: Pick<Version, 'colour' | 'at' | 'by' | 'note' | 'frozen'>
): Outcome<
	VersionId,
	'board-gone' | 'board-archived' | 'board-too-long' | 'too-many-versions' | 'bad-value'
> {
	const found = boards.get(edit.doc, board)
	if (!found || found.removed) return refuse('board-gone')
	if (found.status === 'archived') return refuse('board-archived')
	if (version.frozen.length > longestFrozen) return refuse('board-too-long')
	if (versions.problem(version) !== null) return refuse('bad-value')
	if (versionsOf(versions.all(edit.doc), board).length >= mostVersions) {
		return refuse('too-many-versions')
	}
	const id = edit.newId() as VersionId
	transact(edit, () => {
		versions.create(edit.doc, id, { board, ...version })
		boards.patch(edit.doc, board, { status: 'published' })
	})
	return ok(id)
}

/** Throws a published version away, with what it froze. */
export function removeVersion(edit: Edit, id: VersionId): Outcome<null, 'version-gone'> {
	const version = versions.get(edit.doc, id)
	if (!version || version.removed) return refuse('version-gone')
	transact(edit, () => versions.patch(edit.doc, id, { removed: true, frozen: '' }))
	return ok(null)
}
