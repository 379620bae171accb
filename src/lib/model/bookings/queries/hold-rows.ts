import type { ResourceId } from '../records/resource.ts'
import type { Session, SessionId } from '../records/session.ts'
import type { SessionStanding, Standing } from './holds.ts'

/** One thing that a session holds, as a timeline draws it; `standing` is null for a session without any. */
export type HoldRow = { session: Session; resource: ResourceId | null; standing: Standing | null }

/** Every hold of sessions that have a time; a session that books nothing yet has one row of its own. */
export function holdsIn(
	sessions: readonly Session[],
	standing: (id: SessionId) => SessionStanding
): HoldRow[] {
	return sessions.flatMap((session): HoldRow[] => {
		if (session.start === '') return []
		const { standings } = standing(session.id)
		if (standings.length === 0) return [{ session, resource: null, standing: null }]
		return standings.map((each) => ({ session, resource: each.resource, standing: each }))
	})
}
