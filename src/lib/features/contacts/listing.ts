import type { Contact } from '#model/office/records.ts'
import type { Element } from '#model/stripboard/records/element.ts'

/** A contact as the page shows it, with the cast member they are tied to. */
export type Listed = { contact: Contact; cast: Element | null }

/** Departments most productions have, offered beside those already on the list. */
const usualDepartments = [
	...['Production', 'Direction', 'Cast', 'Camera', 'Electric', 'Grip', 'Sound', 'Art', 'Props'],
	...['Set dressing', 'Wardrobe', 'Makeup and hair', 'Stunts', 'Special effects', 'Locations'],
	...['Transport', 'Catering', 'Accounting', 'Post-production']
]

/** Whether every word of a text is somewhere in what the page shows of a contact. */
export function isFound({ contact, cast }: Listed, text: string): boolean {
	const { name, job, department, phone, email } = contact
	const said = [name, job, department, phone, email, castLabel(cast)].join('\n').toLowerCase()
	const digits = phone.replace(/\D/g, '')
	return text
		.toLowerCase()
		.split(/\s+/)
		.every((word) => said.includes(word) || isPartOfNumber(word, digits))
}

/** A number is found however its digits are written. */
function isPartOfNumber(word: string, digits: string): boolean {
	const wanted = word.replace(/[().+\-/]/g, '')
	return /^\d{3,}$/.test(wanted) && digits.includes(wanted)
}

/** `5 WREN BLYTHE`; '' for nobody. */
export function castLabel(cast: Element | null): string {
	return cast === null ? '' : `${cast.number} ${cast.name}`.trim()
}

/** The departments to choose from: those in use first, as they are spelt, then the usual ones. */
export function departmentChoices(used: readonly string[]): string[] {
	const known = new Set(used.map((name) => name.toLowerCase()))
	const unused = usualDepartments.filter((name) => !known.has(name.toLowerCase()))
	return [...new Set(used), ...unused].filter((name) => name !== '')
}

/** Whether somebody born on a date is under eighteen on another; dates are YYYY-MM-DD. */
export function isMinor(birthDate: string, today: string): boolean {
	if (birthDate === '') return false
	const eighteenth = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`
	return today < eighteenth
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'contact-gone': 'A colleague has removed that contact.',
	'read-only': 'You can look at the contact list, but not change it.',
	'bad-value': 'That cannot be kept as it is. Look at it once more.',
	'too-many': 'That is more than can be added at once. Paste it in parts.'
}
