import { maxFileBytes, maxLines } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { foreignKind, isBinary } from './sniff.ts'
import { countLines, decodeText, splitLines, withoutControls, type Encoding } from './text.ts'

/** The lines of a list that a machine wrote: EDL, ALE, session text. Never throws. */
export function linesOfList(
	file: { name: string; bytes: Uint8Array },
	what: string
): { ok: true; value: { lines: string[]; encoding: Encoding } } | Refusal {
	const { bytes } = file
	if (bytes.length === 0) return refuseFile('empty-file', 'This file is empty.')
	if (bytes.length > maxFileBytes)
		return refuseFile('too-big', `This file is larger than ${maxFileBytes / 1024 / 1024} MB.`)
	const foreign = foreignKind(file.name, bytes)
	if (foreign) return refuseFile('wrong-kind', `This is ${foreign.what}, not ${what}.`)
	const decoded = decodeText(bytes)
	const { text, count } = withoutControls(decoded.text)
	if (isBinary(text, count))
		return refuseFile('wrong-kind', `This is no text, so it is not ${what}.`)
	if (countLines(text, maxLines) > maxLines)
		return refuseFile(
			'too-many',
			`This file has more than ${maxLines.toLocaleString('en-US')} lines.`
		)
	return { ok: true, value: { lines: splitLines(text), encoding: decoded.encoding } }
}
