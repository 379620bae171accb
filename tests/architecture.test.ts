import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesUnder, importCycles, packageOf, readSources, targetOf } from './support/source.ts'
import type { Source } from './support/source.ts'

/*
 * The rules of ARCHITECTURE.md, checked against every file. A failure lists what breaks a rule;
 * a rule is changed here, in the open, with its reason.
 */

/** Sizes that may pass the limits, each with its reason: path → most lines, path#function → most lines. */
const exceptions: Record<string, number> = {}
const mostLines = { file: 400, function: 60 }

/** Who may import whom: layers of ours, and packages. A layer may always import itself. */
const mayImport: Record<string, { layers: string[]; packages: string[] }> = {
	model: { layers: [], packages: ['yjs', 'fractional-indexing', 'temporal-polyfill', 'suncalc'] },
	protocol: { layers: ['model'], packages: ['lib0', 'zod'] },
	formats: {
		layers: ['model'],
		packages: ['saxes', 'papaparse', 'read-excel-file', 'fflate', 'ical-generator', 'unpdf']
	},
	client: {
		layers: ['model', 'protocol'],
		packages: [
			...['yjs', 'y-protocols', 'y-websocket', 'lib0', 'dexie', '@simplewebauthn/browser'],
			...['zod', 'svelte', '$app/environment']
		]
	},
	note: { layers: ['client', 'ui'], packages: ['@tiptap/*'] },
	comments: {
		layers: ['model', 'client', 'ui'],
		packages: ['svelte', 'bits-ui', '@lucide/svelte']
	},
	paper: {
		layers: ['model'],
		packages: ['pdfmake', 'write-excel-file', 'papaparse', '@expo-google-fonts/inter']
	},
	ui: { layers: [], packages: ['svelte', 'bits-ui', '@lucide/svelte', '@dnd-kit/*', 'virtua'] },
	features: {
		// No yjs: the note editor is a @tiptap editor over a Yjs fragment, but client hands that
		// fragment over as a value which the feature passes on without looking inside.
		layers: ['model', 'formats', 'client', 'note', 'comments', 'paper', 'ui'],
		packages: [
			...['svelte', '@dnd-kit/*', 'bits-ui', '@lucide/svelte', '$app/*'],
			'perfect-freehand',
			'@event-calendar/core',
			'layercake'
		]
	},
	routes: {
		layers: ['features', 'client', 'ui'],
		packages: ['svelte', '@sveltejs/kit', '$app/*', '@fontsource-variable/inter']
	},
	// What stands beside the layers in src: the service worker, SvelteKit's hooks and declarations.
	src: { layers: ['client'], packages: ['@sveltejs/kit', '$app/*', '$service-worker'] },
	server: {
		layers: ['model', 'protocol', 'formats'],
		packages: [
			...['yjs', 'y-protocols', 'lib0', 'ws', 'hono', '@hono/node-server', 'zod'],
			...['libsql', 'kysely', 'pino', 'prom-client', 'node:*'],
			...['better-auth', '@better-auth/passkey', 'nodemailer', 'rate-limiter-flexible', 'sharp'],
			'date-holidays'
		]
	}
}

/** A file's layer: `model`, `server`, …; each area is one of its own, as `features/stripboard`. */
function layerOf(path: string): string {
	const [layer = '', area] = path.replace(/^src\/(lib\/)?(?=\w+\/)/, '').split('/')
	return layer === 'features' ? `${layer}/${area}` : layer
}

const rulesOf = (layer: string) =>
	mayImport[layer.replace(/\/.*/, '')] ?? { layers: [], packages: [] }

/** What is wrong with an import of another layer, or null. */
function wrongLayer(layer: string, from: string, other: string): string | null {
	const kind = other.replace(/\/.*/, '')
	if (other === layer) return null
	if (layer.startsWith(`${kind}/`)) return 'areas do not import each other'
	if (!rulesOf(layer).layers.includes(kind)) return `${layer} may not import ${other}`
	const prefix = ['model', 'protocol', 'formats'].includes(other) ? `#${other}/` : '$lib/'
	return from.startsWith(prefix) ? null : `write it as ${prefix}…`
}

/** What is wrong with an import of a package, or null. */
function wrongPackage(layer: string, from: string): string | null {
	const allowed = rulesOf(layer).packages.some((name) =>
		name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : [from, packageOf(from)].includes(name)
	)
	return allowed ? null : `${layer} may not import this package`
}

const sources = readSources('src', 'server')

test('every import follows the table', () => {
	const broken = sources.flatMap(({ path, imports }) =>
		imports.map(({ from }) => {
			if (/\.(css|svg|json)$|\/\$types$/.test(from)) return null
			const target = targetOf(path, from)
			const layer = layerOf(path)
			const wrong = target ? wrongLayer(layer, from, layerOf(target)) : wrongPackage(layer, from)
			return wrong && `${path} imports ${from}: ${wrong}`
		})
	)
	expect(broken.filter((line) => line !== null)).toEqual([])
})

test('no two files load each other', () => {
	expect(importCycles(sources)).toEqual([])
})

test('no file only passes on what others export', () => {
	expect(sources.filter((source) => source.barrel).map(({ path }) => path)).toEqual([])
})

describe('sizes', () => {
	const tooLong = (name: string, lines: number, most: number) => lines > (exceptions[name] ?? most)

	test(`no file is longer than ${mostLines.file} lines`, () => {
		const long = sources.filter(({ path, lines }) => tooLong(path, lines, mostLines.file))
		expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
	})

	test(`no function is longer than ${mostLines.function} lines`, () => {
		const longIn = ({ path, functions }: Source) =>
			functions
				.filter(({ name, lines }) => tooLong(`${path}#${name}`, lines, mostLines.function))
				.map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines} lines`)
		expect(sources.flatMap(longIn)).toEqual([])
	})
})

describe('one Yjs, or documents cannot read each other', () => {
	test.each(['yjs', 'y-protocols', 'lib0'])('one %s is installed', (name) => {
		const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: object }
		const copies = Object.keys(lock.packages).filter((path) =>
			path.endsWith(`node_modules/${name}`)
		)
		expect(copies).toEqual([`node_modules/${name}`])
	})

	test.runIf(existsSync('build/client'))('at most one is in the browser bundle', () => {
		const guards = filesUnder('build/client')
			.filter((path) => path.endsWith('.js'))
			.flatMap((path) => readFileSync(path, 'utf8').match(/Yjs was already imported/g) ?? [])
		expect(guards.length).toBeLessThanOrEqual(1)
	})
})

test.runIf(existsSync('.git'))('no file names a place on somebody’s machine', () => {
	const listed = execFileSync('git', [
		'ls-files',
		'-z',
		'--cached',
		'--others',
		'--exclude-standard'
	])
	const place = /(?<![\w.:])\/(work|root|Users)\/|(?<!\w)\.library\b/
	const broken = `${listed}`
		.split('\0')
		.filter((path) => path && !/^(tests|\.ci)\//.test(path) && existsSync(path))
		.filter((path) => place.test(readFileSync(path, 'latin1')))
	expect(broken).toEqual([])
})
