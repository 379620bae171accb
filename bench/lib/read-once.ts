/*
 * Reads one screenplay in a fresh process: the first time, then again and again, and beside it the
 * least any reader does: decode the bytes and split them into lines. Prints JSON.
 *
 *   node --import tsx bench/lib/read-once.ts <file> <times>
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readScreenplay } from '#formats/read.ts'
import { median } from './stats.ts'

const [file = '', times = '10'] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))

function timed(work: () => void): number {
	const start = performance.now()
	work()
	return performance.now() - start
}

function read(): void {
	const outcome = readScreenplay({ name: basename(file), bytes })
	if (!outcome.ok) throw new Error(`${file} could not be read.`)
}

function split(): void {
	if (new TextDecoder().decode(bytes).split('\n').length === 0) throw new Error('no lines')
}

const coldMs = timed(read)
const warm = Array.from({ length: Number(times) }, () => ({
	read: timed(read),
	split: timed(split)
}))
const outcome = readScreenplay({ name: basename(file), bytes })
console.log(
	JSON.stringify({
		coldMs,
		warmMs: median(warm.map((run) => run.read)),
		floorMs: median(warm.map((run) => run.split)),
		bytes: bytes.length,
		scenes: outcome.ok ? outcome.value.scenes.length : 0
	})
)
