import { parseArgs } from 'node:util'
import { RoomServer } from './room-server.ts'
import { simulate } from './simulator.ts'

/*
 * Random editors by the thousand, for the night:
 *
 *     node --import tsx tests/convergence/simulate.ts --seeds 10000
 *     node --import tsx tests/convergence/simulate.ts --seed 4711
 *
 * Every seed runs through the real room, whose disk is slow, full or torn and whose process ends; with
 * `--reference` through the simplest server instead. `--seed` runs that one, or with `--seeds` is the first of them. Ends with 1 when a seed fails.
 */

const { values } = parseArgs({
	options: {
		seeds: { type: 'string' },
		seed: { type: 'string' },
		steps: { type: 'string', default: '150' },
		peers: { type: 'string', default: '5' },
		reference: { type: 'boolean', default: false }
	}
})
const first = Number(values.seed ?? 1)
const count = Number(values.seeds ?? (values.seed === undefined ? 300 : 1))
const [steps, peers] = [Number(values.steps), Number(values.peers)]

const server = values.reference ? {} : { server: RoomServer.start }

const startedAt = performance.now()
const perSecond = (done: number) => ((done * 1000) / (performance.now() - startedAt)).toFixed(1)
const failed: number[] = []
let commands = 0

for (let seed = first; seed < first + count; seed++) {
	try {
		const summary = await simulate({ seed, steps, peers, ...server })
		commands += summary.commands
	} catch (error) {
		failed.push(seed)
		console.error(error instanceof Error ? error.message : error)
	}
	const done = seed - first + 1
	if (done % 100 === 0) console.log(`${done} of ${count} seeds, ${perSecond(done)} seeds/s`)
}

console.log(`${count} seeds, ${commands} commands, ${perSecond(count)} seeds/s`)
if (failed.length > 0) console.error(`${failed.length} failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
