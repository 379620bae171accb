import { Worker } from 'node:worker_threads'
import { invariant } from '#model/core/invariant.ts'
import type { Answer, JobName, Jobs, Question } from './sqlite-jobs.ts'

type Waiting = { resolve: (output: never) => void; reject: (error: Error) => void }

/** The near end of the store's worker: questions out, answers in, in order. */
export class SqliteBridge {
	#worker: Worker
	#waiting = new Map<number, Waiting>()
	#lastId = 0
	#dead: Error | null = null

	private constructor(file: string) {
		this.#worker = new Worker(workerUrl(), { workerData: { file } })
		this.#worker.on('message', (answer: Answer) => this.#settle(answer))
		this.#worker.on('error', (error) => this.#fail(error))
		this.#worker.on('exit', () => this.#fail(new Error('The store has stopped.')))
	}

	/** Starts a worker; resolves when it has opened the file and written to it. */
	static async open(file: string): Promise<SqliteBridge> {
		const bridge = new SqliteBridge(file)
		await new Promise<void>((resolve, reject) => bridge.#waiting.set(0, { resolve, reject }))
		return bridge
	}

	/** Puts a question; fails with the worker's own words. */
	ask<Name extends JobName>(name: Name, input: Jobs[Name]['in']): Promise<Jobs[Name]['out']> {
		if (this.#dead) return Promise.reject(this.#dead)
		const id = ++this.#lastId
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject })
			this.#worker.postMessage({ id, name, input } satisfies Question)
		})
	}

	/** Closes the connection after everything asked so far, and waits for the thread to end. */
	async close(): Promise<void> {
		if (this.#dead) return
		const ended = new Promise((resolve) => this.#worker.once('exit', resolve))
		await this.ask('close', null)
		await ended
	}

	#settle(answer: Answer): void {
		const waiting = this.#waiting.get(answer.id)
		invariant(waiting, 'the store answers only what it was asked')
		this.#waiting.delete(answer.id)
		if ('error' in answer) waiting.reject(new Error(answer.error))
		else waiting.resolve(answer.output as never)
	}

	#fail(error: Error): void {
		this.#dead ??= error
		const waiting = [...this.#waiting.values()]
		this.#waiting.clear()
		for (const { reject } of waiting) reject(this.#dead)
	}
}

function workerUrl(): URL {
	const isSource = import.meta.url.endsWith('.ts')
	return new URL(isSource ? './sqlite-worker-source.js' : './sqlite-worker.js', import.meta.url)
}
