import type { Script } from '#model/stripboard/commands/import.ts'

/*
 * What one page leaves for the next to pick up, in this window's memory only: a script that was
 * looked through for a production whose board is about to open, and a file dropped where it could
 * not be read. Whoever takes it has it; a reload leaves nothing behind.
 */

const scripts = new Map<string, Script>()
let file: File | null = null

/** Leaves a script for a production's board. */
export function leaveFor(production: string, script: Script): void {
	scripts.set(production, script)
}

/** Whether a script waits for a production's board. */
export function waitsFor(production: string): boolean {
	return scripts.has(production)
}

/** Takes the script that waits for a production's board, once. */
export function takeFor(production: string): Script | null {
	const script = scripts.get(production) ?? null
	scripts.delete(production)
	return script
}

/** Leaves a file for the page that reads screenplays. */
export function leaveFile(dropped: File): void {
	file = dropped
}

/** Takes the file that was dropped on an earlier page, once. */
export function takeFile(): File | null {
	const taken = file
	file = null
	return taken
}
