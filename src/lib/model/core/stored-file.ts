import { choice, fitText, text, whole } from './field.ts'

/*
 * Files that people attach: a document keeps a record of each, the bytes lie on the server. The same
 * for every area.
 */

/** What a file is, told by its bytes. What is none of these is not taken. */
export const fileKinds = [
	...(['png', 'jpeg', 'gif', 'webp', 'pdf', 'office', 'old-office', 'rtf', 'text'] as const),
	'unknown'
] as const

export type FileKind = (typeof fileKinds)[number]

/**
 * The largest file, in bytes. A scanned contract or a QC report of a feature is some 5 to 20 MB; what
 * is larger is media, and belongs into the vault.
 */
export const mostFileBytes = 25 * 1024 * 1024

/** Why a file is not taken, said before it is sent as well as when it arrives. */
export const fileSentences = {
	tooLarge: `A file has at most ${mostFileBytes / 1024 / 1024} MB. Masters and media belong into the vault.`,
	empty: 'This file is empty.'
} as const

/**
 * All files of a production together, in bytes: a thousand papers of a usual size. Backups hold them
 * too, so it must not be without end.
 */
export const mostProductionBytes = 1024 * 1024 * 1024

/** The most letters of a file's name: what file systems take, with room for an ending. */
export const longestFileName = 200

/** The fields of a record that has a file. */
export const storedFileFields = {
	/** The id under which the server keeps its bytes. */
	file: text(40),
	name: text(longestFileName),
	kind: choice(fileKinds, 'unknown'),
	bytes: whole(0, Number.MAX_SAFE_INTEGER, 0),
	/** SHA-256 of its bytes, as hexadecimal digits. */
	hash: text(64)
}

/** A file that the server keeps, as it says so. */
export type StoredFile = {
	file: string
	name: string
	kind: FileKind
	bytes: number
	hash: string
}

/** The sizes in which the server shows pictures: the most pixels of their longer side. */
export const pictureSizes = { small: 320, large: 1600 } as const

export type PictureSize = keyof typeof pictureSizes

/** Whether the server can show it as a picture. */
export function isPicture(kind: FileKind): boolean {
	return kind === 'png' || kind === 'jpeg' || kind === 'gif' || kind === 'webp'
}

/** The endings that fit each kind; a name with another gets the first one behind it. */
const endings: Record<FileKind, readonly string[]> = {
	png: ['png'],
	jpeg: ['jpg', 'jpeg'],
	gif: ['gif'],
	webp: ['webp'],
	pdf: ['pdf'],
	office: ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'],
	'old-office': ['doc', 'xls', 'ppt'],
	rtf: ['rtf'],
	text: [
		...[
			'txt',
			'csv',
			'tsv',
			'md',
			'xml',
			'mhl',
			'json',
			'srt',
			'vtt',
			'stl',
			'scc',
			'ttml',
			'dfxp'
		],
		...['edl', 'ale', 'log', 'ics', 'fdx', 'fountain', 'cube', 'cdl', 'otio', 'eml']
	],
	unknown: ['bin']
}

/** Letters that end a path, command a terminal, or turn what is read around. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu

/**
 * A name that is harmless wherever a file with it is put: no path, nothing invisible, and an ending
 * that says what it is.
 */
export function safeFileName(name: string, kind: FileKind): string {
	const last = name.split(/[/\\]/).at(-1) ?? ''
	const plain = last
		.replace(unfit, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '')
	const fit = fitText(plain === '' ? 'file' : plain, longestFileName - 5).trim()
	const ending = /\.([^.]+)$/.exec(fit)?.[1]?.toLowerCase() ?? ''
	return endings[kind].includes(ending) ? fit : `${fit}.${endings[kind][0]}`
}
