const occasions: Record<string, string> = {
	scheduled: 'Made by the server',
	asked: 'Made when asked for',
	'before-upgrade': 'Made before an upgrade',
	'before-restore': 'What a restore replaced',
	brought: 'Brought here'
}

/** Why a backup was made. */
export function occasionWords(occasion: string): string {
	return Object.hasOwn(occasions, occasion) ? (occasions[occasion] ?? '') : 'A backup'
}

const units = ['KB', 'MB', 'GB', 'TB'] as const

/** A size as file windows show it: `1 KB`, `48 KB`, `3.2 MB`. */
export function bytesWords(bytes: number): string {
	let [size, unit] = [Math.max(bytes, 1) / 1000, 0]
	while (size >= 999.5 && unit < units.length - 1) {
		size /= 1000
		unit++
	}
	const digits = size < 10 && unit > 0 ? 1 : 0
	return `${Math.max(size, 1).toFixed(digits)} ${units[unit]}`
}
