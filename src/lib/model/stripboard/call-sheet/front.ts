import { labelled, type Block, type Cell, type PaperColumn } from '../../report.ts'
import { counted, shortDayWords } from '../reports/words.ts'
import type { CallSheet, SheetLine } from './facts.ts'
import { starred, type Page } from './page.ts'

/** The front of a call sheet: when and where, what is shot, who is called, what it needs. */
export function frontBlocks(page: Page): Block[] {
	return [
		...headBlocks(page),
		sceneTable(page),
		...castBlocks(page),
		...extraBlocks(page),
		...needBlocks(page)
	]
}

const thirds: PaperColumn[] = [
	{ label: '', width: 168 },
	{ label: '', width: 'rest' },
	{ label: '', width: 168 }
]

function headBlocks(page: Page): Block[] {
	const { sheet } = page
	const fact = (id: keyof CallSheet, label: string) => {
		const text = sheet[id]
		return typeof text === 'string' && text !== '' ? [`${starred(page, id, label)}: ${text}`] : []
	}
	const times = [
		...fact('shootingCall', 'Shooting call'),
		...fact('breakfast', 'Breakfast'),
		...fact('lunch', 'Lunch'),
		...fact('wrap', 'Est. wrap')
	]
	const row: Cell[] = [
		{
			text: sheet.locations.join('; ') || 'Location to be announced',
			bold: true,
			under: [...fact('parking', 'Parking'), ...fact('channels', 'Set')].join('\n')
		},
		{
			text: `${starred(page, 'call', 'Crew call')} ${sheet.call}`,
			...{ bold: true, large: true, align: 'center', tone: 'total' },
			under: times.join('\n')
		},
		{
			text: fact('weather', 'Weather').join(''),
			under: [...fact('sun', 'Sun'), ...fact('hospital', 'Nearest hospital')].join('\n')
		}
	]
	return [
		...peopleBlock(page),
		{ kind: 'table', columns: thirds, head: [], rows: [row], rowHeight: 62 },
		...noticeBlock(page)
	]
}

function peopleBlock(page: Page): Block[] {
	const { people } = page.sheet
	return people === '' ? [] : [{ kind: 'text', text: starred(page, 'people', people) }]
}

function noticeBlock(page: Page): Block[] {
	const { notices } = page.sheet
	if (notices === '') return []
	const text = starred(page, 'notices', notices)
	const columns: PaperColumn[] = [{ label: '', width: 'rest' }]
	return [{ kind: 'table', columns, head: [], rows: [[{ text, bold: true, align: 'center' }]] }]
}

const sceneColumns: PaperColumn[] = [
	{ label: 'Scene', width: 40 },
	{ label: 'Set and description', width: 'rest' },
	{ label: 'D/N', width: 76 },
	{ label: 'Cast', width: 84 },
	{ label: 'Pages', width: 40, align: 'right' },
	{ label: 'Location', width: 96 }
]

function sceneTable(page: Page): Block {
	const { lines, pages } = page.sheet
	const text = starred(page, 'pages', `Total pages ${pages}`)
	const total: Cell[] = [
		{ text, span: sceneColumns.length, align: 'right', bold: true, tone: 'total' }
	]
	const head = [labelled(sceneColumns)]
	const rows = [...lines.map((line) => sceneRow(page, line)), total]
	return { kind: 'table', columns: sceneColumns, head, rows }
}

function sceneRow(page: Page, line: SheetLine): Cell[] {
	const { id, isBanner, number, set, time, synopsis, cast, pages, location } = line
	if (isBanner) {
		const text = starred(page, id, set)
		return [{ text, span: sceneColumns.length, align: 'center', bold: true, tone: 'banner' }]
	}
	return [
		{ text: starred(page, id, number || '–'), bold: true },
		{ text: set, under: synopsis },
		{ text: time },
		{ text: cast },
		{ text: pages, align: 'right' },
		{ text: location }
	]
}

const castColumns: PaperColumn[] = [
	{ label: 'No.', width: 34 },
	{ label: 'Cast', width: 'rest' },
	{ label: 'Status', width: 44 },
	{ label: 'Pick-up', width: 58 },
	{ label: 'Make-up', width: 58 },
	{ label: 'On set', width: 58 },
	{ label: 'Remarks', width: 136 }
]

function castBlocks(page: Page): Block[] {
	const { cast } = page.sheet
	if (cast.length === 0) return []
	const rows = cast.map(({ id, number, name, status, pickUp, makeUp, onSet, note }): Cell[] => [
		{ text: starred(page, id, number || '–'), bold: true },
		{ text: name, bold: true, under: page.print.office?.performers.get(id) ?? '' },
		{ text: status },
		{ text: pickUp },
		{ text: makeUp },
		{ text: onSet, bold: true },
		{ text: note }
	])
	return [{ kind: 'table', columns: castColumns, head: [labelled(castColumns)], rows }]
}

const extraColumns: PaperColumn[] = [
	{ label: 'Also called', width: 110 },
	{ label: '', width: 'rest' },
	{ label: 'Call', width: 58 },
	{ label: 'Remarks', width: 136 }
]

function extraBlocks(page: Page): Block[] {
	const { extras } = page.sheet
	if (extras.length === 0) return []
	const rows = extras.map(({ id, category, name, call, note }, at): Cell[] => [
		{ text: extras[at - 1]?.category === category ? '' : category },
		{ text: starred(page, id, name), bold: true },
		{ text: call, bold: true },
		{ text: note }
	])
	return [{ kind: 'table', columns: extraColumns, head: [labelled(extraColumns)], rows }]
}

function needBlocks({ sheet: { needs } }: Page): Block[] {
	if (needs.length === 0) return []
	const boxes = needs.map(({ category, names }) => ({ title: category, lines: names }))
	return [
		{ kind: 'heading', text: 'Special requirements', aside: '' },
		{ kind: 'boxes', across: 4, boxes }
	]
}

/** The days to come, a line a scene. */
export function advanceBlocks(page: Page): Block[] {
	const { advance } = page.sheet
	if (advance.length === 0) return []
	const tables = advance.map(({ day, date, pages, lines }): Block => {
		const heading = [`Day ${day}`, shortDayWords(date), `${pages} pages`].filter(Boolean)
		const text = heading.join('  ·  ')
		const head = [[{ text, span: sceneColumns.length, bold: true, tone: 'total' }]]
		const rows = lines.map((line) => sceneRow(page, { ...line, synopsis: '' }))
		return { kind: 'table', columns: sceneColumns, head, rows }
	})
	const aside = `the next ${counted(advance.length, 'shooting day')}`
	return [{ kind: 'heading', text: 'Advance schedule', aside }, ...tables]
}
