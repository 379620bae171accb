import { calendarDayWords } from '$lib/ui/when.ts'
import { counted, listed } from '$lib/ui/words.ts'
import type { Packed } from '#model/deliverables/queries/shipping.ts'
import type { Consignment } from '#model/deliverables/records/consignment.ts'
import type { Step } from '#model/deliverables/records/step.ts'
import { labelled, type Block, type Cell, type PaperColumn, type Report } from '#model/report.ts'

/** What a letter is made from. */
export type LetterSource = {
	production: string
	/** The day it is made, in words. */
	printedOn: string
	consignment: Consignment
	lines: readonly Packed[]
	/** The tapes and drives in it, by name. */
	media: readonly string[]
}

const columns: PaperColumn[] = [
	{ label: 'Deliverable', width: 'rest' },
	{ label: 'Version', width: 80 },
	{ label: 'File', width: 130 },
	{ label: 'Checksum', width: 130 }
]

/** The letter that goes with a consignment: what is in it, and where whoever takes it signs. */
export function transmittal(source: LetterSource): Report {
	const { production, printedOn, consignment, lines, media } = source
	return {
		...{ title: 'Transmittal', production, printedOn, revision: '', orientation: 'portrait' },
		about: `${consignment.reference || 'No waybill yet'}, ${counted(lines.length, 'deliverable')}`,
		blocks: [
			factsOf(source),
			{ kind: 'heading', text: 'What is in it', aside: counted(lines.length, 'deliverable') },
			{ kind: 'table', columns, head: [labelled(columns)], rows: lines.map(rowOf) },
			...(media.length > 0 ? [textOf(`On ${listed(media)}.`)] : []),
			...(consignment.note === '' ? [] : [textOf(consignment.note)]),
			receipt
		],
		sheet: {
			columns: columns.map(({ label }) => ({ label, kind: 'text', width: 30 })),
			rows: lines.map((packed) => rowOf(packed).map(({ text }) => text))
		}
	}
}

function factsOf({ consignment, lines }: LetterSource): Block {
	const { from, to, carrier, reference, sentOn } = consignment
	const recipients = [...new Set(lines.map(({ recipient }) => recipient?.name ?? ''))]
	const facts = [
		['From', from],
		['To', to || recipients.filter((name) => name !== '').join(', ')],
		['Waybill or transfer', reference],
		['Sent with', carrier],
		['Sent on', sentOn === '' ? '' : calendarDayWords(sentOn)]
	]
	return {
		kind: 'table',
		columns: [
			{ label: '', width: 110 },
			{ label: '', width: 'rest' }
		],
		head: [],
		rows: facts
			.filter(([, value]) => value !== '')
			.map(([name = '', value = '']) => [
				{ text: name, quiet: true },
				{ text: value, bold: true }
			])
	}
}

function rowOf({ deliverable, recipient, track, version }: Packed): Cell[] {
	const own = track.steps.filter(({ round }) => round === track.round)
	const last = (field: 'file' | 'checksum') =>
		own.findLast((step: Step) => step[field] !== '')?.[field] ?? ''
	return [
		{ text: deliverable.name, bold: true, under: recipient?.name ?? '' },
		{ text: version },
		{ text: last('file') },
		{ text: last('checksum') }
	]
}

function textOf(text: string): Block {
	return { kind: 'text', text }
}

/** Signed by whoever takes it, and sent back. */
const receipt: Block = {
	kind: 'together',
	blocks: [
		{ kind: 'heading', text: 'Received', aside: 'Please sign and send back' },
		{
			kind: 'table',
			columns: [
				{ label: 'Name', width: 'rest' },
				{ label: 'Date', width: 110 },
				{ label: 'Signature', width: 190 }
			],
			head: [['Name', 'Date', 'Signature'].map((text) => ({ text, quiet: true }))],
			rows: [[{ text: '' }, { text: '' }, { text: '' }]],
			rowHeight: 40
		}
	]
}
