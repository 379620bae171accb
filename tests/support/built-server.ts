import { ensureBuilt } from '../../server/build.js'

/** Before any test: programs that tests start are the built ones, which begin in a fraction of the time. */
export async function setup(): Promise<void> {
	await ensureBuilt('server')
}
