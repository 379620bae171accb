import { choice, flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { SessionId } from '../../bookings/records/session.ts'
import type { ContactId } from '../records.ts'

declare const paperId: unique symbol
export type PaperId = string & { readonly [paperId]: true }

/** What the office makes out for one person. */
export const paperKinds = ['dayPlayer', 'crew', 'travel'] as const
export type PaperKind = (typeof paperKinds)[number]

/** The most letters of a term, and of the wording: some ten pages. */
export const paperLimits = { term: 1000, wording: 30_000 } as const

const term = text(paperLimits.term)

/** The terms of papers; each kind has some of them: `terms.ts`. */
export const paperTerms = {
	company: term,
	companyAddress: term,
	legalName: term,
	loanOut: term,
	agent: term,
	guild: term,
	guardian: term,
	role: term,
	engagedAs: term,
	department: term,
	starts: term,
	ends: term,
	hours: term,
	rate: term,
	agencyFee: term,
	overtime: term,
	allowances: term,
	travel: term,
	perDiem: term,
	turnaround: term,
	credit: term,
	usage: term,
	special: term,
	outbound: term,
	pickUp: term,
	inbound: term,
	hotel: term,
	checkIn: term,
	checkOut: term,
	confirmation: term,
	billing: term,
	emergency: term
}

export type PaperTerm = keyof typeof paperTerms

const paperFields = {
	kind: choice(paperKinds, 'dayPlayer'),
	/** The session it is made out for, and whom. */
	session: pointer<SessionId>(),
	contact: pointer<ContactId>(),
	/** What it says, with placeholders; '' for our wording. */
	wording: text(paperLimits.wording),
	...paperTerms,
	removed: flag()
}

/** Contracts, deal memos and travel memos: rates and journeys are for the office alone. */
export const papers = new Collection<PaperId, typeof paperFields>('papers', paperFields)

export type OfficePaper = RecordOf<PaperId, typeof paperFields>
