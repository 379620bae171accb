import type { Subject } from '#model/comments/records.ts'
import { cardKinds, readAbout, type CardKind } from '#model/whiteboard/about.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'

const subjects: Partial<Record<CardKind, Subject['kind']>> = {
	session: 'session',
	delivery: 'line'
}

/** What comments on a thing are about: a card is its thing, here as in the area it is at home in. */
export function subjectOn({ id, kind, scene, about }: BoardObject): Subject {
	const card = kind === 'card' ? readAbout(about, cardKinds) : null
	const subject = card === null ? undefined : subjects[card.kind]
	if (card && subject) return { kind: subject, id: card.id }
	return kind === 'scene' && scene !== '' ? { kind: 'scene', id: scene } : { kind: 'object', id }
}
