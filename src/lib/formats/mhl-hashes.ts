/** How many digits a hash has by its algorithm; C4 ids are base 58 and begin with c4. */
const lengths: Record<string, RegExp> = {
	md5: /^[0-9a-f]{32}$/i,
	sha1: /^[0-9a-f]{40}$/i,
	sha256: /^[0-9a-f]{64}$/i,
	xxh32: /^[0-9a-f]{8}$/i,
	xxh64: /^[0-9a-f]{16}$/i,
	xxh3: /^[0-9a-f]{16}$/i,
	xxh128: /^[0-9a-f]{32}$/i,
	c4: /^c4[1-9A-HJ-NP-Za-km-z]{88}$/,
	// The classic list has three spellings of xxHash; the plain one is a decimal of 32 bits.
	xxhash: /^\d{1,10}$/,
	xxhash64: /^[0-9a-f]{16}$/i,
	xxhash64be: /^[0-9a-f]{16}$/i
}

/** Whether an element of a list is a hash, by its name. */
export function isAlgorithm(name: string): boolean {
	return Object.hasOwn(lengths, name)
}

/** Whether a text can be a hash of an algorithm: what is cut short or has other digits is damaged. */
export function isHash(algorithm: string, hash: string): boolean {
	return lengths[algorithm]?.test(hash) ?? false
}

/** The algorithm of a bare hash, by its length; null when it has none. */
export function algorithmOf(hash: string): string | null {
	return ['md5', 'sha1', 'sha256', 'xxh64'].find((name) => isHash(name, hash)) ?? null
}
