/** What a drag came to, in milliseconds on the page's own clock; null is what did not happen. */
export type RecordedDrag = {
	pulledAt: number | null
	heldAt: number | null
	droppedAt: number | null
	landedAt: number | null
}

/** What was noted between `start` and `stop`. */
export type Recording = { frames: number[]; longTasks: number[]; drag: RecordedDrag | null }

declare global {
	interface Window {
		bench: {
			drawnAt: number | null
			clickedAt: number | null
			watch: () => void
			untilSaid: (selector: string, text: string) => Promise<number>
			untilFewer: (selector: string) => Promise<number>
			/** What is being waited for, between what arms it and what reads it. */
			shown?: Promise<number>
			start: () => void
			stop: () => Recording
		}
	}
}
