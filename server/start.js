/* `npm start`: builds what is missing or stale, then runs the server in this same process. */
import { ensureBuilt } from './build.js'

try {
	await ensureBuilt('client', 'server')
} catch (error) {
	process.stderr.write(
		`Daybreak could not be built. ${error instanceof Error ? error.message : error}\n`
	)
	process.exit(1)
}
const { runServer } = await import('../build/server/main.js')
await runServer()
