import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * No fault that axe calls serious or critical, by day and by night. The test goes on, so that one run
 * tells of all screens.
 */
export async function isAccessible(page: Page, screen: string): Promise<void> {
	await look(page, screen, () => axeOn(page))
}

/** The same of what stands round a board: its hundreds of cells take axe ten times as long. */
export async function isAccessibleRound(page: Page, screen: string): Promise<void> {
	await look(page, screen, () => axeOn(page).exclude('[data-list] .row'))
}

/** There are no frames to look into, and what is in order need not be listed. */
function axeOn(page: Page): AxeBuilder {
	return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
}

/** What is there is the same in the dark; only colours are looked at again. */
async function look(page: Page, screen: string, axe: () => AxeBuilder): Promise<void> {
	await analyse(axe(), screen)
	await page.emulateMedia({ colorScheme: 'dark' })
	const settled = () => Promise.all(document.getAnimations().map(({ finished }) => finished))
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
	await page.evaluate(settled).catch(() => undefined)
	await analyse(axe().withRules('color-contrast'), `${screen}, dark`)
	await page.emulateMedia({ colorScheme: 'light' })
}

async function analyse(axe: AxeBuilder, screen: string): Promise<void> {
	const { violations } = await axe.analyze()
	const found = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.failureSummary}`)
	expect.soft(found, screen).toEqual([])
}

/** Nothing reaches past the right edge, so that nothing has to be scrolled there. */
export async function fitsItsWidth(page: Page, screen: string): Promise<void> {
	const widths = await page.evaluate(() => ({
		page: document.documentElement.scrollWidth,
		screen: document.documentElement.clientWidth
	}))
	expect.soft(widths.page, screen).toBeLessThanOrEqual(widths.screen)
	expect.soft(widths.screen, screen).toBe(page.viewportSize()?.width)
}
