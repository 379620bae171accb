import { median } from './stats.ts'

/** One figure over all repetitions; its unit is part of its name. */
export type Figure = { group: string; name: string; runs: number[] }

/** A figure as the results file keeps it. */
export type Summary = Figure & { median: number; low: number; high: number }

/** What a scenario has measured, in the order in which it was first met. */
export class Figures {
	#figures = new Map<string, Figure>()

	/** Adds what one repetition came to. What is no number (a percentile of nothing) is left out. */
	add(group: string, name: string, value: number): void {
		if (!Number.isFinite(value)) return
		const key = `${group}\n${name}`
		const figure = this.#figures.get(key) ?? { group, name, runs: [] }
		figure.runs.push(value)
		this.#figures.set(key, figure)
	}

	/** Every figure with its median and its spread. */
	summaries(): Summary[] {
		return [...this.#figures.values()].map((figure) => ({
			...figure,
			median: median(figure.runs),
			low: Math.min(...figure.runs),
			high: Math.max(...figure.runs)
		}))
	}

	/** As a table for a terminal: name, median, lowest and highest run, how many runs. */
	table(): string {
		const summaries = this.summaries()
		const width = Math.max(24, ...summaries.map(({ name }) => name.length))
		const head = `  ${''.padEnd(width)}  ${'median'.padStart(9)}  ${'low – high'.padStart(19)}  runs`
		const lines = [head]
		let group = ''
		for (const summary of summaries) {
			if (summary.group !== group) lines.push(` ${(group = summary.group)}`)
			const spread = `${written(summary.low)} – ${written(summary.high)}`
			const count = String(summary.runs.length).padStart(4)
			lines.push(
				`  ${summary.name.padEnd(width)}  ${written(summary.median).padStart(9)}  ${spread.padStart(19)}  ${count}`
			)
		}
		return lines.join('\n')
	}
}

function written(value: number): string {
	if (Number.isInteger(value) || Math.abs(value) >= 1000) {
		return Math.round(value).toLocaleString('en-US')
	}
	return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
}
