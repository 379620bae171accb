import type { Report } from '#model/report.ts'
import type { Answer, Order } from './paper.worker.ts'
import type { PrintOptions } from './pdf-layout.ts'
import type { Drawing } from './drawing.ts'

/** A report as a PDF, laid out in a worker so that the page stays quick. Rejects when it cannot be. */
export function printPdf(report: Report, options: PrintOptions): Promise<Blob> {
	return ordered({ report, options })
}

/** A drawing over several pages as a PDF, likewise. */
export function printDrawing(drawing: Drawing): Promise<Blob> {
	return ordered({ drawing })
}

function ordered(order: Order): Promise<Blob> {
	const worker = new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' })
	const done = new Promise<Blob>((resolve, reject) => {
		const fail = () => reject(new Error('the report could not be printed'))
		worker.addEventListener('error', fail)
		worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
			if (data.ok) resolve(new Blob([new Uint8Array(data.bytes)], { type: 'application/pdf' }))
			else fail()
		})
	})
	worker.postMessage(order)
	return done.finally(() => worker.terminate())
}
