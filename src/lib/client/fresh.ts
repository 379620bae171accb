/**
 * Asks now, and again every so often while the page is looked at; a page that comes back to the
 * front or to the network asks at once. Answers how to stop.
 */
export function keepFresh(ask: () => Promise<void>, everyMs: number): () => void {
	const askIfSeen = () => {
		if (document.visibilityState === 'visible') void ask()
	}
	void ask()
	const timer = setInterval(askIfSeen, everyMs)
	document.addEventListener('visibilitychange', askIfSeen)
	addEventListener('online', askIfSeen)
	return () => {
		clearInterval(timer)
		document.removeEventListener('visibilitychange', askIfSeen)
		removeEventListener('online', askIfSeen)
	}
}
