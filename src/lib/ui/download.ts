/** Hands a person a file, as the browser hands out downloads. */
export function saveAs(name: string, content: Blob): void {
	const url = URL.createObjectURL(content)
	const link = document.createElement('a')
	link.href = url
	link.download = name
	link.click()
	// A browser that asks where to put it reads the address later.
	setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Hands a person a file of JSON. */
export function download(name: string, content: unknown): void {
	saveAs(name, new Blob([JSON.stringify(content, null, '\t')], { type: 'application/json' }))
}
