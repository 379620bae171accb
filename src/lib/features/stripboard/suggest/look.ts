import type { Order, Said } from './suggest.worker.ts'

/**
 * Looks for an order off the main thread. `onSaid` hears the best so far a few times a second, and at
 * the end; `onBroke` that there will be nothing more. Answers how to end it sooner.
 */
export function look(
	order: Order,
	{ onSaid, onBroke }: { onSaid: (said: Said) => void; onBroke: () => void }
): () => void {
	const worker = startWorker()
	if (!worker) {
		onBroke()
		return () => undefined
	}
	const end = () => worker.terminate()
	worker.onmessage = ({ data }: MessageEvent<Said>) => {
		if (data.isDone) end()
		onSaid(data)
	}
	worker.onerror = worker.onmessageerror = () => {
		end()
		onBroke()
	}
	worker.postMessage(order)
	return end
}

function startWorker(): Worker | null {
	try {
		return new Worker(new URL('./suggest.worker.ts', import.meta.url), { type: 'module' })
	} catch {
		return null
	}
}
