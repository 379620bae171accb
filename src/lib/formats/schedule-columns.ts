import { categories, type CategoryId } from '#model/stripboard/categories.ts'
import { guessTable, type Table, type TableRow } from './table.ts'

/** What a column of a schedule in a spreadsheet can be, besides a category of the breakdown. */
export const factColumns = {
	number: 'Scene number',
	heading: 'Scene heading',
	intExt: 'I/E',
	set: 'Set, or words of a banner',
	time: 'Day or night',
	pages: 'Pages',
	eighths: 'Eighths, as a whole number',
	synopsis: 'Synopsis',
	castIds: 'Cast numbers',
	cast: 'Cast',
	day: 'Shooting day',
	date: 'Date',
	order: 'Order in the day',
	scriptDay: 'Script day',
	page: 'Script page',
	location: 'Location',
	minutes: 'Estimated time',
	omitted: 'Omitted'
} as const

type FactColumn = keyof typeof factColumns

export type ScheduleColumn = FactColumn | Exclude<CategoryId, 'cast'>

/** The categories that a column can be; cast have columns of their own. */
export const elementColumns = categories.filter(
	(category): category is (typeof categories)[number] & { id: Exclude<CategoryId, 'cast'> } =>
		category.id !== 'cast'
)

/** Headings as schedules write them, the narrower before the wider. */
const factHeadings: [RegExp, FactColumn][] = [
	[/^(scene|sc\.?)\s*(heading|slug)|^slug|^heading/, 'heading'],
	[/^(scene|sc\.?)\s*(desc|synopsis)|^(synopsis|description|one.?line|action)/, 'synopsis'],
	[/^(script|story)\s*day/, 'scriptDay'],
	[/^script\s*(page|pg)|^page\s*(#|no|num)/, 'page'],
	[/^(eighths|8ths)/, 'eighths'],
	[/^(pages?|pgs?|pp|page count|length)\b/, 'pages'],
	[/^(i\s*\/\s*e|int\b|interior)/, 'intExt'],
	[/^(d\s*\/\s*n|day\s*\/\s*night|day or night|time of day|tod\b)/, 'time'],
	[/^(shoot(ing)?\s*day|day\s*(#|no|num|of shoot)|shoot\s*#|day$)/, 'day'],
	[/^(date|shoot(ing)?\s*date)/, 'date'],
	[/^(order|strip order|seq)/, 'order'],
	[/^(scenes?|sc|scs|scene numbers?)\b/, 'number'],
	[/^(set|location)\s*\/\s*(set|location)/, 'set'],
	[/^(cast|board)\s*(ids?|#|no|num)|^ids?$/, 'castIds'],
	[/^(cast|characters?|talent|actors?)\b/, 'cast'],
	[/^(locations?|loc)\b/, 'location'],
	[/^sets?\b/, 'set'],
	[/^(est|estimated|time|duration|min(ute)?s)\b/, 'minutes'],
	[/^omit/, 'omitted']
]

/** Other programs' names of categories, beside our own. */
const categoryHeadings: [RegExp, Exclude<CategoryId, 'cast'>][] = [
	[/^(background|extras|bg)\b/, 'background'],
	[/^stunts?\b/, 'stunts'],
	[/^(picture )?(vehicles?|cars)\b/, 'vehicles'],
	[/^(hand )?props?\b/, 'props'],
	[/^(special effects|special fx|spfx|sfx)\b/, 'special-effects'],
	[/^(visual effects|visual fx|vfx|optical)/, 'visual-effects'],
	[/^(mechanical)/, 'mechanical'],
	[/^(wardrobe|costumes?)\b/, 'wardrobe'],
	[/^(make.?up|hair)/, 'makeup'],
	[/^(animal (handler|wrangler)|wrangler)/, 'wranglers'],
	[/^(animals?|livestock)\b/, 'animals'],
	[/^set dress/, 'set-dressing'],
	[/^(greenery|greens)\b/, 'greenery'],
	[/^(special )?equipment\b/, 'equipment'],
	[/^additional labou?r\b/, 'labour'],
	[/^art dep/, 'art'],
	[/^misc/, 'miscellaneous'],
	...elementColumns.map(({ id, name }): [RegExp, Exclude<CategoryId, 'cast'>] => [
		new RegExp(`^${name.toLowerCase()}$`),
		id
	])
]

const headings: [RegExp, ScheduleColumn][] = [...categoryHeadings, ...factHeadings]

/** A title and a few lines of totals may stand above the headings. */
const mostAbove = 12

/** What tells that a row is one of headings: without any of these there is no schedule. */
const telling: readonly ScheduleColumn[] = ['number', 'heading', 'set']

/** What the columns of a schedule are, as far as its headings say. */
export function scheduleColumns(rows: readonly TableRow[]): Table<ScheduleColumn> {
	const known = ({ cells }: TableRow) => new Set(cells.flatMap((cell) => kindOf(cell) ?? []))
	const at = rows.slice(0, mostAbove).findIndex((row) => {
		const kinds = known(row)
		return kinds.size > 1 && telling.some((kind) => kinds.has(kind))
	})
	const head = at < 0 ? undefined : rows[at]
	const needs = telling.find((kind) => head && known(head).has(kind)) ?? 'number'
	return guessTable(rows.slice(Math.max(at, 0)), { headings, needs, usual: [] })
}

function kindOf(cell: string): ScheduleColumn | null {
	const text = cell.toLowerCase()
	return headings.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
