/**
 * The version of what the two ends say to each other, one line a change:
 *  1  y-websocket's sync and awareness; hello, welcome, saved, overwritten.
 *  2  a person's role is a role of the production; closed when signed out, when access changes, and
 *     when an edit is refused, held, out of step or one too many.
 */
export const protocolVersion = 2

/** The oldest client that the server still talks to. */
export const oldestClientVersion = 2
