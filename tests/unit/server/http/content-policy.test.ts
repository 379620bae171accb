import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentPolicy, socketOrigins } from '../../../../server/http/content-policy.ts'

/** A policy as a map from what is governed to what is allowed. */
function directivesOf(policy: string): Map<string, string[]> {
	const directives = policy.split('; ').map((directive) => directive.split(' '))
	return new Map(directives.map(([name = '', ...sources]) => [name, sources]))
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('a page runs its files and the very inline scripts it was built with, and nothing else', () => {
	const html = `<script src="/theme.js"></script>
		<script>start()</script><script type="module" data-src="x">\n\tgo()\n</script>`
	const directives = directivesOf(contentPolicy({ html, sockets: [] }))
	expect(directives.get('script-src')).toEqual(["'self'", hashOf('start()'), hashOf('\n\tgo()\n')])
	const bare = directivesOf(contentPolicy({ sockets: [] }))
	expect(bare.get('script-src')).toEqual(["'self'"])
})

test('nothing is let through wholesale, and what is not named is from here', () => {
	const policy = contentPolicy({ html: '<script>1</script>', sockets: ['ws://localhost:4400'] })
	for (const wholesale of [
		"'unsafe-inline'",
		"'unsafe-eval'",
		'*',
		'http:',
		'https:',
		'ws:',
		'wss:'
	])
		expect(policy.split(/[ ;]+/)).not.toContain(wholesale)
	const directives = directivesOf(policy)
	expect(directives.get('default-src')).toEqual(["'self'"])
	for (const shut of ['object-src', 'base-uri', 'frame-src', 'frame-ancestors'])
		expect([shut, directives.get(shut)]).toEqual([shut, ["'none'"]])
	for (const own of ['worker-src', 'manifest-src', 'form-action'])
		expect([own, directives.get(own)]).toEqual([own, ["'self'"]])
})

test('a style element or attribute passes by its hash alone', () => {
	const directives = directivesOf(contentPolicy({ sockets: [] }))
	const [self, ...elements] = directives.get('style-src') ?? []
	const [hashes, ...attributes] = directives.get('style-src-attr') ?? []
	expect([self, hashes]).toEqual(["'self'", "'unsafe-hashes'"])
	for (const source of [...elements, ...attributes]) expect(source).toMatch(/^'sha256-.{43}='$/)
})

test('sockets go to the public address and to the name the page was asked for by', () => {
	const open = new URL('https://daybreak.example')
	expect(socketOrigins(open, 'daybreak.example')).toEqual(['wss://daybreak.example'])
	expect(socketOrigins(open, '127.0.0.1:4400')).toEqual([
		'wss://daybreak.example',
		'ws://127.0.0.1:4400'
	])
	const home = new URL('http://127.0.0.1:4400/')
	expect(socketOrigins(home, 'localhost:4400')).toEqual([
		'ws://127.0.0.1:4400',
		'ws://localhost:4400'
	])
	expect(socketOrigins(home, '[::1]:4400')).toEqual(['ws://127.0.0.1:4400'])
	const policy = contentPolicy({ sockets: socketOrigins(open, 'daybreak.example') })
	expect(policy).toContain("connect-src 'self' wss://daybreak.example")
})
