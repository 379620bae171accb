import type { PrintOptions } from '$lib/paper/pdf-layout.ts'
import { saveAs } from '$lib/ui/download.ts'
import type { Report } from '#model/report.ts'

/** The kinds of file a report can be taken away as. */
export type FileKind = 'pdf' | 'xlsx' | 'csv'

/** Makes a file of a report and hands it to the person. Rejects when it cannot be made. */
export async function saveReport(
	report: Report,
	kind: FileKind,
	options: PrintOptions
): Promise<void> {
	saveAs(fileName(report, kind), await fileOf(report, kind, options))
}

async function fileOf(report: Report, kind: FileKind, options: PrintOptions): Promise<Blob> {
	if (kind === 'pdf') return (await import('$lib/paper/print.ts')).printPdf(report, options)
	if (kind === 'xlsx') return (await import('$lib/paper/xlsx.ts')).xlsxOf(report)
	const { csvOf } = await import('$lib/paper/csv.ts')
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
