import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

const built = 'build/client'

/** The page as the server answers it, with the policy it comes with. */
async function readPage({ url }: Server): Promise<{ html: string; policy: string }> {
	const answer = await fetch(url)
	const policy = answer.headers.get('content-security-policy') ?? ''
	return { html: await answer.text(), policy }
}

/** What the built files with this ending say, by name. */
function filesEnding(ending: string): [string, string][] {
	const names = readdirSync(built, { recursive: true, encoding: 'utf8' })
	return names
		.filter((name) => name.endsWith(ending))
		.map((name) => [name, readFileSync(join(built, name), 'utf8')])
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('every inline script of the built page is named in its policy, and no other script', async ({
	server
}) => {
	const { html, policy } = await readPage(server)
	const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
	expect(inline).toHaveLength(1)
	expect(inline[0]).toContain('kit.start')
	const allowed = /script-src ([^;]*)/.exec(policy)?.[1]
	expect(allowed).toBe(["'self'", ...inline.map(hashOf)].join(' '))
	expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|strict-dynamic/)
	expect(html).not.toContain('http-equiv') // one policy, and a header cannot be left out of a page
})

test('the built page has no inline handlers, styles or frames, and takes nothing from elsewhere', async ({
	server
}) => {
	const { html } = await readPage(server)
	const tags = html.match(/<[a-z][^>]*>/gi) ?? []
	expect(tags.length).toBeGreaterThan(10)
	expect(tags.filter((tag) => /\s(on[a-z]+|style)\s*=/i.test(tag))).toEqual([])
	expect(tags.filter((tag) => /^<(style|base|iframe|object|embed|form)\b/i.test(tag))).toEqual([])
	const addresses = [...html.matchAll(/\s(?:src|href)\s*=\s*["']?([^"'\s>]*)/gi)].map(
		([, to]) => to
	)
	expect(addresses.length).toBeGreaterThan(5)
	expect(addresses.filter((address) => !/^\/[^/]/.test(address ?? ''))).toEqual([])
	for (const [name, css] of filesEnding('.css')) {
		const elsewhere = css.match(/@import[^;]*|url\(["']?(https?:)?\/\/[^)]*\)/g)
		expect([name, elsewhere]).toEqual([name, null])
	}
})

test('style attributes in the markup of built scripts are named in the policy', async ({
	server
}) => {
	const { policy } = await readPage(server)
	const named = /style-src-attr ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? []
	// A picture inside a script is no markup of a page.
	const found = filesEnding('.js').flatMap(([, code]) => [
		...code.replace(/data:image\/svg\+xml[^`]*`/g, '').matchAll(/ style="([^"]*)"/g)
	])
	// What is filled in at run time is no markup of ours: the borders of a spreadsheet are written so.
	const texts = new Set(found.map(([, text]) => text ?? '').filter((text) => !text.includes('${')))
	expect([...texts].filter((text) => !named.includes(hashOf(text)))).toEqual([])
	expect(named.slice(1).sort()).toEqual([...texts].map(hashOf).sort())
})
