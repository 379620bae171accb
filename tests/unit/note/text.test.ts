import { getSchema } from '@tiptap/core'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mayBeTyped, noteText, safeAddress } from '$lib/note/text.ts'

const schema = getSchema([noteText])

/** What the editor draws for a mark that somebody's program wrote into the shared text. */
function drawn(name: string, attributes: unknown): unknown {
	const fragment = new Y.Doc().getXmlFragment('note:x')
	const paragraph = new Y.XmlElement('paragraph')
	const text = new Y.XmlText()
	fragment.insert(0, [paragraph])
	paragraph.insert(0, [text])
	text.insert(0, 'call sheet', { [name]: attributes })
	const words = yXmlFragmentToProseMirrorRootNode(fragment, schema).firstChild?.firstChild
	const mark = words?.marks[0]
	expect([words?.text, mark?.type.name]).toEqual(['call sheet', 'link'])
	return mark?.type.spec.toDOM?.(mark, true)
}

const hostile = [
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	' javascript:alert(1)',
	'\u0001javascript:alert(1)',
	'java\nscript:alert(1)',
	'java\tscript:alert(1)',
	'javascript\u200b:alert(1)',
	'java\u0000script:alert(1)',
	'&#106;avascript:alert(1)',
	'javascript://example.com/%0aalert(1)',
	'data:text/html,<script>alert(1)</script>',
	'DATA:text/html;base64,PHNjcmlwdD4=',
	'vbscript:msgbox(1)',
	'view-source:https://example.com',
	'blob:https://example.com/1',
	'filesystem:https://example.com/1',
	'file:///etc/passwd',
	'ftp://example.com',
	'sms:+4479460000',
	'xmpp:a@example.com',
	'//example.com',
	'/api/me',
	'http://[',
	'',
	null,
	7,
	{ toString: 'javascript:alert(1)' },
	['javascript:alert(1)']
]

describe('a link that somebody’s program wrote into a note', () => {
	test.each(hostile)('to %j is no link', (href) => {
		expect(drawn('link', { href })).toEqual(['span', 0])
		expect(drawn('link--aGFzaA==', { href })).toEqual(['span', 0])
	})

	test.each([
		['http://example.com/a?b#c', 'http://example.com/a?b#c'],
		['HTTPS://Example.com', 'https://example.com/'],
		['mailto:ann@example.com', 'mailto:ann@example.com'],
		['tel:+44 20 7946 0000', 'tel:+44 20 7946 0000'],
		['ht\ntps://example.com/a b', 'https://example.com/a%20b']
	])('to %j is one, as a browser reads it', (href, read) => {
		expect(drawn('link', { href })).toMatchObject(['a', { href: read }, 0])
	})

	test('brings nothing but its address: no handler, style, class or window of its own', () => {
		const href = 'https://example.com/'
		const extra = {
			...{ onclick: 'alert(1)', style: 'position:fixed', class: 'toolbar', title: 'Save' },
			...{ target: '_top', rel: '', ping: 'https://example.com/', download: 'x' }
		}
		expect(drawn('link', { href, ...extra })).toEqual([
			'a',
			{ href, target: '_blank', rel: 'noopener noreferrer nofollow' },
			0
		])
	})
})

test('a note knows no picture, frame, form or raw markup', () => {
	expect(Object.keys(schema.nodes).sort()).toEqual([
		...['blockquote', 'bulletList', 'codeBlock', 'doc', 'hardBreak', 'heading', 'horizontalRule'],
		...['listItem', 'orderedList', 'paragraph', 'text']
	])
})

test('an address has to be whole and of a kind that opens a page, a letter or a call', () => {
	expect(safeAddress('https://example.com')).toBe('https://example.com/')
	expect(safeAddress('example.com')).toBeNull()
	expect(safeAddress('javascript:void 0')).toBeNull()
})

test('an editor takes the same kinds of address, and a website without its scheme', () => {
	for (const address of [
		'example.com',
		'www.example.com/a',
		'ann@example.com',
		'tel:+44',
		'http://a'
	])
		expect([address, mayBeTyped(address)]).toEqual([address, true])
	for (const address of hostile.filter((one) => typeof one === 'string' && URL.canParse(one)))
		expect([address, mayBeTyped(String(address))]).toEqual([address, false])
})
