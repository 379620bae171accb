import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/** One import or re-export. `type` when it is gone at run time. */
export type Import = { from: string; type: boolean }

/** A source file as the architecture test sees it. `path` is relative to the project root. */
export type Source = {
	path: string
	lines: number
	imports: Import[]
	functions: { name: string; line: number; lines: number }[]
	/** It says nothing of its own: every statement passes on another file's exports. */
	barrel: boolean
}

/** Every file below a folder, as paths with forward slashes; none when the folder is not there. */
export function filesUnder(folder: string): string[] {
	if (!existsSync(folder)) return []
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
		.sort()
}

/** Reads every .ts and .svelte file below the folders. */
export function readSources(...folders: string[]): Source[] {
	return folders
		.flatMap(filesUnder)
		.filter((path) => /\.(ts|svelte)$/.test(path))
		.map(readSource)
}

function readSource(path: string): Source {
	const text = readFileSync(path, 'utf8')
	const file = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true)
	const source: Source = {
		path,
		lines: text.trimEnd().split('\n').length,
		imports: [],
		functions: [],
		barrel:
			file.statements.length > 0 &&
			file.statements.every((node) => ts.isExportDeclaration(node) && node.moduleSpecifier)
	}
	visit(file, source)
	return source
}

/** The code of a file. Of a component its scripts, everything around them blanked so that lines agree. */
function scriptOf(path: string, text: string): string {
	if (!path.endsWith('.svelte')) return text
	const blank = (part: string) => part.replace(/[^\n]/g, '')
	let script = ''
	let end = 0
	for (const match of text.matchAll(/(<script[^>]*>)(.*?)<\/script>/gs)) {
		const [, tag = '', code = ''] = match
		script += blank(text.slice(end, match.index) + tag) + code + ';'
		end = match.index + match[0].length
	}
	return script
}

function visit(node: ts.Node, into: Source): void {
	const found = importOf(node)
	if (found) into.imports.push(found)
	if (ts.isFunctionLike(node) && 'body' in node && node.body) {
		const file = node.getSourceFile()
		const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line + 1
		const line = lineOf(node.getStart())
		into.functions.push({ name: nameOf(node), line, lines: lineOf(node.getEnd()) - line + 1 })
	}
	ts.forEachChild(node, (child) => visit(child, into))
}

function importOf(node: ts.Node): Import | null {
	if (ts.isImportDeclaration(node))
		return named(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false)
	if (ts.isExportDeclaration(node) && node.moduleSpecifier)
		return named(node.moduleSpecifier, node.isTypeOnly)
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
		return named(node.argument.literal, true)
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
		return named(node.arguments[0], false)
	return null
}

function named(specifier: ts.Node | undefined, type: boolean): Import | null {
	return specifier && ts.isStringLiteralLike(specifier) ? { from: specifier.text, type } : null
}

function nameOf(node: ts.SignatureDeclaration): string {
	if (node.name) return node.name.getText()
	return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : '(unnamed)'
}

/** The project file an import means, or null when it means a package. */
export function targetOf(path: string, from: string): string | null {
	const bare = from.replace(/\?.*$/, '')
	if (bare.startsWith('#')) return posix.join('src/lib', bare.slice(1))
	if (bare.startsWith('$lib/')) return posix.join('src/lib', bare.slice('$lib/'.length))
	return bare.startsWith('.') ? posix.join(dirname(path), bare) : null
}

/** `@scope/name/deep` → `@scope/name`, `node:fs` → `node:`, `$app/state` → `$app`. */
export function packageOf(from: string): string {
	if (from.startsWith('node:')) return 'node:'
	const [first = '', second = ''] = from.split('/')
	return first.startsWith('@') ? `${first}/${second}` : first
}

/** Every ring of files that load one another; types are gone at run time and do not count. */
export function importCycles(sources: readonly Source[]): string[] {
	const next = new Map(
		sources.map(({ path, imports }) => [
			path,
			imports.filter(({ type }) => !type).map(({ from }) => targetOf(path, from))
		])
	)
	const cycles: string[] = []
	const done = new Set<string>()
	const walk = (path: string, trail: readonly string[]): void => {
		const at = trail.indexOf(path)
		if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '))
		if (at >= 0 || done.has(path)) return
		for (const target of next.get(path) ?? []) if (target) walk(target, [...trail, path])
		done.add(path)
	}
	for (const path of next.keys()) walk(path, [])
	return cycles
}
