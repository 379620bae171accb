const colours = [
	...['#b23a1e', '#8a5a00', '#55700a', '#1b7a49', '#00747f'],
	...['#1f6aab', '#3f5bd0', '#7445c4', '#9c3394', '#b92a62']
]

/** A person's colour, the same on every screen: by their id, dark enough for white text. */
export function personColour(id: string): string {
	let hash = 0
	for (const unit of id) hash = (hash * 31 + unit.charCodeAt(0)) >>> 0
	return colours[hash % colours.length] ?? '#555555'
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
