import { listed } from '$lib/ui/words.ts'
import {
	documentAccess,
	errands,
	isRole,
	mayAsk,
	mayGive,
	roles,
	type Access,
	type Errand,
	type Role
} from '#model/access.ts'
import type { DocumentKind } from '#model/documents.ts'

/** What a production's documents are called by the people who work in them. */
const documentNames: Record<DocumentKind, string> = {
	production: 'Production and calendar',
	stripboard: 'Stripboard and breakdown',
	office: 'Contacts and rates',
	'whiteboard-main': 'Whiteboard',
	bookings: 'Bookings',
	rulings: 'Holds and confirmations',
	deliverables: 'Deliverables',
	comments: 'Comments'
}

/** The documents, in the order they are listed. */
export const documentKinds = Object.keys(documentAccess) as DocumentKind[]

/** The documents that people write; what only the server writes follows from them. */
const peoplesKinds = documentKinds.filter((kind) =>
	roles.some((role) => documentAccess[kind][role] === 'write')
)

/** A document by the name people use; one that only a newer server knows reads as it is. */
export function documentName(kind: string): string {
	return Object.hasOwn(documentNames, kind) ? documentNames[kind as DocumentKind] : kind
}

/** The errands, in the order they are listed. */
export const errandKinds = Object.keys(errands) as Errand[]

/** What somebody may do with a document, in one word. */
export const accessNames: Record<Access, string> = {
	write: 'Changes',
	read: 'Reads',
	none: 'Does not see'
}

/** What somebody who may, can do. */
export const errandVerbs: Record<Errand, string> = {
	people: 'invite people and change what they are',
	links: 'publish pages',
	asks: 'ask people without an account to take a booking',
	override: 'confirm bookings against a clash',
	log: 'read the log',
	ownership: 'hand on or remove the production'
}

/** What a role may do, in one or two sentences made from the table that the server enforces. */
export function roleMeaning(role: Role): string {
	const may = (access: Access) =>
		peoplesKinds.filter((kind) => documentAccess[kind][role] === access)
	const [changes, reads] = [may('write'), may('read')]
	if (changes.length + reads.length === 0) return 'Sees what has been published, nothing else.'
	const parts = [phrase('changes', changes), phrase('reads', reads)].filter((part) => part !== '')
	const errandsOf = errandKinds.filter((errand) => mayAsk(errand, role))
	const asks = errandsOf.map((errand) => errandVerbs[errand])
	return [parts.join('; '), asks.length > 0 ? `may ${listed(asks)}` : '']
		.filter((part) => part !== '')
		.map((part) => `${capital(part)}.`)
		.join(' ')
}

function phrase(verb: string, kinds: readonly DocumentKind[]): string {
	if (kinds.length === peoplesKinds.length) return `${verb} everything`
	const names = kinds.map((kind) => documentNames[kind].toLowerCase())
	return names.length === 0 ? '' : `${verb} ${names.join(', ')}`
}

const plurals: Record<Role, string> = {
	owner: 'owners',
	coordinator: 'coordinators',
	ad: 'assistant directors',
	post: 'post',
	department: 'departments',
	guest: 'guests'
}

/** Who may do an errand, as the subject of a sentence: `owners, coordinators and assistant directors`. */
export function whoMay(errand: Errand): string {
	return listed(roles.filter((role) => mayAsk(errand, role)).map((role) => plurals[role]))
}

/** The sentence for people who come to a page that is not for them. */
export function notForYou(errand: Errand): string {
	return `Only ${whoMay(errand)} ${errandVerbs[errand]}.`
}

/** The roles somebody may give to a member, or to whoever takes up an invitation. */
export function rolesToGive(giver: Role | null, to: 'member' | 'invitation'): Role[] {
	return roles.filter(
		// Ownership is given to somebody known, never to whoever holds a link.
		(role) => mayGive(giver, role) && (role !== 'owner' || to === 'member')
	)
}

/** A word from outside as a role, or null. */
export function asRole(word: string | null): Role | null {
	return word !== null && isRole(word) ? word : null
}

/** The first letter as sentences begin. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1)
}
