import type { Box } from '#model/whiteboard/geometry.ts'
import type { InkPoint } from '#model/whiteboard/ink.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import type { End } from '#model/whiteboard/spot.ts'
import type { Landing } from './landing.ts'
import type { MovePlan } from './plans.ts'
import type { Tool } from './tools.ts'

/** What the gesture in progress would do if it ended now. */
export type Plan =
	| ({ kind: 'move'; landing: Landing | null } & MovePlan)
	/** A box drawn to select. */
	| { kind: 'box'; box: Box }
	/** A box drawn to make something. */
	| { kind: 'draw'; tool: Tool; box: Box }
	| { kind: 'ink'; points: readonly InkPoint[] }
	/** An arrow being drawn, or one end of one being taken elsewhere. */
	| { kind: 'arrow'; from: End<ObjectId>; to: End<ObjectId>; arrow: ObjectId | null }
