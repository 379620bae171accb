import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Download, Locator, Page } from '@playwright/test'

/** What a button hands out as a file. */
export async function handedOut(
	page: Page,
	button: Locator
): Promise<{ name: string; bytes: Buffer }> {
	const waiting: Promise<Download> = page.waitForEvent('download')
	await button.click()
	const download = await waiting
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** What a PDF says. */
export async function textOf({ bytes }: { bytes: Buffer }): Promise<string> {
	const read = await getDocumentProxy(new Uint8Array(bytes))
	return (await extractText(read, { mergePages: true })).text
}
