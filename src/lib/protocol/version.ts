/**
 * The version of what the two ends say to each other, one line a change:
 *  1  y-websocket's sync and awareness; hello, welcome, saved, overwritten.
 */
export const protocolVersion = 1

/** The oldest client that the server still talks to. */
export const oldestClientVersion = 1
