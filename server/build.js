/*
 * Builds what is missing or stale, quietly: stdout belongs to the server. What a build was made of
 * is remembered as a stamp over the paths, sizes and times of its sources.
 *
 *   node server/build.js      `npm run build`: everything
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = [
	'package.json',
	'package-lock.json',
	'src/lib/model',
	'src/lib/protocol',
	'src/lib/formats'
]

const targets = {
	client: {
		made: 'build/client/index.html',
		sources: [...shared, 'src', 'static', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'],
		make: () => run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
	},
	server: {
		made: 'build/server/main.js',
		sources: [...shared, 'server'],
		make: buildServer
	}
}

/** Builds these, each only when it has to be: `client`, `server`. */
export async function ensureBuilt(/** @type {(keyof typeof targets)[]} */ ...names) {
	for (const name of names) {
		const { made, sources, make } = targets[name]
		const stamp = stampOf(sources)
		const stampFile = join(root, `build/${name}.stamp`)
		const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
		if (known === stamp && existsSync(join(root, made))) continue
		process.stderr.write(`Building the ${name} …\n`)
		await make()
		writeFileSync(stampFile, stamp)
	}
}

/** Built aside and then put in place: a server that starts meanwhile finds all of one build. */
async function buildServer() {
	const fresh = `build/.server-${process.pid}`
	const old = join(root, `build/.old-${process.pid}`)
	await run(['server/bundle.js', fresh])
	if (existsSync(join(root, 'build/server'))) renameSync(join(root, 'build/server'), old)
	renameSync(join(root, fresh), join(root, 'build/server'))
	rmSync(old, { recursive: true, force: true })
}

function run(/** @type {string[]} */ args) {
	mkdirSync(join(root, 'build'), { recursive: true })
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
		child.once('error', reject)
		child.once('exit', (code) => {
			if (code === 0) resolve(null)
			else reject(new Error(`\`${args.join(' ')}\` failed (${code}).`))
		})
	})
}

function stampOf(/** @type {string[]} */ sources) {
	const hash = createHash('sha256').update(process.version)
	for (const path of sources.flatMap(filesUnder)) {
		const { size, mtimeMs } = statSync(join(root, path))
		hash.update(`${path}\0${size}\0${mtimeMs}\n`)
	}
	return hash.digest('hex')
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ path) {
	if (!existsSync(join(root, path))) return []
	if (!statSync(join(root, path)).isDirectory()) return [path]
	return readdirSync(join(root, path))
		.sort()
		.flatMap((name) => filesUnder(`${path}/${name}`))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt('client', 'server')
