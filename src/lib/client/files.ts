import * as z from 'zod/mini'
import { parseJson } from '#model/core/json.ts'
import {
	fileKinds,
	fileSentences,
	mostFileBytes,
	type PictureSize,
	type StoredFile
} from '#model/core/stored-file.ts'
import type { DocumentKind } from '#model/documents.ts'
import { refusalIn, type Answer, type Refusal } from './api.ts'

/*
 * Files that people attach. A document keeps a record of each; the bytes go to the server, and so
 * only while it can be reached.
 */

const kept = z.object({
	file: z.object({
		file: z.string(),
		name: z.string(),
		kind: z.catch(z.enum(fileKinds), 'unknown'),
		bytes: z.number(),
		hash: z.string()
	})
})

/** Which document of which production a file is attached in. */
export type FileHome = { production: string; kind: DocumentKind }

/** How far a file is on its way: from 0 to 1. */
export type Underway = (fraction: number) => void

/** Where a file can be saved from, for whoever may read its document. */
export function fileAddress({ production, kind }: FileHome, file: string): string {
	return `/api/productions/${encodeURIComponent(production)}/files/${kind}/${encodeURIComponent(file)}`
}

/** Where it can be looked at, when it is a picture. */
export function pictureAddress(home: FileHome, file: string, size: PictureSize): string {
	return `${fileAddress(home, file)}/${size}`
}

/**
 * Sends a file to the server, and answers what it is there. Never throws. It may take as long as it
 * moves: whoever waits sees how far it is, and can call it off by the signal.
 */
export function sendFile(
	home: FileHome,
	file: File,
	{ underway, signal }: { underway: Underway; signal: AbortSignal }
): Promise<Answer<StoredFile>> {
	const { tooLarge, empty } = fileSentences
	if (file.size > mostFileBytes) return Promise.resolve(refused('too-large', tooLarge))
	if (file.size === 0) return Promise.resolve(refused('empty', empty))
	return new Promise((resolve) => {
		// fetch cannot say how much of a body has been sent.
		const asked = new XMLHttpRequest()
		const stop = () => asked.abort()
		signal.addEventListener('abort', stop)
		asked.open('POST', fileAddress(home, '').slice(0, -1))
		asked.setRequestHeader('content-type', 'application/octet-stream')
		asked.setRequestHeader('x-file-name', encodeURIComponent(file.name))
		asked.upload.onprogress = ({ loaded, total }) => underway(total > 0 ? loaded / total : 0)
		asked.onabort = () => resolve(refused('called-off', 'Not attached.'))
		asked.onerror = () => resolve({ ...refused('offline', offline), offline: true })
		asked.onload = () => resolve(read(asked))
		asked.onloadend = () => signal.removeEventListener('abort', stop)
		asked.send(file)
	})
}

const offline =
	'The server cannot be reached, so the file was not attached. Your edits are kept on this device; a file has to wait until you are online.'

function read({ status, responseText }: XMLHttpRequest): Answer<StoredFile> {
	const said = parseJson(responseText)
	const parsed = kept.safeParse(said)
	if (status === 201 && parsed.success) return { ok: true, value: parsed.data.file }
	return refusalIn(said)
}

function refused(code: string, message: string): Refusal {
	return { ok: false, offline: false, code, message }
}
