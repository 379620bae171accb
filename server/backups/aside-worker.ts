import { parentPort, workerData } from 'node:worker_threads'
import { must } from '#model/core/invariant.ts'
import { work } from './aside-work.ts'
import { NotRestorable } from './prepare.ts'
import type { AsideAnswer, AsideTask } from './aside.ts'

/** The thread in which a database is read from end to end, so that nobody else waits for it. */
const port = must(parentPort, 'this runs as a worker')
type Given = { task: AsideTask; file: string; files: string }
const { task, file, files } = workerData as Given

const answer = await work(task, file, files).then(
	(examination): AsideAnswer => ({ examination }),
	(error: Error): AsideAnswer => ({
		error: error.message,
		isRefusal: error instanceof NotRestorable
	})
)
port.postMessage(answer)
