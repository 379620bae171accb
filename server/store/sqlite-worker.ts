import { parentPort, workerData } from 'node:worker_threads'
import { must } from '#model/core/invariant.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import type { Answer, Question } from './sqlite-jobs.ts'

/**
 * The thread in which the one connection lives: a slow disk stalls this thread and no other.
 * The first thing it says is that the database is open, or why it is not, under the id 0.
 */
const port = must(parentPort, 'the store worker runs as a worker')

function attempt(id: number, work: () => unknown): void {
	let answer: Answer
	try {
		answer = { id, output: work() }
	} catch (error) {
		answer = { id, error: error instanceof Error ? error.message : String(error) }
	}
	port.postMessage(answer)
}

SqliteDatabase.open(workerData.file).then(
	(database) => {
		port.on('message', ({ id, name, input }: Question) => {
			attempt(id, () => database[name](input as never))
			if (name === 'close') port.close()
		})
		attempt(0, () => null)
	},
	(error: unknown) => {
		attempt(0, () => {
			throw error
		})
		port.close()
	}
)
