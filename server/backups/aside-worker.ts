import { parentPort, workerData } from 'node:worker_threads'
import { must } from '#model/core/invariant.ts'
import { examine } from './examine.ts'
import { NotRestorable, prepare } from './prepare.ts'
import type { AsideAnswer, AsideTask } from './aside.ts'

/** The thread in which a database is read from end to end, so that nobody else waits for it. */
const port = must(parentPort, 'this runs as a worker')
const { task, file } = workerData as { task: AsideTask; file: string }
const work = { examine, prepare }[task]

const answer = await work(file).then(
	(examination): AsideAnswer => ({ examination }),
	(error: Error): AsideAnswer => ({
		error: error.message,
		isRefusal: error instanceof NotRestorable
	})
)
port.postMessage(answer)
