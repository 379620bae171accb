// Boneyard and notes are taken out before lines are read. Both may run over several lines; what is
// left of the first and the last line joins to one, and every line keeps its source number. Each
// row is searched for a closing mark once, so the cost is linear whatever the brackets do.

/** A line of Fountain. `erased` marks a line that held nothing but boneyard. */
export interface SourceLine {
	text: string
	line: number
	erased: boolean
}

/** Lines with their 1-based source numbers. */
export function numberLines(lines: readonly string[]): SourceLine[] {
	return lines.map((text, index) => ({ text, line: index + 1, erased: false }))
}

/**
 * Lines without boneyard, which may span anything. A line of nothing else stays, empty and marked
 * `erased`. `unclosed` hears of an opening that never ends: that one is text.
 */
export function eraseBoneyard(
	lines: readonly SourceLine[],
	unclosed: (line: number) => void
): SourceLine[] {
	return eraseSpans(lines, { open: '/*', close: '*/', stopsAtEmpty: false, unclosed })
}

/**
 * Lines without `[[ … ]]`. A line of two blanks may stand inside; an empty line ends the attempt
 * and the brackets are text. A line of nothing else is gone: it is no blank line either.
 */
export function eraseNotes(lines: readonly SourceLine[]): SourceLine[] {
	return eraseSpans(lines, { open: '[[', close: ']]', stopsAtEmpty: true })
}

interface Marks {
	open: string
	close: string
	stopsAtEmpty: boolean
	unclosed?(line: number): void
}

interface Place {
	row: number
	column: number
}

function eraseSpans(lines: readonly SourceLine[], marks: Marks): SourceLine[] {
	const kept: SourceLine[] = []
	const closing = closingFinder(lines, marks)
	let row = 0
	for (let line = lines[row]; line; line = lines[row]) {
		if (!line.text.includes(marks.open)) kept.push(line)
		else {
			const joined = joinedLine(lines, { row, column: 0 }, (from) => closing(from))
			row = joined.row
			if (!joined.line.erased || !marks.stopsAtEmpty) kept.push(joined.line)
		}
		row += 1
	}
	return kept
}

type Closing = (from: Place) => { open: number; end: Place } | null

/** Finds the next span on a row: where it opens, and the place right after its closing mark. */
function closingFinder(lines: readonly SourceLine[], marks: Marks): Closing {
	let deadUntil = -1
	function endAfter(from: Place): Place | null {
		let { row, column } = from
		for (let line = lines[row]; line; line = lines[row]) {
			if (marks.stopsAtEmpty && row > from.row && isEmpty(line.text)) break
			const close = line.text.indexOf(marks.close, column)
			if (close >= 0) return { row, column: close + marks.close.length }
			row += 1
			column = 0
		}
		deadUntil = row
		return null
	}
	return (from) => {
		const open =
			from.row < deadUntil ? -1 : textAt(lines, from.row).indexOf(marks.open, from.column)
		if (open < 0) return null
		const end = endAfter({ row: from.row, column: open + marks.open.length })
		if (!end) marks.unclosed?.(lines[from.row]?.line ?? 1)
		return end && { open, end }
	}
}

/** Follows one line through its spans, over as many rows as they take. */
function joinedLine(
	lines: readonly SourceLine[],
	start: Place,
	closing: Closing
): { line: SourceLine; row: number } {
	const pieces: string[] = []
	let at = start
	let number = lines[start.row]?.line ?? 1
	let solid = false
	let span = closing(at)
	const spans = span !== null
	while (span) {
		const piece = textAt(lines, at.row).slice(at.column, span.open)
		pieces.push(piece)
		solid ||= piece.trim() !== ''
		at = span.end
		if (!solid) number = lines[at.row]?.line ?? number
		span = closing(at)
	}
	const rest = textAt(lines, at.row).slice(at.column)
	solid ||= rest.trim() !== ''
	const text = solid ? pieces.join('') + rest : ''
	return { line: { text, line: number, erased: spans && !solid }, row: at.row }
}

function textAt(lines: readonly SourceLine[], row: number): string {
	return lines[row]?.text ?? ''
}

/** Empty to the eye of Fountain: two blanks or more hold a block together. */
export function isEmpty(text: string): boolean {
	return text.length < 2 && text.trim() === ''
}
