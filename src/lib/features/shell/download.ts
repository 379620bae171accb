/** Hands a person a file of JSON, as the browser hands out downloads. */
export function download(name: string, content: unknown): void {
	const text = JSON.stringify(content, null, '\t')
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
	const link = document.createElement('a')
	link.href = url
	link.download = name
	link.click()
	// A browser that asks where to put it reads the address later.
	setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
