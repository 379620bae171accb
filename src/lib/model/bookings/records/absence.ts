import { flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { ResourceId } from './resource.ts'

declare const absenceId: unique symbol
export type AbsenceId = string & { readonly [absenceId]: true }

const absenceFields = {
	resource: pointer<ResourceId>(),
	/** Wall times of the resource's zone, `YYYY-MM-DDTHH:MM`; the second is no longer part of it. */
	from: text(16),
	to: text(16),
	reason: text(200),
	removed: flag()
}

/** A time at which a resource cannot be had: leave, another job, maintenance. */
export const absences = new Collection<AbsenceId, typeof absenceFields>('absences', absenceFields)

export type Absence = RecordOf<AbsenceId, typeof absenceFields>
