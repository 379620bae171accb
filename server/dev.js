/*
 * `npm run dev`: the server under tsx, restarted on change, and Vite in front of it with reload.
 * Vite passes /api and /sync on, so that the addresses are the same as in production.
 */
import { spawn } from 'node:child_process'

const port = process.env.PORT ?? '4400'
const env = {
	PUBLIC_URL: 'http://localhost:5173', // Vite's: pages, and the sockets that they open, come from there
	...process.env,
	...{ PORT: port, DAYBREAK_SERVER: `http://127.0.0.1:${port}` }
}

// Started by their own files: a wrapper would end without ending what it had started.
const programs = [
	['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts'],
	['node_modules/vite/bin/vite.js', 'dev', '--strictPort', '--clearScreen=false']
].map((args) => spawn(process.execPath, args, { stdio: 'inherit', env }))

const end = () => programs.forEach((program) => program.kill('SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
for (const program of programs) {
	program.once('exit', (code) => {
		process.exitCode ??= code ?? 0
		end()
	})
}
