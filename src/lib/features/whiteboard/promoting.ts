import { plainText } from '#model/core/note.ts'
import { addSession } from '#model/bookings/commands/sessions.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { unreachable } from '#model/core/invariant.ts'
import { addScene } from '#model/stripboard/commands/scenes.ts'
import { turnIntoCard } from '#model/whiteboard/commands/change.ts'
import type { About, CardKind } from '#model/whiteboard/about.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a note can be made into. */
export const promotions = ['scene', 'session', 'delivery'] as const
export type Promotion = (typeof promotions)[number]

export const promotionNames: Record<Promotion, string> = {
	scene: 'A scene',
	session: 'A booking session',
	delivery: 'A deliverable'
}

/** What somebody says of the thing that a note becomes. */
export type Promoted = {
	kind: Promotion
	name: string
	number: string
	recipient: RecipientId | ''
}

const homes = { scene: 'stripboard', session: 'bookings', delivery: 'deliverables' } as const

/** What I may make of a note: where nothing is owed to anybody, nothing can be delivered. */
export function promotionsOf(view: WhiteboardView): Promotion[] {
	return promotions.filter((kind) => {
		if (!view.workspace.mayWrite(homes[kind])) return false
		if (kind === 'scene') return view.schedule.main !== null
		return kind === 'session' || view.things.owed.recipients.length > 0
	})
}

/** Whether something is a note, whose words could be something else. */
export function isPromotable(view: WhiteboardView, id: ObjectId): boolean {
	const kind = view.canvas.byId.get(id)?.object.kind
	return ['note', 'text', 'rectangle', 'ellipse'].includes(kind ?? '')
}

/** The first line of a note, which is what its thing will be called. */
export function nameIn(view: WhiteboardView, id: ObjectId): string {
	return plainText(view.notes.lines(id)).split('\n')[0]?.trim().slice(0, 160) ?? ''
}

/** Makes the thing, and the note its card, as one step. Null when it is there, else why not. */
export function promote(view: WhiteboardView, id: ObjectId, promoted: Promoted): string | null {
	let refused: string | null = null
	view.history.together(() => {
		const made = make(view, id, promoted)
		if (typeof made === 'string') refused = made
		else view.run((edit) => turnIntoCard(edit, id, made))
	})
	return refused
}

type Made = { scene: SceneId } | About<CardKind>

function make(view: WhiteboardView, id: ObjectId, promoted: Promoted): Made | string {
	const { workspace } = view
	const { kind, number, recipient } = promoted
	const name = promoted.name.trim()
	const words = plainText(view.notes.lines(id)).trim()
	const failed = 'That cannot be kept as it is. Look at it once more.'
	switch (kind) {
		case 'scene': {
			const board = view.schedule.main
			if (board === null) return 'There is no board yet.'
			const target = { board, list: 'boneyard', before: null } as const
			const values = { number, setName: name, synopsis: words.replaceAll('\n', ' ').slice(0, 600) }
			const made = workspace.run('stripboard', (edit) => addScene(edit, target, values))
			return made.ok ? { scene: made.value.scene } : failed
		}
		case 'session': {
			const values = { title: name, note: words === name ? '' : words.slice(0, 4000) }
			const made = workspace.run('bookings', (edit) => addSession(edit, values))
			return made.ok ? { kind: 'session', id: made.value } : failed
		}
		case 'delivery': {
			if (recipient === '') return 'Say who it is for.'
			const line = {
				name,
				category: 'paper',
				note: words === name ? '' : words.slice(0, 1000)
			} as const
			const made = workspace.run('deliverables', (edit) => addSchedule(edit, recipient, [line]))
			if (!made.ok) return failed
			const [added] = made.value.added
			return added ? { kind: 'delivery', id: added } : 'It is on that schedule already.'
		}
		default:
			return unreachable(kind)
	}
}
