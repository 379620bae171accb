import { Worker } from 'node:worker_threads'
import type { Examination } from './examine.ts'
import { NotRestorable } from './prepare.ts'

/**
 * What can be done with a database file in a thread of its own: read it from end to end, pack what
 * people have attached into it and read it, or get it ready to be the database.
 */
export type AsideTask = 'examine' | 'pack' | 'prepare'

export type AsideAnswer = { examination: Examination } | { error: string; isRefusal: boolean }

/** Does a task with a file, wherever; `files` is the folder of what people have attached. */
export type Aside = (task: AsideTask, file: string, files: string) => Promise<Examination>

/** Examines or prepares a file in a thread of its own: a large one takes seconds, which nobody waits for. */
export function aside(task: AsideTask, file: string, files: string): Promise<Examination> {
	const worker = new Worker(workerUrl(), { workerData: { task, file, files } })
	return new Promise((resolve, reject) => {
		worker.once('message', (answer: AsideAnswer) => {
			if ('examination' in answer) resolve(answer.examination)
			else reject(answer.isRefusal ? new NotRestorable(answer.error) : new Error(answer.error))
		})
		worker.once('error', reject)
		worker.once('exit', () => reject(new Error('The database could not be read.')))
	})
}

function workerUrl(): URL {
	const isSource = import.meta.url.endsWith('.ts')
	return new URL(isSource ? './aside-worker-source.js' : './aside-worker.js', import.meta.url)
}
