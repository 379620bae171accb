/**
 * The version of what the two ends say to each other, one line a change:
 *  1  y-websocket's sync and awareness; hello, welcome, saved, overwritten.
 *  2  a person's role is a role of the production; closed when signed out, when access changes, and
 *     when an edit is refused, held, out of step or one too many.
 *  3  hello says which history a copy follows, welcome which one the server does, and a copy of another
 *     one is closed; what removes too much is held for an owner to decide; stopping closes with 1012.
 */
export const protocolVersion = 3

/** The oldest client that the server still talks to. */
export const oldestClientVersion = 3
