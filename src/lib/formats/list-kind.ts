import { extensionOf } from './sniff.ts'
import { decodeText } from './text.ts'

/** The lists that editorial and sound write. */
export type ListKind = 'edl' | 'ale' | 'protools'

/** Which list a file is, by its name or by how it begins; null for anything else. EDLs come as .txt, too. */
export function listKind({ name, bytes }: { name: string; bytes: Uint8Array }): ListKind | null {
	const extension = extensionOf(name)
	if (extension === 'edl' || extension === 'ale') return extension
	const { text } = decodeText(bytes.subarray(0, 4096))
	if (/^\s*SESSION NAME:\t/.test(text)) return 'protools'
	if (/^\s*Heading\r?\n(.*\r?\n){1,40}\s*Column\r?\n/.test(text)) return 'ale'
	const isEdl = /^\s*TITLE:.*(\r?\n\s*)+(FCM:|\d{3,6}\s)/i.test(text)
	return isEdl && /(\d{2}[:;.]){3}\d{2}\s+(\d{2}[:;.]){3}\d{2}/.test(text) ? 'edl' : null
}
