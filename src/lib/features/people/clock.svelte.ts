/** A moment that screens can follow, for words like `5 minutes ago`: it moves every half minute. */
export function clock(): { readonly current: number } {
	let now = $state(Date.now())
	$effect(() => {
		const timer = setInterval(() => (now = Date.now()), 30_000)
		return () => clearInterval(timer)
	})
	return {
		get current() {
			return now
		}
	}
}
