import type { Subject } from '#model/comments/records.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'

/** What comments on a thing are about: a card is its scene, here as on the stripboard. */
export function subjectOn({ id, kind, scene }: BoardObject): Subject {
	return kind === 'scene' && scene !== '' ? { kind: 'scene', id: scene } : { kind: 'object', id }
}
