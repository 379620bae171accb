/**
 * A script page is eight eighths; lengths are whole numbers of them (field practice: a page is
 * about eight inches of text, an eighth about an inch).
 */
export const eighthsPerPage = 8

/** The most that one scene may be given, so that a slip of the keyboard cannot become 1,000 pages. */
export const mostEighths = 8 * 100

const vulgar: Record<string, number> = {
	'⅛': 1,
	'¼': 2,
	'⅜': 3,
	'½': 4,
	'⅝': 5,
	'¾': 6,
	'⅞': 7
}

/**
 * Pages as the trade writes them: `2/8`, `1`, `1 4/8`; never reduced. Unknown is an em dash,
 * nothing is `0/8`.
 */
export function formatEighths(eighths: number | null): string {
	if (eighths === null) return '—'
	const pages = Math.floor(eighths / eighthsPerPage)
	const rest = eighths % eighthsPerPage
	if (pages === 0) return `${rest}/8`
	return rest === 0 ? `${pages}` : `${pages} ${rest}/8`
}

/**
 * What a person types for a page count: `1 2/8`, `1-2/8`, `10/8`, `1/4`, `1.25`, `.125`, `1½`, `⅞`.
 * A bare whole number is pages. Null when it is none of these or no whole number of eighths.
 */
export function parseEighths(typed: string): number | null {
	const text = typed.trim()
	const eighths = fromVulgar(text) ?? fromFraction(text) ?? fromDecimal(text)
	if (eighths === null || !Number.isInteger(eighths)) return null
	return eighths <= mostEighths ? eighths : null
}

function fromVulgar(text: string): number | null {
	const match = /^(\d{0,3})\s*([⅛¼⅜½⅝¾⅞])$/u.exec(text)
	if (!match) return null
	return Number(match[1] || 0) * eighthsPerPage + (vulgar[match[2] ?? ''] ?? 0)
}

function fromFraction(text: string): number | null {
	const match = /^(?:(\d{1,3})(?:\s+|\s*-\s*))?(\d{1,3})\s*\/\s*([248])$/.exec(text)
	if (!match) return null
	const part = Number(match[2]) * (eighthsPerPage / Number(match[3]))
	return Number(match[1] ?? 0) * eighthsPerPage + part
}

function fromDecimal(text: string): number | null {
	if (!/^(\d{1,3}(\.\d{0,3})?|\.\d{1,3})$/.test(text)) return null
	return Number(text) * eighthsPerPage
}
