// The worker when it is run as source; why tests run the built one is said in store/sqlite-worker-source.js.
if (process.env.VITEST) {
	await import('../../build/server/aside-worker.js')
} else {
	const { register } = await import('tsx/esm/api')
	register()
	await import('./aside-worker.ts')
}
