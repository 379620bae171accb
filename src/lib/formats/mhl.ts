import { maxHashListBytes } from './limits.ts'
import { mhlReader } from './mhl-reader.ts'
import { readPlainHashes } from './mhl-plain.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { textKind } from './sniff.ts'
import { decodeText } from './text.ts'
import { readXml } from './xml.ts'

/** What a hash was made for: first seen, found the same again, or found to be another. */
export type HashAction = 'original' | 'verified' | 'failed' | 'new' | ''

/** A file of a hash list. `bytes` is null where the list does not say. */
export type HashedFile = {
	path: string
	bytes: number | null
	/** When it was last changed, and when its hash was made, as the list writes it; '' for unknown. */
	modified: string
	hashedAt: string
	algorithm: string
	hash: string
	action: HashAction
	line: number
}

/** A generation that a chain file lists, with the hash of its own file. */
export type Generation = { number: number; path: string; algorithm: string; hash: string }

/**
 * A media hash list, or the chain of a folder's lists. After ASC MHL 2.0 (urn:ASC:MHL:v2.0), the
 * classic Media Hash List 1.x, and plain `md5  path` lists.
 */
export type HashList = {
	format: 'mhl'
	kind: 'ascmhl' | 'classic' | 'plain' | 'chain'
	version: string
	/** When, with what, where and by whom it was made; '' for unknown. */
	created: string
	tool: string
	host: string
	author: string
	/** `in-place`, `transfer` or `flatten`; '' for unknown. */
	process: string
	/** The hash of the whole folder's content. */
	rootHash: string
	files: HashedFile[]
	directories: number
	generations: Generation[]
}

/**
 * Reads a media hash list by its content. Never throws: what is damaged is refused, with the line.
 */
export function readHashList(bytes: Uint8Array): { ok: true; value: HashList } | Refusal {
	if (bytes.length === 0) return refuseFile('empty-file', 'This file is empty.')
	if (bytes.length > maxHashListBytes)
		return refuseFile('too-big', `This file is larger than ${maxHashListBytes / 1024 / 1024} MB.`)
	const { text } = decodeText(bytes)
	if (textKind(text) !== 'xml') return readPlainHashes(text)
	const reader = mhlReader()
	const refusal = readXml(text, reader, {
		noDoctype: 'no hash list does',
		ends: ['</hashlist>', '</ascmhldirectory>']
	})
	return refusal ?? reader.result()
}

/** Whether a file looks like a hash list: by its name or by its root. */
export function looksLikeHashList(name: string, bytes: Uint8Array): boolean {
	if (/\.(mhl|md5|xxh64|sha1)$|(^|\/)ascmhl_chain\.xml$/i.test(name)) return true
	const { text } = decodeText(bytes.subarray(0, 2048))
	return /<(hashlist|ascmhldirectory)[\s>]/.test(text)
}
