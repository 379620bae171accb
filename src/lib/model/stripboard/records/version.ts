import { choice, flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { revisionColours } from '../revision-colours.ts'
import type { BoardId } from './board.ts'

declare const versionId: unique symbol
export type VersionId = string & { readonly [versionId]: true }

/** The longest frozen board: some 3,000 strips. It bounds what one publication adds to the document. */
export const longestFrozen = 65_000

const versionFields = {
	board: pointer<BoardId>(),
	colour: choice(revisionColours, 'white'),
	/** When it was published, ISO with zone, and by whom. */
	at: text(32),
	by: text(80),
	note: text(200),
	/** The board as it was: see frozen.ts. '' once the version was thrown away. */
	frozen: text(longestFrozen),
	removed: flag()
}

/** A board as it was when somebody published it. */
export const versions = new Collection<VersionId, typeof versionFields>('versions', versionFields)

export type Version = RecordOf<VersionId, typeof versionFields>
