/** Builds those of the two programs that are missing or older than their sources. */
export function ensureBuilt(...names: ('client' | 'server')[]): Promise<void>
