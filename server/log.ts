import pino, { type Logger } from 'pino'

export type Log = Logger

/** The server's log: JSON lines on stderr, so that stdout says one thing only: that it is ready. */
export function createLog(level: string): Log {
	return pino(
		{ level, base: null, serializers: { error: told } },
		pino.destination({ fd: 2, sync: true })
	)
}

/** Of an error, what kind it is, what it says and where it was; not what hangs on it, which may be content. */
function told(error: unknown): unknown {
	if (!(error instanceof Error)) return typeof error
	const { name, message, stack } = error
	return { name, message, stack }
}
