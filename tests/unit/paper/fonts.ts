import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PaperFonts } from '$lib/paper/pdf.ts'

const bytesOf = (path: string) =>
	new Uint8Array(
		readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${path}`)))
	)

/** The typeface as the browser fetches it. */
export const fonts: PaperFonts = {
	regular: bytesOf('400Regular/Inter_400Regular.ttf'),
	bold: bytesOf('600SemiBold/Inter_600SemiBold.ttf')
}
