/*
 * Scene numbers are text. In a locked script a number never moves: 10A follows 10, A10 comes
 * before it, 10aA between 10 and 10A, and a scene shot in parts is 10pt1, 10pt2. This comparator
 * is for hand-typed scenes and foreign files; script order itself is a fact of the script.
 */

type Key = { episode: number; base: number; rank: number[]; part: number; raw: string }

const form = /^([A-Za-z]*)(\d+)([A-Za-z]*?)(?:\s*(?:PT|pt|Pt)\.?\s*(\d+))?\.?$/
const episodePrefix = /^(\d+)-(?=\S)/

function letterIndex(letter: string): number {
	return letter.toUpperCase().charCodeAt(0) - 64
}

/** Letters after the number: 10A after 10, 10AA after 10A; lower case before upper puts 10aA before 10A. */
function suffixRank(suffix: string): number[] {
	const mixed = /^([a-z]+)([A-Z]+)$/.exec(suffix)
	if (!mixed) return [...suffix].flatMap((letter) => [1, letterIndex(letter)])
	const upper = [...(mixed[2] ?? '')].flatMap((letter) => [1, letterIndex(letter)])
	const lower = [...(mixed[1] ?? '')].reverse().flatMap((letter) => [-1, letterIndex(letter)])
	return [...upper, ...lower]
}

function keyOf(raw: string, inSeries: boolean): Key | null {
	const trimmed = raw.trim()
	const episode = inSeries ? episodePrefix.exec(trimmed) : null
	const first = (episode ? trimmed.slice(episode[0].length) : trimmed).split(',')[0] ?? ''
	const match = form.exec(first.trim())
	if (!match) return null
	const [, prefix = '', base = '', suffix = '', part] = match
	const before = [...prefix].reverse().flatMap((letter) => [-1, letterIndex(letter)])
	return {
		episode: episode ? Number(episode[1]) : 0,
		base: Number(base),
		rank: [...before, ...suffixRank(suffix), 0],
		part: Number(part ?? 0),
		raw: trimmed
	}
}

function compareRanks(a: number[], b: number[]): number {
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		const difference = (a[at] ?? 0) - (b[at] ?? 0)
		if (difference !== 0) return difference
	}
	return 0
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1
}

/**
 * A comparator of scene numbers in the trade's order: 9, 9A, AA10, A10, 10, 10aA, 10A, 10AA, 11.
 * In a series, `101-12` is episode 101 scene 12; elsewhere it is a range and sorts by its text.
 * Numbers that fit no form come last, by their text.
 */
export function sceneNumberOrder(inSeries = false): (a: string, b: string) => number {
	return (a, b) => {
		const left = keyOf(a, inSeries)
		const right = keyOf(b, inSeries)
		if (!left || !right) return left ? -1 : right ? 1 : compareText(a.trim(), b.trim())
		return (
			left.episode - right.episode ||
			left.base - right.base ||
			compareRanks(left.rank, right.rank) ||
			left.part - right.part ||
			compareText(left.raw, right.raw)
		)
	}
}
