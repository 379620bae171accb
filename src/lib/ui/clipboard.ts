/**
 * Puts text on the clipboard; false when the browser would not. On an address without https, as
 * within a production office, browsers only offer the old way, which copies what is selected.
 */
export async function copyText(text: string): Promise<boolean> {
	try {
		if (!navigator.clipboard) return document.execCommand('copy')
		await navigator.clipboard.writeText(text)
		return true
	} catch {
		return false
	}
}
