import { maxWarnings } from './limits.ts'
import type { ScriptWarning } from './screenplay.ts'

/** Collects warnings up to `maxWarnings` and counts the rest. */
export interface WarningList {
	add(line: number, message: string): void
	/** The warnings in line order, closed by one that says how many were left out. */
	all(): ScriptWarning[]
}

/** What a reading tells along the way. */
export interface Listener {
	warnings: WarningList
	/** Hears fractions from 0 to 1, never falling. */
	progress(fraction: number): void
}

/** An empty list of warnings. */
export function warningList(): WarningList {
	const kept: ScriptWarning[] = []
	let dropped = 0
	return {
		add(line, message) {
			if (kept.length < maxWarnings) kept.push({ line, message })
			else dropped += 1
		},
		all() {
			const sorted = kept.toSorted((a, b) => a.line - b.line)
			const last = sorted.at(-1)
			if (last && dropped > 0) sorted.push({ line: last.line, message: leftOut(dropped) })
			return sorted
		}
	}
}

function leftOut(count: number): string {
	return `${count} more ${count === 1 ? 'warning is' : 'warnings are'} not shown.`
}
