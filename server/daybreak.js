/* `npm run -s daybreak -- <verb>`: the admin command line, from the built server. */
import { ensureBuilt } from './build.js'

await ensureBuilt('server')
const { runCommandLine } = await import('../build/server/daybreak.js')
process.exitCode = await runCommandLine(process.argv.slice(2))
