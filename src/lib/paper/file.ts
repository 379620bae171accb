import type { Report } from '#model/report.ts'
import type { PrintOptions } from './pdf-layout.ts'

/** The kinds of file a report can be taken away as. */
export type FileKind = 'pdf' | 'xlsx' | 'csv'

/** A report as a file, with its name. Rejects when it cannot be made. */
export async function fileOf(
	report: Report,
	kind: FileKind,
	options: PrintOptions
): Promise<{ name: string; content: Blob }> {
	return { name: fileName(report, kind), content: await contentOf(report, kind, options) }
}

async function contentOf(report: Report, kind: FileKind, options: PrintOptions): Promise<Blob> {
	if (kind === 'pdf') return (await import('./print.ts')).printPdf(report, options)
	if (kind === 'xlsx') return (await import('./xlsx.ts')).xlsxOf(report)
	const { csvOf } = await import('./csv.ts')
	return new Blob([csvOf(report.sheet)], { type: 'text/csv;charset=utf-8' })
}

/** `Every Fourteen Seconds - One-line schedule (blue).pdf`. */
export function fileName(
	report: Pick<Report, 'production' | 'title' | 'revision'>,
	kind: FileKind
): string {
	const revision = report.revision === '' ? '' : ` (${report.revision})`
	return `${fileTitle(`${report.production} - ${report.title}${revision}`)}.${kind}`
}

/** A text as the name of a file, without what file systems refuse. */
export function fileTitle(text: string): string {
	return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').slice(0, 120)
}
