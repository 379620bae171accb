import { text, whole } from '../../core/field.ts'
import { Singleton } from '../../core/singleton.ts'

const planFields = {
	/** Seven digits from Monday to Sunday, 1 for a day on which post does not work. */
	daysOff: text(7, '0000011'),
	/** The last shooting day when the board does not say it, YYYY-MM-DD; '' to take the board's. */
	wrap: text(10),
	/** When the schedule was last issued, YYYY-MM-DD, and how often it has been. */
	issuedOn: text(10),
	issues: whole(0, 9999, 0)
}

/** What holds for the whole post schedule. */
export const postPlan = new Singleton('postPlan', planFields)

export type PostPlan = ReturnType<typeof postPlan.read>
