/** Waits. */
export function sleep(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}

/** Waits until something holds, at most so long; answers whether it does. */
export async function until(holds: () => boolean, mostMs: number): Promise<boolean> {
	const end = performance.now() + mostMs
	while (!holds()) {
		if (performance.now() > end) return false
		await sleep(5)
	}
	return true
}

/** A promise that fails with a sentence when it takes too long. */
export async function within<Value>(
	mostMs: number,
	what: string,
	promise: Promise<Value>
): Promise<Value> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`${what} took more than ${mostMs} ms.`)), mostMs)
	})
	try {
		return await Promise.race([promise, late])
	} finally {
		clearTimeout(timer)
	}
}
