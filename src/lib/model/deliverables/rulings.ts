import { choice, flag, whole } from '../core/field.ts'
import { PlainRecords } from '../core/plain.ts'
import type { RecordOf } from '../core/record.ts'
import type { Answers } from './queries/track.ts'
import type { StepId } from './records/step.ts'

/** Why the server would not have a decision. */
export const stepRefusals = ['not-from-here', 'needs-qc', 'gone'] as const
export type StepRefusal = (typeof stepRefusals)[number]

const answerFields = {
	ok: flag(),
	/** Why not; what it reads as when it was granted does not matter. */
	why: choice(stepRefusals, 'gone'),
	/** When, milliseconds since 1970. */
	at: whole(0, Number.MAX_SAFE_INTEGER, 0)
}

/** The server's answers to the steps that only count once it has answered them, in `rulings`. */
export const stepAnswers = new PlainRecords<StepId, typeof answerFields>(
	'stepAnswers',
	answerFields
)

export type StepAnswer = RecordOf<StepId, typeof answerFields>

/** The server's answers as tracks ask for them. */
export function answersFrom(given: ReadonlyMap<StepId, StepAnswer>): Answers {
	return ({ id }) => {
		const answer = given.get(id)
		return answer === undefined ? 'waiting' : answer.ok ? 'granted' : 'refused'
	}
}
