const hues = [12, 38, 92, 150, 176, 204, 232, 262, 292, 334]

/** A person's colour, the same on every screen: a hue from their id, dark enough for white text. */
export function personColour(id: string): string {
	let hash = 0
	for (const unit of id) hash = (hash * 31 + unit.charCodeAt(0)) >>> 0
	return `hsl(${hues[hash % hues.length]} 62% 40%)`
}

/** One or two letters for a face. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/)
	const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
	return letters
		.map((word) => [...(word ?? '')][0] ?? '')
		.join('')
		.toUpperCase()
}

/** The name a strip is labelled with. */
export function firstName(name: string): string {
	return name.trim().split(/\s+/)[0] ?? ''
}
