import type { Environment } from 'vitest/runtime'

/**
 * Node, but compiled as for a browser: runes become live signals, so that effects run.
 * There is no DOM; components are tested in a real browser.
 */
export default {
	name: 'runes',
	viteEnvironment: 'client',
	setup: () => ({ teardown() {} })
} satisfies Environment
