import { unzipSync } from 'fflate'
import { maxUnzippedBytes } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'

/** Refuses a zip that says it unpacks to more than a browser's tab should hold. Nothing is unpacked for it. */
export function refuseBomb(bytes: Uint8Array): Refusal | null {
	let sum = 0
	const count = ({ originalSize }: { originalSize: number }) => {
		sum += originalSize
		return false
	}
	try {
		unzipSync(bytes, { filter: count })
	} catch {
		return refuseFile('cut-off', damaged)
	}
	return sum > maxUnzippedBytes ? refuseFile('too-big', tooBig) : null
}

/** The files of a zip whose names are wanted, by name; a sentence when it is damaged. */
export function filesInZip(
	bytes: Uint8Array,
	isWanted: (name: string) => boolean
): { ok: true; value: Map<string, Uint8Array> } | Refusal {
	const bomb = refuseBomb(bytes)
	if (bomb) return bomb
	try {
		const files = unzipSync(bytes, { filter: ({ name }) => isWanted(name) })
		return { ok: true, value: new Map(Object.entries(files)) }
	} catch {
		return refuseFile('cut-off', damaged)
	}
}

/** One file out of a zip; a sentence when it is not there, or damaged. */
export function fileInZip(
	bytes: Uint8Array,
	name: string
): { ok: true; value: Uint8Array } | Refusal {
	const bomb = refuseBomb(bytes)
	if (bomb) return bomb
	try {
		const value = unzipSync(bytes, { filter: (file) => file.name === name })[name]
		if (value) return { ok: true, value }
	} catch {
		return refuseFile('cut-off', damaged)
	}
	return refuseFile('wrong-kind', `There is no ${name} in this file.`)
}

const damaged = 'This file is damaged: it is packed, and cannot be unpacked. Save it again.'
const tooBig = 'This file unpacks to more than a script or a schedule can hold; it was not read.'
