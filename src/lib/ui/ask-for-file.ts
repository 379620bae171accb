/** Opens the browser's file window; null when it is closed without a choice. */
export function askForFile(accept: string): Promise<File | null> {
	const input = document.createElement('input')
	input.type = 'file'
	input.accept = accept
	return new Promise((resolve) => {
		input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
		input.addEventListener('cancel', () => resolve(null))
		input.click()
	})
}
