import * as Y from 'yjs'
import type { DocumentKind } from '../documents.ts'
import type { Subject, SubjectKind } from './records.ts'

type Home = { document: DocumentKind; root: string }

/** Where the things lie that comments are about; null for what only a newer client knows. */
const homes: Readonly<Record<SubjectKind, Home | null>> = {
	scene: { document: 'stripboard', root: 'scenes' },
	object: { document: 'whiteboard-main', root: 'objects' },
	session: { document: 'bookings', root: 'sessions' },
	cue: { document: 'bookings', root: 'cues' },
	line: { document: 'deliverables', root: 'scheduleLines' },
	issue: { document: 'deliverables', root: 'qcIssues' },
	other: null
}

/** The document that a thing lies in. */
export function documentOf({ kind }: Subject): DocumentKind | null {
	return homes[kind]?.document ?? null
}

/** Whether a thing is still there, in its document. */
export function isThere(doc: Y.Doc, { kind, id }: Subject): boolean {
	const home = homes[kind]
	const stored = home === null ? undefined : doc.getMap(home.root).get(id)
	return stored instanceof Y.Map && stored.get('removed') !== true
}
