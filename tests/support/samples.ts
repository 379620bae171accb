import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

/** Real files from outside the project; they are not part of it, so a test must do without them. */
export const haveSamples = existsSync(`${folder}facts.json`)

/** The reason a test gives when it is skipped for want of the samples. */
export const noSamples = `the sample files are missing: ${folder}facts.json was not found`

/** The bytes of one sample, by its path inside the folder. */
export function sampleBytes(path: string): Uint8Array {
	return new Uint8Array(readFileSync(folder + path))
}

/** What is known about every sample; empty when there are none. */
export function sampleFacts(): Record<string, unknown> {
	if (!haveSamples) return {}
	return JSON.parse(readFileSync(`${folder}facts.json`, 'utf8')) as Record<string, unknown>
}
