import type { Block, Cell, PaperColumn, Report } from '../../report.ts'
import { factsOf, type PaperSource } from './facts.ts'
import { factLabels, paperNames, termsOf } from './terms.ts'
import { wordings } from './wordings.ts'

const placeholder = /\{\{\s*(\w{1,40})\s*\}\}/g

/** What stands at the head of a paper with legal wording. */
const disclaimer =
	'A draft for the production’s lawyer, to be checked before anybody signs. It is no legal advice.'

/** A paper with its facts filled in, and the names of those that are still missing. */
export function officePaper(
	source: PaperSource,
	print: { production: string; printedOn: string }
): { report: Report; missing: string[] } {
	const { paper, contact } = source
	const facts = factsOf(source)
	const lines = linesOf(paper.wording || wordings[paper.kind], paper.kind, facts)
	const missing = missingIn(lines, labelsOf(paper.kind), facts)
	const fill = (text: string) => filled(text, labelsOf(paper.kind), facts)
	const isLegal = paper.kind !== 'travel'
	const report: Report = {
		title: paperNames[paper.kind],
		...{ production: print.production, printedOn: print.printedOn, revision: '' },
		about: [contact?.name ?? '', missing.length > 0 ? 'draft, not complete' : '']
			.filter(Boolean)
			.join('  ·  '),
		orientation: 'portrait',
		blocks: [
			...(isLegal ? [{ kind: 'text', text: disclaimer } as const] : []),
			...missingBlock(missing),
			...blocksOf(lines, fill),
			...(isLegal ? [signatures(fill)] : [])
		],
		sheet: {
			columns: [
				{ label: 'What', kind: 'text', width: 28 },
				{ label: 'Detail', kind: 'text', width: 60 }
			],
			rows: [...facts]
				.filter(([, value]) => value !== '')
				.map(([name, value]) => [labelsOf(paper.kind).get(name) ?? name, value])
		}
	}
	return { report, missing }
}

type Labels = ReadonlyMap<string, string>

function labelsOf(kind: PaperSource['paper']['kind']): Labels {
	return new Map<string, string>([
		...Object.entries(factLabels),
		...termsOf[kind].map(({ name, label }): [string, string] => [name, label])
	])
}

/** The lines of a wording, without those that say nothing but what is optional and empty. */
function linesOf(
	wording: string,
	kind: PaperSource['paper']['kind'],
	facts: ReadonlyMap<string, string>
): string[] {
	const optional = new Set<string>(
		termsOf[kind].filter(({ isOptional }) => isOptional).map(({ name }) => name)
	)
	const isIdle = (name: string) => optional.has(name) && !facts.get(name)
	return wording
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => {
			const names = namesIn(line)
			return line !== '' && !(names.length > 0 && names.every(isIdle))
		})
}

function namesIn(text: string): string[] {
	return [...text.matchAll(placeholder)].map(([, name = '']) => name)
}

function missingIn(
	lines: readonly string[],
	labels: Labels,
	facts: ReadonlyMap<string, string>
): string[] {
	const names = new Set(lines.flatMap(namesIn).filter((name) => !facts.get(name)))
	return [...names].map((name) => labels.get(name) ?? name)
}

/** The text with what is known; what is not stands as a blank that bears its name. */
function filled(text: string, labels: Labels, facts: ReadonlyMap<string, string>): string {
	return text.replace(
		placeholder,
		(_, name: string) => facts.get(name) || `__________ (${labels.get(name) ?? name})`
	)
}

function missingBlock(missing: readonly string[]): Block[] {
	if (missing.length === 0) return []
	return [
		{
			kind: 'boxes',
			across: 1,
			boxes: [{ title: 'Still to fill in', lines: [missing.join(', ')] }]
		}
	]
}

const factColumns: readonly PaperColumn[] = [
	{ label: '', width: 120 },
	{ label: '', width: 'rest' }
]

/** Headings, tables of facts and paragraphs, in the order of the lines. */
function blocksOf(lines: readonly string[], fill: (text: string) => string): Block[] {
	const blocks: Block[] = []
	let rows: Cell[][] | null = null
	for (const line of lines) {
		// A line of facts is a short label and nothing behind it but one placeholder.
		const fact = /^([^:{}]{1,40}):\s*(\{\{\s*\w+\s*\}\})$/.exec(line)
		if (fact) {
			const row: Cell[] = [{ text: fact[1] ?? '', quiet: true }, { text: fill(fact[2] ?? '') }]
			if (rows) rows.push(row)
			else blocks.push({ kind: 'table', columns: factColumns, head: [], rows: (rows = [row]) })
			continue
		}
		rows = null
		if (line.startsWith('## '))
			blocks.push({ kind: 'heading', text: fill(line.slice(3)), aside: '' })
		else blocks.push({ kind: 'text', text: fill(line), isBody: true })
	}
	return blocks
}

/** Where both sign. */
function signatures(fill: (text: string) => string): Block {
	const columns: PaperColumn[] = [
		{ label: 'Signed', width: 'rest' },
		{ label: 'Signature', width: 210 },
		{ label: 'Date', width: 90 }
	]
	const row = (who: string): Cell[] => [{ text: who }, { text: '' }, { text: '' }]
	return {
		kind: 'together',
		blocks: [
			{ kind: 'heading', text: 'Signed', aside: '' },
			{
				kind: 'table',
				columns,
				head: [columns.map(({ label }) => ({ text: label, quiet: true }))],
				rows: [row(`For ${fill('{{company}}')}`), row(fill('{{name}}'))],
				rowHeight: 34
			}
		]
	}
}
