import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/*
 * Lint as memory: each rule below keeps a mistake from being made twice, and says what to do instead.
 * What needs the whole tree at once (layers, cycles, sizes) is in tests/architecture.test.ts.
 */

const everywhere = [
	{
		selector: 'ExportAllDeclaration',
		message: 'Export by name, so that a reader finds who uses what; `export *` hides both ends.'
	},
	...['ImportDeclaration', 'ExportNamedDeclaration', 'ImportExpression'].map((kind) => ({
		selector: `${kind}[source.value=/^\\.(?!.*(\\.(ts|js|svelte|css|json|svg)(\\?\\w+)?|\\u002F\\$types)$)/]`,
		message: 'Write the extension of a relative import: Node, Vite and TypeScript then agree on it.'
	})),
	...['name=/^(test|it|describe)$/', 'property.name="describe"'].map((suite) => ({
		selector: `CallExpression[callee.object.${suite}][callee.property.name="only"]`,
		message: 'A focused test hides the others; use `npx vitest run -t "<name>"` while working.'
	}))
]

const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Export by name, so that it is called the same everywhere.'
}

const noConsole = {
	selector: 'MemberExpression[object.name="console"]',
	message: 'Log through server/log.ts; in the browser show the state to the person instead.'
}

const noClockNorChance = [
	...[
		'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
		'CallExpression[callee.name="Date"]',
		'NewExpression[callee.name="Date"][arguments.length=0]',
		'MemberExpression[object.name="performance"]'
	].map((selector) => ({
		selector,
		message: 'Take the time as an argument: here the same input gives the same answer, always.'
	})),
	...[
		'MemberExpression[object.name="Math"][property.name="random"]',
		'Identifier[name="crypto"]'
	].map((selector) => ({
		selector,
		message: 'Take ids and chance from Edit (`newId`, `random`), so that tests can replay them.'
	}))
]

const forbid = (...rules) => ({ 'no-restricted-syntax': ['error', ...everywhere, ...rules.flat()] })

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'test-results/', 'bench/results/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	ts.configs.recommended,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			...forbid(noDefaultExport, noConsole),
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-self-compare': 'error',
			'no-unreachable': 'error',
			'no-constant-condition': ['error', { checkLoops: false }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }
			],
			// Daybreak always lives at the root of its address.
			'svelte/no-navigation-without-resolve': 'off',
			// A plain Map or Set is a value being worked out; what screens react to is $state or Live.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// Rules that ask the type checker, which is slow: components go without, and the service
		// worker, which SvelteKit compiles by itself.
		files: ['{src,server,tests,bench}/**/*.ts'],
		ignores: ['src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/await-thenable': 'error'
		}
	},
	{
		files: ['src/lib/{model,protocol,formats}/**/*.ts'],
		rules: forbid(noDefaultExport, noConsole, noClockNorChance)
	},
	{
		// Programs for a terminal.
		files: [
			'server/*.js',
			'server/log.ts',
			'server/cli/**',
			'bench/**',
			'tests/**/*.js',
			'tests/convergence/simulate.ts'
		],
		rules: forbid(noDefaultExport)
	},
	{
		// Their readers ask for a default export.
		files: ['*.config.{js,ts}', 'tests/support/*-environment.ts'],
		rules: forbid(noConsole)
	}
)
