import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { daysBetween, isDate } from '../../production/calendar.ts'
import { elements, type Element, type ElementId } from '../records/element.ts'
import { events, type ElementEvent, type EventId, type SubjectId } from '../records/event.ts'

/** What is said of an event. */
export type EventValues = Partial<Omit<ElementEvent, 'id' | 'removed' | 'subject'>>

/** The longest an event may last: a longer one is a slip of the year. */
const longestDays = 1000

/** Notes that an element, a set or a location is away, or does something else, from one date to another. */
export function addEvent(
	edit: Edit,
	subject: SubjectId,
	values: EventValues
): Outcome<EventId, 'bad-value'> {
	if (subject === '' || events.problem({ ...values, subject }) !== null) return refuse('bad-value')
	if (!isSpan(values.from ?? '', values.to ?? '')) return refuse('bad-value')
	const id = edit.newId() as EventId
	transact(edit, () => events.create(edit.doc, id, { ...values, subject }))
	return ok(id)
}

/** Changes what is said of an event; what is left out stays. */
export function changeEvent(
	edit: Edit,
	id: EventId,
	values: EventValues
): Outcome<null, 'event-gone' | 'bad-value'> {
	const event = events.get(edit.doc, id)
	if (!event || event.removed) return refuse('event-gone')
	const { from, to } = { ...event, ...values }
	if (events.problem(values) !== null || !isSpan(from, to)) return refuse('bad-value')
	transact(edit, () => events.patch(edit.doc, id, values))
	return ok(null)
}

/** Takes an event off. */
export function removeEvent(edit: Edit, id: EventId): Outcome<null, 'event-gone'> {
	const event = events.get(edit.doc, id)
	if (!event || event.removed) return refuse('event-gone')
	transact(edit, () => events.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

function isSpan(from: string, to: string): boolean {
	return isDate(from) && isDate(to) && from <= to && daysBetween(from, to) <= longestDays
}

/** What is agreed with an element: holds and drops, and how long and when it may work. */
export type Terms = Partial<
	Pick<
		Element,
		| ('holding' | 'dropDays' | 'mostWork' | 'earliestCall' | 'latestOut')
		| ('limitsFrom' | 'limitsChecked')
	>
>

/** Changes what is agreed with an element; what is left out stays. */
export function setTerms(
	edit: Edit,
	id: ElementId,
	terms: Terms
): Outcome<null, 'element-gone' | 'bad-value'> {
	const element = elements.get(edit.doc, id)
	if (!element || element.removed) return refuse('element-gone')
	if (elements.problem(terms) !== null) return refuse('bad-value')
	if (terms.limitsChecked && !isDate(terms.limitsChecked)) return refuse('bad-value')
	transact(edit, () => elements.patch(edit.doc, id, terms))
	return ok(null)
}
