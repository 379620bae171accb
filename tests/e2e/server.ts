import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const entry = 'build/server/main.js'
const readyMs = 60_000

/** The built app as a process of its own, on a free port with an empty data folder. */
export class Server {
	/** Where it answers, without a trailing slash. Stays the same over restarts. */
	url = ''
	/** Everything it has logged, over restarts. */
	log = ''
	readonly dataDir: string
	readonly #env: NodeJS.ProcessEnv
	#process: ChildProcess | null = null
	#setUpUrl: Promise<string> | null = null

	private constructor(dataDir: string, env: NodeJS.ProcessEnv) {
		this.dataDir = dataDir
		this.#env = env
	}

	/** Starts one with an empty data folder. */
	static async open(env: NodeJS.ProcessEnv = {}): Promise<Server> {
		const server = new Server(await mkdtemp(join(tmpdir(), 'daybreak-')), env)
		await server.start()
		return server
	}

	/** Where it gets its owner, once: it prints that while it has none. */
	get setUpUrl(): Promise<string> {
		if (!this.#setUpUrl) throw new Error('The server does not run.')
		return this.#setUpUrl
	}

	/** Starts the process and waits until it says that it is ready. */
	async start(): Promise<void> {
		const port = this.url ? new URL(this.url).port : '0'
		const child = spawn(process.execPath, [entry], {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				...process.env,
				...{ HOST: '127.0.0.1', PORT: port, DATA_DIR: this.dataDir, LOG_LEVEL: 'warn' },
				...this.#env
			}
		})
		this.#process = child
		child.stderr.on('data', (bytes) => (this.log += bytes))
		this.#setUpUrl = printedBy(child, /Set it up, once, at (http:\S+\/set-up#\S+)\n/)
		// Nobody asks where a server with an owner is set up, which it never says.
		this.#setUpUrl.catch(() => undefined)
		const ready = printedBy(child, /Daybreak is ready at (http:\/\/[\d.]+:\d+)\//)
		this.url = await ready.catch((error: Error) => {
			child.kill('SIGKILL')
			throw new Error(`${error.message}\n${this.log}`)
		})
	}

	/** Ends it as a service manager does: it flushes, then exits. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM')
	}

	/** Ends it as a power cut does. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL')
	}

	/** Leaves it there without an answer to anything, as a machine that hangs does. Then kill it. */
	stall(): void {
		this.#process?.kill('SIGSTOP')
	}

	/** Starts it again on the same port with the same data, after stopping it if it runs. */
	async restart(): Promise<void> {
		await this.stop()
		await this.start()
	}

	/** Ends it for good and removes its data. */
	async close(): Promise<void> {
		await this.kill()
		await rm(this.dataDir, { recursive: true, force: true })
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#process
		this.#process = null
		if (!child || child.exitCode !== null || child.signalCode !== null) return
		const ended = once(child, 'exit')
		child.kill(signal)
		await ended
	}
}

/** The address in a line that a server prints once it answers. */
function printedBy(child: ChildProcess, line: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = ''
		const late = setTimeout(() => reject(new Error(`The server did not print ${line}.`)), readyMs)
		child.once('error', reject)
		child.once('exit', () => reject(new Error('The server ended before it was ready.')))
		child.once('exit', () => clearTimeout(late))
		child.stdout?.on('data', (bytes) => {
			printed += bytes
			const found = line.exec(printed)?.[1]
			if (!found) return
			clearTimeout(late)
			resolve(found)
		})
	})
}
