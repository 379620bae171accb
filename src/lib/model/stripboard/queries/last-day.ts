import type { ProductionState } from '../../production/records.ts'
import type { StripboardState } from '../state.ts'
import { boardOf } from './board.ts'
import { mainBoard } from './boards.ts'

/**
 * The last day on which the main board shoots a scene, YYYY-MM-DD; '' while it has no dates or nothing on
 * them. What post and deliveries are counted from.
 */
export function lastShootingDay(stripboard: StripboardState, production: ProductionState): string {
	const board = mainBoard(stripboard.boards)
	const days = board ? boardOf(stripboard, production, board.id).days : []
	const shot = days.findLast(({ rows }) =>
		rows.some((row) => row.kind === 'scene' && !row.scene.omitted)
	)
	return shot?.date ?? ''
}
