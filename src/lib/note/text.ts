import { StarterKit } from '@tiptap/starter-kit'

/** The kinds of address a link may have; anything else is text. */
const schemes = ['http:', 'https:', 'mailto:', 'tel:']

/** An address as a link may have it, or null: only whole ones, of a kind that cannot run anything. */
export function safeAddress(address: unknown): string | null {
	if (typeof address !== 'string' || !URL.canParse(address)) return null
	const { protocol, href } = new URL(address)
	return schemes.includes(protocol) ? href : null
}

/**
 * What a note may hold. A colleague's program can write any mark with any attributes into the shared
 * text, so links are checked when they are drawn too, and drawn with nothing but their address.
 */
export const noteText = StarterKit.extend({
	addExtensions() {
		const all = this.parent?.() ?? []
		return all.map((extension) =>
			extension.name === 'link' ? extension.extend({ renderHTML: drawLink }) : extension
		)
	}
}).configure({
	undoRedo: false,
	link: {
		openOnClick: false,
		protocols: schemes.map((scheme) => scheme.slice(0, -1)),
		isAllowedUri: mayBeTyped
	}
})

/** Whether somebody may link to it: what they type without a scheme, the editor takes for a website. */
export function mayBeTyped(address: string): boolean {
	return safeAddress(URL.canParse(address) ? address : `http://${address}`) !== null
}

function drawLink({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) {
	const href = safeAddress(HTMLAttributes['href'])
	if (href === null) return ['span', 0] as const
	return ['a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, 0] as const
}
