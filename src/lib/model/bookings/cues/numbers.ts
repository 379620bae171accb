import type { CueKind } from '../records/cue-kinds.ts'
import type { CueRules } from '../records/cue-rules.ts'
import type { Cue, CueId } from '../records/cue.ts'
import { alongPicture, isSent, numberOf } from './list.ts'

/** The pattern that cues of a kind are numbered by. */
export function patternOf(kind: CueKind, rules: CueRules): string {
	return {
		...{ adr: rules.adrNumbers, foley: rules.foleyNumbers, music: rules.musicNumbers },
		...{ vfx: rules.vfxNumbers, note: rules.noteNumbers }
	}[kind]
}

/** Whether a pattern counts: it says once where the figures stand, {N} to {NNNNNN}. */
export function isPattern(text: string): boolean {
	return (text.match(/\{N+\}/g) ?? []).length === 1 && /\{N{1,6}\}/.test(text)
}

/** A number in two: what stands before and behind the figures that count. */
type Shape = { before: string; digits: number; after: string }

function shapeOf(pattern: string, cue: Cue, character: string): Shape {
	const letters = character.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
	const reel = cue.reel.replace(/^\D+/, '') || cue.reel
	const filled = pattern
		.replace('{CHAR}', [...letters].slice(0, 3).join(''))
		.replace('{REEL}', reel)
		.replace('{S}', cue.source ? 's' : '')
	const [before = '', after = ''] = filled.split(/\{N+\}/)
	const digits = (/\{(N+)\}/.exec(filled)?.[1] ?? 'NNN').length
	return { before: before.replace(/^-/, ''), digits, after }
}

/**
 * Numbers for cues, as a sheet gives them: along the picture, one more than the highest that ever was,
 * so that the number of a removed cue is not used again. Between two that went to a stage already an
 * insert takes the number above it with a letter: `2014A`. What was sent keeps its number.
 */
export function numbersFor(
	all: Iterable<Cue>,
	asked: ReadonlySet<CueId>,
	by: { rules: CueRules; characterOf: (cue: Cue) => string }
): Map<CueId, string> {
	const everyone = [...all]
	const order = alongPicture(by.rules.rate)
	const wanted = everyone.filter((cue) => asked.has(cue.id) && !cue.removed && !isSent(cue))
	const rest = everyone.filter((cue) => !wanted.includes(cue))
	const taken = new Set(rest.map((cue) => numberOf(cue).toUpperCase()))
	const sent = rest.filter((cue) => isSent(cue) && !cue.removed).sort(order)
	const found = new Map<CueId, string>()
	for (const cue of wanted.sort(order)) {
		const shape = shapeOf(patternOf(cue.kind, by.rules), cue, by.characterOf(cue))
		const number = insertNumber(cue, { shape, sent, taken, order }) ?? nextNumber(shape, taken)
		taken.add(number.toUpperCase())
		found.set(cue.id, number)
	}
	return found
}

/** The figures of a number made this way, or null. A letter behind them is an insert's. */
function figuresIn(number: string, { before, after }: Shape): number | null {
	const [head, tail] = [before.toUpperCase(), after.toUpperCase()]
	if (!number.startsWith(head) || !number.endsWith(tail)) return null
	const middle = number.slice(head.length, number.length - tail.length)
	return /^\d+[A-Z]*$/.test(middle) ? Number.parseInt(middle, 10) : null
}

function nextNumber(shape: Shape, taken: ReadonlySet<string>): string {
	let highest = 0
	for (const number of taken) highest = Math.max(highest, figuresIn(number, shape) ?? 0)
	const figures = String(highest + 1).padStart(shape.digits, '0')
	return `${shape.before}${figures}${shape.after}`
}

type Insert = {
	shape: Shape
	sent: readonly Cue[]
	taken: ReadonlySet<string>
	order: (a: Cue, b: Cue) => number
}

/** The number of an insert, or null when there is nothing sent on both sides of it. */
function insertNumber(cue: Cue, { shape, sent, taken, order }: Insert): string | null {
	const alike = sent.filter(
		(each) => each.kind === cue.kind && figuresIn(numberOf(each).toUpperCase(), shape) !== null
	)
	const above = alike.filter((each) => order(each, cue) < 0).at(-1)
	if (!above || !alike.some((each) => order(each, cue) > 0)) return null
	const base = numberOf(above).replace(/(\d)[A-Z]$/, '$1')
	const stem = shape.after === '' ? base : base.slice(0, -shape.after.length)
	for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {
		const number = `${stem}${letter}${shape.after}`
		if (!taken.has(number.toUpperCase())) return number
	}
	return null
}
