/** The fewest digits worth dialling: an extension of a house switchboard. */
const fewestDigits = 3

/**
 * A `tel:` link for a phone as people write it, or null when there is nothing to dial. It is built
 * from digits alone, so a pasted text cannot become another kind of link.
 */
export function phoneLink(phone: string): string | null {
	const [line = '', extension = ''] = phone.split(/(?:ext|x|#)\.?\s*(?=\d)/i)
	const digits = line.replace(/\D/g, '')
	if (digits.length < fewestDigits) return null
	const plus = line.trim().startsWith('+') ? '+' : ''
	const more = extension.replace(/\D/g, '')
	return `tel:${plus}${digits}${more === '' ? '' : `;ext=${more}`}`
}

/** A `mailto:` link, or null for what is no address. A `?` in it could write a letter: it is encoded. */
export function mailLink(email: string): string | null {
	if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)) return null
	return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}
