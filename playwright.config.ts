import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/support/chromium.js'

const executablePath = findChromium()

export default defineConfig({
	testDir: 'tests',
	testMatch: ['e2e/**/*.spec.ts', 'browser/**/*.spec.ts'],
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	// A test that fails once and then passes has found something.
	retries: 0,
	forbidOnly: true,
	// Wide, because a busy machine is slow; what never comes is still found.
	timeout: 180_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		timezoneId: 'UTC',
		actionTimeout: 30_000,
		// A trace makes every test a third slower: `TRACE=1 npx playwright test …` where one is wanted.
		trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
				...['--disable-background-networking', '--disable-component-update', '--disable-sync']
			]
		}
	}
})
