// The worker when it is run as source: a worker thread does not inherit the main thread's tsx, which
// takes a second to start. Tests start hundreds of workers, so theirs are the built ones, made before.
if (process.env.VITEST) {
	await import('../../build/server/sqlite-worker.js')
} else {
	const { register } = await import('tsx/esm/api')
	register()
	await import('./sqlite-worker.ts')
}
