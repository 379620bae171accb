import type * as Y from 'yjs'
import { absences, type Absence, type AbsenceId } from './records/absence.ts'
import { cueRules, type CueRules } from './records/cue-rules.ts'
import { cues, type Cue, type CueId } from './records/cue.ts'
import { milestones, type Milestone, type MilestoneId } from './records/milestone.ts'
import { postPlan, type PostPlan } from './records/post-plan.ts'
import {
	cuts,
	reels,
	turnovers,
	type Cut,
	type CutId,
	type Reel,
	type ReelId,
	type Turnover,
	type TurnoverId
} from './records/reel.ts'
import { requests, type BookingRequest, type RequestId } from './records/request.ts'
import { resources, type Resource, type ResourceId } from './records/resource.ts'
import { bookingRules, type BookingRules } from './records/rules.ts'
import { sessions, type Session, type SessionId } from './records/session.ts'

/** Everything the bookings document says, as plain records. */
export type BookingsState = {
	resources: ReadonlyMap<ResourceId, Resource>
	absences: ReadonlyMap<AbsenceId, Absence>
	sessions: ReadonlyMap<SessionId, Session>
	/** In the order in which they came to this copy of the document. */
	requests: ReadonlyMap<RequestId, BookingRequest>
	rules: BookingRules
}

/** The whole document read at once: for the server, tests and commands; screens read it live. */
export function readBookings(doc: Y.Doc): BookingsState {
	return {
		resources: resources.all(doc),
		absences: absences.all(doc),
		sessions: sessions.all(doc),
		requests: requests.all(doc),
		rules: bookingRules.read(doc)
	}
}

/** The post schedule as it is written: its dates are derived by `schedule/dates.ts`. */
export type PostState = { milestones: ReadonlyMap<MilestoneId, Milestone>; plan: PostPlan }

/** The post schedule read at once. */
export function readPost(doc: Y.Doc): PostState {
	return { milestones: milestones.all(doc), plan: postPlan.read(doc) }
}

/** The cues as they are written. */
export type CuesState = { cues: ReadonlyMap<CueId, Cue>; cueRules: CueRules }

/** The cues read at once. */
export function readCues(doc: Y.Doc): CuesState {
	return { cues: cues.all(doc), cueRules: cueRules.read(doc) }
}

/** The reels, their cuts and who has which, as they are written. */
export type ReelsState = {
	reels: ReadonlyMap<ReelId, Reel>
	cuts: ReadonlyMap<CutId, Cut>
	turnovers: ReadonlyMap<TurnoverId, Turnover>
}

/** The reels read at once. */
export function readReels(doc: Y.Doc): ReelsState {
	return { reels: reels.all(doc), cuts: cuts.all(doc), turnovers: turnovers.all(doc) }
}
