import { judgeSteps } from '#model/deliverables/judge.ts'
import { stepAnswers } from '#model/deliverables/rulings.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Judge } from './rulings.ts'

type DeliverablesJudgeParts = { rooms: Pick<Rooms, 'edit'>; now: () => number }

/** Judges acceptances, waivers and reopenings: the model decides, this brings it the documents. */
export function deliverablesJudge({ rooms, now }: DeliverablesJudgeParts): Judge {
	return {
		watches: 'deliverables',
		judge: async (production) => {
			const state = await rooms.edit({ production, kind: 'deliverables' }, readDeliveries)
			await rooms.edit({ production, kind: 'rulings' }, (doc) => {
				const answered = stepAnswers.all(doc)
				for (const answer of judgeSteps({ state, answered, now: now() }))
					stepAnswers.put(doc, answer)
			})
			return null
		}
	}
}
