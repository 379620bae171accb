import type { Medium } from '#model/deliverables/records/medium.ts'

export const mediumKindNames: Record<Medium['kind'], string> = {
	lto: 'LTO tape',
	drive: 'Drive',
	cloud: 'Cloud',
	film: 'Film',
	other: 'Other'
}

/** What a medium is called: its barcode, else its name. */
export function mediumName({ barcode, name }: Medium): string {
	return barcode || name || 'Without a name'
}

/** Sizes as people say them: `1.2 TB`, `58 bytes`. */
export function sizeWords(bytes: number): string {
	const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']
	const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
	const value = bytes / 1000 ** step
	return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[step] ?? ''}`
}
