import type { PaperKind, PaperTerm } from './records.ts'

/** A term as a form asks for it. `isOptional`: a line that only says this is left out when it is empty. */
export type Term = { name: PaperTerm; label: string; isOptional?: true; isLong?: true }

const company: readonly Term[] = [
	{ name: 'company', label: 'Production company' },
	{ name: 'companyAddress', label: 'Company address' }
]

/** What each kind of paper asks for, in the order of its form. */
export const termsOf: Readonly<Record<PaperKind, readonly Term[]>> = {
	dayPlayer: [
		...company,
		{ name: 'legalName', label: 'Legal name' },
		{ name: 'loanOut', label: 'Loan-out company', isOptional: true },
		{ name: 'agent', label: 'Agent and phone', isOptional: true },
		{ name: 'guild', label: 'Guild and member number', isOptional: true },
		{ name: 'guardian', label: 'Guardian and permit', isOptional: true },
		{ name: 'role', label: 'Role' },
		{ name: 'engagedAs', label: 'Engaged as' },
		{ name: 'hours', label: 'Guaranteed hours' },
		{ name: 'rate', label: 'Rate' },
		{ name: 'agencyFee', label: 'Agency fee on top', isOptional: true },
		{ name: 'overtime', label: 'Overtime' },
		{ name: 'travel', label: 'Travel', isOptional: true },
		{ name: 'perDiem', label: 'Per diem', isOptional: true },
		{ name: 'credit', label: 'Credit' },
		{ name: 'usage', label: 'Use of the recording', isLong: true },
		{ name: 'special', label: 'Special terms', isOptional: true, isLong: true }
	],
	crew: [
		...company,
		{ name: 'legalName', label: 'Legal name' },
		{ name: 'loanOut', label: 'Loan-out company', isOptional: true },
		{ name: 'role', label: 'Position' },
		{ name: 'department', label: 'Department' },
		{ name: 'guild', label: 'Union or local', isOptional: true },
		{ name: 'starts', label: 'Starts' },
		{ name: 'ends', label: 'Ends, or how many weeks' },
		{ name: 'rate', label: 'Rate' },
		{ name: 'hours', label: 'Guaranteed hours' },
		{ name: 'overtime', label: 'Overtime, sixth and seventh day' },
		{ name: 'turnaround', label: 'Rest between days' },
		{ name: 'allowances', label: 'Kit, car, phone', isOptional: true },
		{ name: 'travel', label: 'Travel and mileage', isOptional: true },
		{ name: 'perDiem', label: 'Per diem', isOptional: true },
		{ name: 'credit', label: 'Credit' },
		{ name: 'special', label: 'Special terms', isOptional: true, isLong: true }
	],
	travel: [
		{ name: 'outbound', label: 'Journey there', isLong: true },
		{ name: 'pickUp', label: 'Pick-up and driver', isLong: true },
		{ name: 'inbound', label: 'Journey back', isLong: true },
		{ name: 'hotel', label: 'Hotel and address', isLong: true },
		{ name: 'checkIn', label: 'Check-in' },
		{ name: 'checkOut', label: 'Check-out' },
		{ name: 'confirmation', label: 'Confirmation number' },
		{ name: 'billing', label: 'Who pays for what', isOptional: true },
		{ name: 'perDiem', label: 'Per diem', isOptional: true },
		{ name: 'emergency', label: 'Whom to ring on the way' },
		{ name: 'special', label: 'Notes', isOptional: true, isLong: true }
	]
}

/** What else a wording may name: it follows from the contact, the session and the production. */
export const factLabels = {
	name: 'Name',
	phone: 'Phone',
	email: 'E-mail',
	production: 'Production',
	session: 'Session',
	when: 'When',
	where: 'Where'
} as const

export type PaperFact = keyof typeof factLabels

export const paperNames: Readonly<Record<PaperKind, string>> = {
	dayPlayer: 'Day-player contract',
	crew: 'Crew deal memo',
	travel: 'Travel memo'
}
