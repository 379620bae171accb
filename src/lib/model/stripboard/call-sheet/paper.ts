import type { Report } from '../../report.ts'
import { dayWords } from '../reports/words.ts'
import { backBlocks } from './back.ts'
import type { CallSheet } from './facts.ts'
import { frontBlocks } from './front.ts'
import type { SheetPrint } from './page.ts'

/** A call sheet, front and back, in the order in which crews read it (field practice). */
export function callSheetReport(sheet: CallSheet, print: SheetPrint): Report {
	return {
		title: `Call sheet, day ${sheet.day} of ${sheet.of}`,
		production: sheet.production,
		about: [dayWords(sheet.date), print.name].filter(Boolean).join('  ·  '),
		revision: print.colour,
		printedOn: print.printedOn,
		orientation: 'portrait',
		blocks: [...frontBlocks({ sheet, print }), ...backBlocks({ sheet, print })],
		sheet: callsAsSheet(sheet)
	}
}

const labels = ['Number', 'Name', 'Status', 'Pick-up', 'Make-up', 'On set', 'Remarks']

/** Everybody who is called, one row each. */
function callsAsSheet({ cast, extras }: CallSheet): Report['sheet'] {
	return {
		columns: labels.map((label) => ({ label, kind: 'text', width: 14 })),
		rows: [
			...cast.map(({ number, name, status, pickUp, makeUp, onSet, note }) => [
				...[number, name, status, pickUp, makeUp, onSet, note]
			]),
			...extras.map(({ name, category, call, note }) => ['', name, category, '', '', call, note])
		]
	}
}
