import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import type { StoredFile } from '../../core/stored-file.ts'
import type { Taker } from '../planned.ts'
import {
	attachments,
	type Attachment,
	type AttachmentId,
	type Purpose
} from '../records/attachment.ts'
import { consignments } from '../records/consignment.ts'
import { lines } from '../records/line.ts'

/** What a file is attached to: a round of a line, a finding about it, or a consignment. */
export type AttachOrder = Partial<Pick<Attachment, 'line' | 'round' | 'issue' | 'consignment'>> & {
	purpose: Purpose
	taker: Taker
}

/** Attaches a file that the server keeps. */
export function attachFile(
	edit: Edit,
	{ file, name, kind, bytes, hash }: StoredFile,
	{ taker, ...to }: AttachOrder
): Outcome<AttachmentId, 'line-gone' | 'consignment-gone' | 'bad-value'> {
	if (to.line && lines.get(edit.doc, to.line)?.removed !== false) return refuse('line-gone')
	if (to.consignment && consignments.get(edit.doc, to.consignment)?.removed !== false)
		return refuse('consignment-gone')
	const values = { ...to, ...taker, file, name, kind, bytes, hash }
	const isSomewhere = Boolean(to.line) || Boolean(to.consignment)
	if (!isSomewhere || file === '' || attachments.problem(values) !== null)
		return refuse('bad-value')
	const id = edit.newId() as AttachmentId
	transact(edit, () => attachments.create(edit.doc, id, values))
	return ok(id)
}

/** Says what a file is shown for. */
export function repurposeFile(
	edit: Edit,
	id: AttachmentId,
	purpose: Purpose
): Outcome<null, 'file-gone'> {
	if (attachments.get(edit.doc, id)?.removed !== false) return refuse('file-gone')
	transact(edit, () => attachments.patch(edit.doc, id, { purpose }))
	return ok(null)
}

/** Takes files off what they were attached to. */
export function detachFiles(
	edit: Edit,
	ids: readonly AttachmentId[]
): Outcome<number, 'file-gone'> {
	const there = ids.filter((id) => attachments.get(edit.doc, id)?.removed === false)
	if (there.length === 0) return refuse('file-gone')
	transact(edit, () => {
		for (const id of there) attachments.patch(edit.doc, id, { removed: true })
	})
	return ok(there.length)
}
