import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** A browser without a window of its own comes first: it does the same in less time. */
const usualPlaces = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
]

/**
 * The browser to test with: the one named by DAYBREAK_CHROMIUM, else the system's, else Playwright's.
 * @returns {string | null} its path, or null when there is none
 */
export function findChromium() {
	const named = process.env.DAYBREAK_CHROMIUM
	if (named) return existsSync(named) ? named : null
	return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/**
 * Installs Debian's chromium when there is no browser and we may.
 * @returns {string | null} why there is still none, as a sentence, or null when there is one
 */
export function ensureChromium() {
	if (findChromium()) return null
	if (process.env.DAYBREAK_CHROMIUM)
		return `There is no browser at DAYBREAK_CHROMIUM, ${process.env.DAYBREAK_CHROMIUM}.`
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		const apt = (/** @type {string[]} */ ...args) =>
			execFileSync('apt-get', args, {
				stdio: 'inherit',
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			})
		try {
			apt('update')
			apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
		} catch {
			// Told below, in our own words.
		}
	}
	return findChromium()
		? null
		: 'Install Chromium (Debian, Ubuntu: `apt-get install chromium`) or set DAYBREAK_CHROMIUM to its path.'
}
