/*
 * The typeface with its tabular figures where its proportional ones were, so that columns of figures
 * align without asking for an OpenType feature. For pdfkit keeps the layout of a word that it has met
 * before only while no feature is asked for; with one, a long report takes five times as long.
 *
 * Names below are those of the OpenType specification: cmap maps characters to glyphs, GSUB says
 * which glyph a feature puts in place of which.
 */

type Group = { first: number; last: number; glyph: number }

const [zero, nine] = [0x30, 0x39]

/** A TrueType file whose digits are all equally wide; the same file when it has no such digits. */
export function tabularFigures(font: Uint8Array): Uint8Array {
	const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
	const [cmap, gsub] = [tableEntry(view, 'cmap'), tableEntry(view, 'GSUB')]
	if (cmap === null || gsub === null) return font
	const groups = readGroups(view, view.getUint32(cmap + 8))
	const instead = substitutes(view, view.getUint32(gsub + 8), 'tnum')
	if (groups.length === 0 || instead.size === 0) return font
	const table = writeCmap(groups.flatMap((group) => withFigures(group, instead)))
	const start = Math.ceil(font.length / 4) * 4
	const changed = new Uint8Array(start + table.length)
	changed.set(font)
	changed.set(table, start)
	const entry = new DataView(changed.buffer, cmap)
	entry.setUint32(8, start)
	entry.setUint32(12, table.length)
	return changed
}

/** Where the directory speaks of a table: tag, checksum, offset, length. */
function tableEntry(view: DataView, tag: string): number | null {
	const entries = places(view.getUint16(4), (at) => 12 + 16 * at)
	return entries.find((entry) => tagAt(view, entry) === tag) ?? null
}

function tagAt(view: DataView, at: number): string {
	return String.fromCharCode(...places(4, (letter) => view.getUint8(at + letter)))
}

function places<T>(count: number, each: (at: number) => T): T[] {
	return Array.from({ length: count }, (_, at) => each(at))
}

/** The runs of characters that have glyphs in a row, from the table of all of Unicode (format 12). */
function readGroups(view: DataView, cmap: number): Group[] {
	const subtables = places(
		view.getUint16(cmap + 2),
		(at) => cmap + view.getUint32(cmap + 8 + 8 * at)
	)
	const whole = subtables.find((subtable) => view.getUint16(subtable) === 12)
	if (whole === undefined) return []
	return places(view.getUint32(whole + 12), (at) => {
		const [first, last, glyph] = places(3, (part) =>
			view.getUint32(whole + 16 + 12 * at + 4 * part)
		)
		return { first: first ?? 0, last: last ?? 0, glyph: glyph ?? 0 }
	})
}

function withFigures(group: Group, instead: ReadonlyMap<number, number>): Group[] {
	const { first, last, glyph } = group
	if (last < zero || first > nine) return [group]
	const before = { first, last: zero - 1, glyph }
	const after = { first: nine + 1, last, glyph: glyph + nine + 1 - first }
	const figures = places(nine - zero + 1, (at) => {
		const usual = glyph + zero + at - first
		return { first: zero + at, last: zero + at, glyph: instead.get(usual) ?? usual }
	}).filter((figure) => figure.first >= first && figure.last <= last)
	return [before, ...figures, after].filter((each) => each.first <= each.last)
}

function writeCmap(groups: readonly Group[]): Uint8Array {
	const [head, size] = [12, 16 + 12 * groups.length]
	const view = new DataView(new ArrayBuffer(head + size))
	view.setUint16(2, 1)
	view.setUint16(4, 3) // Windows, all of Unicode
	view.setUint16(6, 10)
	view.setUint32(8, head)
	view.setUint16(head, 12)
	view.setUint32(head + 4, size)
	view.setUint32(head + 12, groups.length)
	for (const [at, { first, last, glyph }] of groups.entries()) {
		const group = head + 16 + 12 * at
		view.setUint32(group, first)
		view.setUint32(group + 4, last)
		view.setUint32(group + 8, glyph)
	}
	return new Uint8Array(view.buffer)
}

/** What a feature puts in place of which glyph, by its single substitutions. */
function substitutes(view: DataView, gsub: number, tag: string): Map<number, number> {
	const [features, lookups] = [6, 8].map((at) => gsub + view.getUint16(gsub + at))
	if (features === undefined || lookups === undefined) return new Map()
	const entries = places(view.getUint16(features), (at) => features + 2 + 6 * at)
	const entry = entries.find((each) => tagAt(view, each) === tag)
	if (entry === undefined) return new Map()
	const feature = features + view.getUint16(entry + 4)
	const wanted = places(view.getUint16(feature + 2), (at) => view.getUint16(feature + 4 + 2 * at))
	return new Map(
		wanted.flatMap((index) => singles(view, lookups + view.getUint16(lookups + 2 + 2 * index)))
	)
}

function singles(view: DataView, lookup: number): [number, number][] {
	const type = view.getUint16(lookup)
	const subtables = places(
		view.getUint16(lookup + 4),
		(at) => lookup + view.getUint16(lookup + 6 + 2 * at)
	)
	return subtables.flatMap((subtable): [number, number][] => {
		const isExtended = type === 7
		if ((isExtended ? view.getUint16(subtable + 2) : type) !== 1) return []
		const at = isExtended ? subtable + view.getUint32(subtable + 4) : subtable
		const covered = coverage(view, at + view.getUint16(at + 2))
		return view.getUint16(at) === 1
			? covered.map((glyph) => [glyph, (glyph + view.getInt16(at + 4)) & 0xffff])
			: covered.map((glyph, index) => [glyph, view.getUint16(at + 6 + 2 * index)])
	})
}

function coverage(view: DataView, at: number): number[] {
	const count = view.getUint16(at + 2)
	if (view.getUint16(at) === 1) return places(count, (index) => view.getUint16(at + 4 + 2 * index))
	return places(count, (index) => at + 4 + 6 * index).flatMap((range) => {
		const first = view.getUint16(range)
		return places(view.getUint16(range + 2) - first + 1, (step) => first + step)
	})
}
