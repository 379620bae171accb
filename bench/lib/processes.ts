import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sleep, within } from './time.ts'

/** The project's folder; every process starts in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const readyMs = 60_000
const endMs = 8000

/** Every process started here that has not ended, by which all can be ended, whatever happens. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
	for (const child of running) child.kill('SIGKILL')
})

/** A Node process to start: its arguments, settings, and the line by which it says it is ready. */
export type Order = { args: string[]; env: NodeJS.ProcessEnv; ready: RegExp }

/** Arguments of Node by which a process collects its garbage when it is asked to. */
export const collectable = [
	'--expose-gc',
	'--import',
	'data:text/javascript,process.on("SIGUSR2",()=>{gc();gc()})'
]

/** A process of ours that answers. */
export class Started {
	readonly pid: number
	/** What the ready line said: the first group of its pattern. */
	readonly said: string
	readonly #child: ChildProcess

	private constructor(child: ChildProcess, said: string) {
		this.pid = child.pid as number
		this.said = said
		this.#child = child
	}

	/** Starts one and waits for its ready line. */
	static async open(order: Order): Promise<Started> {
		const env = { ...process.env, NODE_ENV: 'production', ...order.env }
		const stdio = ['ignore', 'pipe', 'pipe'] as const
		const child = spawn(process.execPath, order.args, { cwd: root, env, stdio: [...stdio] })
		running.add(child)
		child.once('exit', () => running.delete(child))
		try {
			return new Started(child, await within(readyMs, order.args.join(' '), ready(child, order)))
		} catch (error) {
			child.kill('SIGKILL')
			throw error
		}
	}

	/** Ends it by a signal, by force when it does not heed that, and waits until it is gone. */
	async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		const child = this.#child
		if (child.exitCode !== null || child.signalCode !== null) return
		const gone = once(child, 'exit')
		child.kill(signal)
		const late = setTimeout(() => child.kill('SIGKILL'), endMs)
		await gone
		clearTimeout(late)
	}

	/** Its memory that is in use, in MB. */
	rssMb(): number {
		const status = readFileSync(`/proc/${this.pid}/status`, 'utf8')
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
	}

	/** Asks for a full collection, of a process started with `collectable`, and waits for it. */
	async collect(): Promise<void> {
		process.kill(this.pid, 'SIGUSR2')
		await sleep(1000)
	}

	/** The processor time of all its threads so far; the system counts in steps of 10 ms. */
	cpuMs(): number {
		const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8')
		// Behind the name, which may hold anything: user and system time are the 12th and 13th.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
		return (Number(fields[11]) + Number(fields[12])) * 10
	}
}

function ready(child: ChildProcess, { args, ready }: Order): Promise<string> {
	return new Promise((resolve, reject) => {
		let [printed, log] = ['', '']
		child.stderr?.on('data', (bytes) => (log = (log + bytes).slice(-4000)))
		child.stdout?.on('data', (bytes) => {
			printed = (printed + bytes).slice(-4000)
			const said = ready.exec(printed)?.[1]
			if (said !== undefined) resolve(said)
		})
		child.once('error', reject)
		child.once('exit', (code, signal) =>
			reject(new Error(`\`${args.join(' ')}\` ended (${code ?? signal}) early. ${log}`))
		)
	})
}

/** Ends everything that still runs. */
export async function endAll(): Promise<void> {
	for (const child of running) child.kill('SIGKILL')
	for (let tries = 0; running.size > 0 && tries < 100; tries++) await sleep(20)
}

/** Runs a Node program to its end; answers what it printed. Fails when it fails or takes too long. */
export function runNode(args: string[], env: NodeJS.ProcessEnv, mostMs: number): Promise<string> {
	return new Promise((resolve, reject) => {
		const options = {
			cwd: root,
			env: { ...process.env, ...env },
			timeout: mostMs,
			killSignal: 'SIGKILL' as const,
			maxBuffer: 64 * 1024 * 1024
		}
		const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
			running.delete(child)
			if (error)
				reject(new Error(`\`${args.join(' ')}\` failed. ${stdout}${stderr || error.message}`))
			else resolve(stdout)
		})
		running.add(child)
	})
}
