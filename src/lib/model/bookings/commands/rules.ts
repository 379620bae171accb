import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { bookingRules, type BookingRules } from '../records/rules.ts'
import { isZone } from '../../core/zone.ts'

/** Changes how holds are dealt with. Refused whole when one value cannot be. */
export function changeRules(edit: Edit, values: Partial<BookingRules>): Outcome<null, 'bad-value'> {
	if (bookingRules.problem(values) !== null) return refuse('bad-value')
	if (values.zone && !isZone(values.zone)) return refuse('bad-value')
	transact(edit, () => bookingRules.patch(edit.doc, values))
	return ok(null)
}
