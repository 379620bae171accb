import type { Consignment, ConsignmentId } from '../records/consignment.ts'
import type { Deliverable } from '../records/deliverable.ts'
import type { Line, LineId } from '../records/line.ts'
import type { Recipient } from '../records/recipient.ts'
import type { DeliveryState } from '../state.ts'
import { versionOf } from './approvals.ts'
import { untouched, type Track } from './track.ts'

/** A line in a consignment, with what is known of it. */
export type Packed = {
	readonly line: Line
	readonly deliverable: Deliverable
	readonly recipient: Recipient | null
	readonly track: Track
	readonly version: string
}

/** A consignment and what is in it. */
export type Packet = {
	readonly consignment: Consignment
	readonly state: 'packed' | 'sent' | 'received'
	readonly lines: readonly Packed[]
}

/** Every consignment: those that have not been sent first, then the newest. */
export function packetsOf(
	consignments: ReadonlyMap<ConsignmentId, Consignment>,
	state: DeliveryState,
	tracks: ReadonlyMap<LineId, Track>
): Packet[] {
	return [...consignments.values()]
		.filter(({ removed }) => !removed)
		.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
		.map((consignment) => ({
			consignment,
			state: stateOf(consignment),
			lines: consignment.lines
				.flatMap((id) => packedLine(id, state, tracks) ?? [])
				.sort((a, b) => (a.deliverable.name < b.deliverable.name ? -1 : 1))
		}))
}

function stateOf({ sentOn, receivedOn }: Consignment): Packet['state'] {
	if (receivedOn !== '') return 'received'
	return sentOn === '' ? 'packed' : 'sent'
}

function keyOf({ sentOn, at, id }: Consignment): string {
	return `${sentOn || '9'} ${at} ${id}`
}

function packedLine(
	id: LineId,
	{ lines, deliverables, recipients }: DeliveryState,
	tracks: ReadonlyMap<LineId, Track>
): Packed | null {
	const line = lines.get(id)
	const deliverable = line?.deliverable ? deliverables.get(line.deliverable) : undefined
	if (!line || !deliverable) return null
	const recipient = (line.recipient && recipients.get(line.recipient)) || null
	const track = tracks.get(id) ?? untouched
	return { line, deliverable, recipient, track, version: versionOf(track) }
}
