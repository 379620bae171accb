import type { Access } from '#model/access.ts'
import type { SubjectKind } from '#model/comments/records.ts'
import type { DocumentKind } from '#model/documents.ts'

/** What a page needs of whoever opens it. */
export type Need = { kind: DocumentKind; access: Exclude<Access, 'none'> }

/** The page of a production that shows things of a kind; null for what only a newer client knows. */
export const areaOf: Readonly<Record<SubjectKind, string | null>> = {
	scene: 'stripboard',
	object: 'whiteboard',
	session: 'bookings',
	cue: 'bookings/cues',
	line: 'deliverables',
	issue: 'deliverables',
	other: null
}

/** What the page at a path of a production needs; null where everybody in it may be. */
export function needOf(path: string): Need | null {
	const [area, page] = path.split('/').slice(3)
	if (area === 'contacts') return { kind: 'office', access: 'read' }
	if (area === 'whiteboard') return { kind: 'whiteboard-main', access: 'read' }
	if (area === 'bookings') return { kind: 'bookings', access: 'read' }
	if (area === 'deliverables') return { kind: 'deliverables', access: 'read' }
	if (area !== 'stripboard') return null
	const isForWriting = page === 'import' || page === 'revision'
	return { kind: 'stripboard', access: isForWriting ? 'write' : 'read' }
}
