/*
 * `npm run bench:peers`: our server beside others that speak the y-websocket protocol, measured by
 * the yardstick that lies in ../shared/bench. All arguments are passed on to it.
 *
 *   npm run bench:peers                                        everything, all peers that are installed
 *   npm run bench:peers -- fanout,throughput --reps 5
 *   npm run bench:peers -- join --peers floor,daybreak
 *   npm run bench:peers -- --yardstick <folder> fanout         a copy of it somewhere else
 *
 * Its own README says how to install it and the peers. Ours is bench/peer-server.ts, bundled as
 * the server itself is; what that adds to the real server is said in its first lines.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundle } from '../server/bundle.js'
import { makeSession } from '../server/cli/session.ts'
import { readConfig } from '../server/config.ts'
import { root } from './lib/processes.ts'

const built = 'build/bench'
const results = join(root, 'bench/results/peers')

/** The yardstick's own names of peers, by the folder that has to be installed for them. */
const peersByFolder: Record<string, string[]> = {
	ywss: ['ywss', 'ywss-leveldb'],
	hocuspocus: ['hocuspocus', 'hocuspocus-sqlite'],
	yjsserver: ['yjs-server'],
	partyserver: ['y-partyserver']
}

function readArguments(): { yardstick: string; rest: string[] } {
	const args = process.argv.slice(2)
	const at = args.indexOf('--yardstick')
	if (at < 0) return { yardstick: join(root, '../shared/bench'), rest: args }
	const [, folder = ''] = args.splice(at, 2)
	return { yardstick: resolve(folder), rest: args }
}

/** Why there is nothing to measure with, as a sentence, or null. */
function missingIn(yardstick: string): string | null {
	if (!existsSync(join(yardstick, 'run.mjs'))) {
		return `There is no yardstick at ${yardstick}, so our server cannot be measured beside others.`
	}
	if (existsSync(join(yardstick, 'node_modules'))) return null
	return `The yardstick at ${yardstick} is not installed: run \`npm ci\` and \`npm run peers:install\` there, or in a copy named by --yardstick.`
}

function installedPeers(yardstick: string): string[] {
	const found = Object.entries(peersByFolder).filter(([folder]) =>
		existsSync(join(yardstick, 'peers', folder, 'node_modules'))
	)
	const floors = ['floor', 'floor-batch', 'floor-append', 'floor-walsync']
	return [...floors, 'daybreak', ...found.flatMap(([, names]) => names)]
}

/** What the yardstick is told of our server: how it is started, and as whom its clients dial. */
async function writePeerFile(people: string): Promise<string> {
	const file = join(results, 'peer.json')
	const settings = {
		// The yardstick chooses the port when it has read the headers: its clients' origin is the public one.
		PUBLIC_URL: 'http://bench.invalid',
		DAYBREAK_SECRET: randomBytes(32).toString('base64url')
	}
	const config = readConfig({ ...settings, DATA_DIR: people })
	const order = { production: null, role: 'owner', name: 'Ada', ttlMs: 7 * 24 * 3_600_000 } as const
	const { cookie } = await makeSession(config, order)
	const daybreak = {
		cmd: [process.execPath, `${built}/peer-server.js`],
		cwd: root,
		protocol: 'y-websocket',
		persistent: true,
		roomPrefix: 'sync/',
		headers: { Cookie: cookie, Origin: settings.PUBLIC_URL },
		env: {
			...settings,
			...{ PORT: '{port}', DATA_DIR: '{data}', BENCH_PEOPLE: people, LOG_LEVEL: 'error' }
		}
	}
	writeFileSync(file, JSON.stringify({ daybreak }, null, '\t'))
	return file
}

/** Runs the yardstick to its end; answers its exit code. */
async function measure(yardstick: string, rest: string[]): Promise<number> {
	mkdirSync(results, { recursive: true })
	const peers = rest.includes('--peers') ? [] : ['--peers', installedPeers(yardstick).join()]
	const [first] = rest
	const scenarios = first === undefined || first.startsWith('--') ? ['all'] : []
	const people = mkdtempSync(join(tmpdir(), 'daybreak-bench-people-'))
	process.once('exit', () => rmSync(people, { recursive: true, force: true }))
	const args = [
		'run.mjs',
		...scenarios,
		...rest,
		'--peer-file',
		await writePeerFile(people),
		...peers
	]
	const child = spawn(process.execPath, args, {
		cwd: yardstick,
		stdio: 'inherit',
		// A group of its own, so that the servers it starts end with it when this is stopped.
		detached: true,
		env: { ...process.env, BENCH_RESULTS: results }
	})
	const stop = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM')
	process.once('SIGINT', stop).once('SIGTERM', stop)
	const [code] = await once(child, 'exit')
	return typeof code === 'number' ? code : 1
}

const { yardstick, rest } = readArguments()
const missing = missingIn(yardstick)
if (missing !== null) {
	console.error(missing)
	process.exitCode = 2
} else {
	await bundle(built, { 'peer-server': 'bench/peer-server.ts' })
	process.exitCode = await measure(yardstick, rest)
}
