/** Screen time as script supervisors write it, in seconds: `1:20`, `0:45`, `2` minutes. Null when unreadable. */
export function readScreen(typed: string): number | null {
	const read = /^(\d{1,3})(?::([0-5]\d))?$/.exec(typed.trim())
	return read ? Number(read[1]) * 60 + Number(read[2] ?? 0) : null
}

/** Seconds as `1:20`. */
export function screenWords(seconds: number): string {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
