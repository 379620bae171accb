import Papa from 'papaparse'
import type { Sheet } from '#model/report.ts'

/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\ufeff'

/**
 * The sheet as CSV that Excel opens unharmed. A text that would be run as a formula (`=`, `+`, `-`,
 * `@`, tab, return) gets an apostrophe before it, as OWASP advises, and so do pages: `1/8` would turn
 * into the first of August.
 */
export function csvOf({ columns, rows }: Sheet): string {
	const body = rows.map((row) =>
		row.map((value, at) => {
			const isPages = columns[at]?.kind === 'eighths' && typeof value === 'string' && value !== ''
			return isPages ? `'${value}` : value
		})
	)
	const fields = columns.map(({ label }) => label)
	const options = { escapeFormulae: true, newline: '\r\n' }
	return byteOrderMark + Papa.unparse({ fields, data: body }, options) + '\r\n'
}
