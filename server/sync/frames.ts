/**
 * A message as one unmasked binary websocket frame (RFC 6455 §5.2). Framed once, the same bytes go
 * to every peer of a room, and what a turn has for a peer goes out in one write.
 */
export function binaryFrame(message: Uint8Array): Buffer {
	const headerBytes = message.length < 126 ? 2 : message.length < 0x10000 ? 4 : 10
	const frame = Buffer.allocUnsafe(headerBytes + message.length)
	frame[0] = 0x82 // the last fragment of a binary message
	if (headerBytes === 2) {
		frame[1] = message.length
	} else if (headerBytes === 4) {
		frame[1] = 126
		frame.writeUInt16BE(message.length, 2)
	} else {
		frame[1] = 127
		frame.writeBigUInt64BE(BigInt(message.length), 2)
	}
	frame.set(message, headerBytes)
	return frame
}
