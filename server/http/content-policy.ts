import { createHash } from 'node:crypto'

/**
 * Where a page of ours may take things from: this server. No inline script or style passes but those
 * named by their hash, so that nothing anybody has typed can ever run.
 */
const common = {
	'default-src': ["'self'"],
	'img-src': ["'self'", 'data:', 'blob:'],
	'worker-src': ["'self'"],
	'manifest-src': ["'self'"],
	'object-src': ["'none'"],
	'frame-src': ["'none'"],
	'base-uri': ["'none'"],
	'form-action': ["'self'"],
	'frame-ancestors': ["'none'"]
}

/**
 * The style elements that @dnd-kit/dom 0.3 puts into the page for as long as somebody drags; it has
 * no other way. Another version has other texts: then the browser tests that drag say so.
 */
const draggingStyles = [
	"'sha256-IGSN5iWLQXCIjzJGhXO5BS4UV1vNCSEQIjjiRNAmSv0='", // what is dragged floats above the page
	"'sha256-P3zrZWkaCzrI/B9T0+WLFRTTY8rvTIfnbvP5TBI9Vgo='", // * { cursor: grabbing !important; }
	"'sha256-YYLJe/bgx7gKdFc8dp3EM3/S8hpKeZs7JyhfBoZYPuk='" // * { user-select: none !important; … }
]

/** The style attributes that libraries write into their markup; whatever scripts set is not asked. */
const markupStyles = [
	"'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='", // SvelteKit: tells a screen reader of a page
	"'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw='" // bits-ui, Command: display: contents;
]

/** For everything that is no part of the app: answers that only programs of ours read. */
export const answerPolicy = "default-src 'none'; frame-ancestors 'none'"

/** The policy of the app's page or of one of its files: its own inline scripts, its own server. */
export function contentPolicy(parts: { html?: string; sockets: readonly string[] }): string {
	const directives = {
		...common,
		'script-src': ["'self'", ...inlineScripts(parts.html ?? '').map(hashSource)],
		'style-src': ["'self'", ...draggingStyles],
		'style-src-attr': ["'unsafe-hashes'", ...markupStyles],
		'connect-src': ["'self'", ...parts.sockets]
	}
	return Object.entries(directives)
		.map(([name, sources]) => `${name} ${sources.join(' ')}`)
		.join('; ')
}

/**
 * The addresses a page's sockets go to, spelled out because not every browser takes 'self' to mean
 * them too: the public one and, where it was asked for by another of our names, that one. A numbered
 * IPv6 address cannot be written in a policy.
 */
export function socketOrigins(publicUrl: URL, host: string | undefined): string[] {
	const scheme = publicUrl.protocol === 'https:' ? 'wss' : 'ws'
	const origins = [`${scheme}://${publicUrl.host}`]
	if (host !== undefined && host !== publicUrl.host) origins.push(`ws://${host}`)
	return origins.filter((origin) => !origin.includes('['))
}

/** The texts of a page's inline scripts. */
export function inlineScripts(html: string): string[] {
	const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)
	return [...scripts].map(([, text]) => text ?? '')
}

function hashSource(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
