import pino, { type Logger } from 'pino'

export type Log = Logger

/** The server's log: JSON lines on stderr, so that stdout says one thing only: that it is ready. */
export function createLog(level: string): Log {
	return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
}
