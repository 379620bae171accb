import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { categoryIds, type CategoryId } from '../categories.ts'
import { holdings, rules, type Holding, type Rules } from '../records/rules.ts'

/** Changes the rules that the schedule is judged by. Refused whole when one value cannot be. */
export function changeScheduleRules(
	edit: Edit,
	values: Partial<Rules>
): Outcome<null, 'bad-value'> {
	if (rules.problem(values) !== null) return refuse('bad-value')
	if (values.sourceDate && !isDate(values.sourceDate)) return refuse('bad-value')
	transact(edit, () => rules.patch(edit.doc, values))
	return ok(null)
}

/** Says whether elements of a category are held between work days, and dropped. */
export function setHolding(
	edit: Edit,
	category: CategoryId,
	holding: Holding
): Outcome<null, 'bad-value'> {
	if (!categoryIds.includes(category) || !holdings.includes(holding)) return refuse('bad-value')
	transact(edit, () => edit.doc.getMap('holding').set(category, holding))
	return ok(null)
}
