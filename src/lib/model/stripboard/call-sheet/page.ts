import type { CallSheet } from './facts.ts'

/** Somebody of the crew, as the office knows them. */
export type CrewMember = { department: string; job: string; name: string; phone: string }

/** What only the office adds when it prints: the crew by department, and who plays whom. */
export type OfficeList = {
	crew: readonly CrewMember[]
	/** Performers by the cast member they play. */
	performers: ReadonlyMap<string, string>
}

/** How a call sheet goes on paper, besides its facts. */
export type SheetPrint = {
	/** `Preliminary`, `Published`, `Revision 1`; `Draft` for what has not gone out. */
	name: string
	/** The paper of a revision; '' for none. */
	colour: string
	printedOn: string
	/** The ids and facts that are not as they went out before: they carry a star. */
	starred: ReadonlySet<string>
	/** Null for who may not read the office. */
	office: OfficeList | null
}

/** What each part of the paper is drawn from. */
export type Page = { sheet: CallSheet; print: SheetPrint }

/** A text with its star, where what it belongs to is not as it went out. */
export function starred({ print }: Page, id: string, text: string): string {
	return print.starred.has(id) ? `* ${text}` : text
}
