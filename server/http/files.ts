import { Readable } from 'node:stream'
import { Hono, type Context } from 'hono'
import { accessTo } from '#model/access.ts'
import { longestFileName, pictureSizes, type PictureSize } from '#model/core/stored-file.ts'
import { isDocumentKind, type DocumentKind } from '#model/documents.ts'
import { NotKept } from '../files/arrival.ts'
import { asking, refusal, type Asking } from './asking.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

/** Whoever opens one of these as a page gets a page that may do nothing at all. */
const sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'"

/**
 * `/api/productions/:production/files/:document`: files attached in a document. Whoever may read the
 * document may read them, whoever may write it may add to them; an id alone opens nothing.
 */
export function fileRoutes(parts: HttpParts): Hono {
	const { files, rates } = parts
	return new Hono()
		.post('/:production/files/:document', async (c) => {
			const { me, production, kind } = await inDocument(c, parts, 'write')
			// No form can send this type, so nobody is made to by another site.
			if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('not-file')
			await rates.spend('files', me.id)
			const said = c.req.header('content-length')
			const order = { production, kind, person: me.id, name: nameIn(c) }
			const length = said === undefined ? null : Number(said)
			const file = await inProblems(() => files.keep({ ...order, length, bytes: bodyOf(c) }))
			return c.json({ file }, 201)
		})
		.get('/:production/files/:document/:file', async (c) => {
			const { production, kind } = await inDocument(c, parts, 'read')
			const found = await files.find({ production, kind }, c.req.param('file'))
			if (found === null) throw new Problem('file-gone')
			const { name, bytes } = found.file
			c.header('Content-Type', 'application/octet-stream')
			c.header('Content-Length', String(bytes))
			c.header('Content-Disposition', attachment(name))
			c.header('Content-Security-Policy', sandbox)
			return c.body(Readable.toWeb(found.content) as ReadableStream)
		})
		.get('/:production/files/:document/:file/:size', async (c) => {
			const { me, production, kind } = await inDocument(c, parts, 'read')
			const size = c.req.param('size')
			if (!isSize(size)) throw new Problem('file-gone')
			await rates.spend('pictures', me.id)
			const picture = await files.picture({ production, kind }, c.req.param('file'), size)
			if (picture === null) throw new Problem('file-gone', 'There is no picture of this.')
			// Drawn anew by us, whatever was sent: the only thing here that is shown and not handed out.
			c.header('Content-Type', 'image/webp')
			c.header('Content-Disposition', 'inline')
			c.header('Content-Security-Policy', sandbox)
			return c.body(Readable.toWeb(picture) as ReadableStream)
		})
}

type InDocument = Asking & { kind: DocumentKind }

/** Whoever is asking, about a document that they may read or write. */
async function inDocument(
	c: Context,
	parts: HttpParts,
	wanted: 'read' | 'write'
): Promise<InDocument> {
	const asked = await asking(c, parts)
	const kind = c.req.param('document') ?? ''
	if (!isDocumentKind(kind)) throw new Problem('file-gone')
	const access = accessTo(kind, asked.role)
	const may = access === 'write' || (wanted === 'read' && access === 'read')
	if (!may) throw await refusal(parts, asked, `files ${kind}`)
	return { ...asked, kind }
}

/** What the file is called where it comes from; headers hold no more than ASCII. */
function nameIn(c: Context): string {
	try {
		return decodeURIComponent(c.req.header('x-file-name') ?? '').slice(0, 4 * longestFileName)
	} catch {
		throw new Problem('bad-request', 'The name of the file cannot be read.')
	}
}

function bodyOf(c: Context): AsyncIterable<Uint8Array> {
	const { body } = c.req.raw
	if (body === null) return Readable.from([])
	return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
}

/** For saving, never for showing. Old browsers get a name without what they might not understand. */
function attachment(name: string): string {
	const plain = name.replace(/[^\w .()-]/g, '_')
	const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${hexOf(sign)}`)
	return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

function hexOf(sign: string): string {
	return sign.charCodeAt(0).toString(16).toUpperCase()
}

function isSize(word: string): word is PictureSize {
	return Object.hasOwn(pictureSizes, word)
}

async function inProblems<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work()
	} catch (error) {
		if (!(error instanceof NotKept)) throw error
		throw new Problem(problems[error.why], error.message)
	}
}

const problems = {
	'too-large': 'too-large',
	'not-a-document': 'no-document',
	'no-room': 'no-room',
	'broken-off': 'bad-request'
} as const
