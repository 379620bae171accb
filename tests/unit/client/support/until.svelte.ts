/** Resolves when something that screens can follow is so. */
export function until(wanted: () => boolean): Promise<void> {
	return new Promise((resolve) => {
		const stop = $effect.root(() => {
			$effect(() => {
				if (!wanted()) return
				resolve()
				queueMicrotask(() => stop())
			})
		})
	})
}
