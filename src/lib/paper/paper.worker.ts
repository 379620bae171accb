/// <reference lib="webworker" />
import boldUrl from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url'
import regularUrl from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url'
import type { Report } from '#model/report.ts'
import type { PrintOptions } from './pdf-layout.ts'
import { pdfOf, drawingPdf } from './pdf.ts'
import type { Drawing } from './drawing.ts'

/** What is asked of the worker, and what it answers. */
export type Order = { report: Report; options: PrintOptions } | { drawing: Drawing }
export type Answer = { ok: true; bytes: Uint8Array } | { ok: false }

const worker = self as unknown as DedicatedWorkerGlobalScope
const answer = (said: Answer) => worker.postMessage(said)

/** One order comes in; the page ends this worker once it has its answer. */
worker.addEventListener('message', (event: MessageEvent<Order>) => {
	print(event.data).then(answer, () => answer({ ok: false }))
})

async function print(order: Order): Promise<Answer> {
	const [regular, bold] = await Promise.all([regularUrl, boldUrl].map(bytesAt))
	if (!regular || !bold) return { ok: false }
	const fonts = { regular, bold }
	if ('drawing' in order) return { ok: true, bytes: await drawingPdf(order.drawing, fonts) }
	return { ok: true, bytes: await pdfOf(order.report, { ...order.options, fonts }) }
}

async function bytesAt(url: string): Promise<Uint8Array> {
	const answered = await fetch(url)
	if (!answered.ok) throw new Error('the typeface could not be fetched')
	return new Uint8Array(await answered.arrayBuffer())
}
