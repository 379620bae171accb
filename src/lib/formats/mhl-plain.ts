import { maxHashedFiles } from './limits.ts'
import type { HashedFile, HashList } from './mhl.ts'
import { algorithmOf } from './mhl-hashes.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { splitLines } from './text.ts'

/** Reads a list as `md5sum` writes it: a hash, two blanks (or a blank and a star), a path. */
export function readPlainHashes(text: string): { ok: true; value: HashList } | Refusal {
	const files: HashedFile[] = []
	for (const [at, line] of splitLines(text).entries()) {
		if (line.trim() === '' || line.startsWith('#') || line.startsWith(';')) continue
		const [, hash = '', path = ''] = /^([0-9a-fA-F]{16,64})\s[\s*]?(.+)$/.exec(line.trimEnd()) ?? []
		const algorithm = algorithmOf(hash)
		if (algorithm === null || path === '') {
			const message =
				files.length === 0
					? 'This is no hash list: it has neither the XML of one nor lines of a hash and a path.'
					: `This file is damaged: line ${at + 1} is not a hash and a path.`
			return refuseFile(files.length === 0 ? 'wrong-kind' : 'broken-list', message, at + 1)
		}
		if (files.length >= maxHashedFiles)
			return refuseFile('too-many', `This list has more than ${maxHashedFiles} files.`, at + 1)
		const known = { algorithm, hash: hash.toLowerCase(), path, line: at + 1 }
		files.push({ ...known, bytes: null, modified: '', hashedAt: '', action: '' })
	}
	if (files.length === 0) return refuseFile('empty-file', 'This file has no hashes in it.')
	const unknown = { version: '', created: '', tool: '', host: '', author: '', process: '' }
	const value: HashList = {
		...{ format: 'mhl', kind: 'plain', ...unknown, rootHash: '' },
		...{ files, directories: 0, generations: [] }
	}
	return { ok: true, value }
}
