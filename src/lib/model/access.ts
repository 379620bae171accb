import type { DocumentKind } from './documents.ts'

/**
 * What somebody is to a production. A person has one role in each production they belong to.
 *
 *   owner        everything, and the only one who may remove the production or hand it on
 *   coordinator  runs the office: writes everything that is not decided elsewhere
 *   ad           breaks down and schedules
 *   post         post-production: sessions and deliveries
 *   department   reads the plan
 *   guest        sees what has been published, never the live documents
 */
export const roles = ['owner', 'coordinator', 'ad', 'post', 'department', 'guest'] as const

export type Role = (typeof roles)[number]

/** What somebody may do with a whole document: there is nothing finer. */
export type Access = 'none' | 'read' | 'write'

/**
 * Who may read and write which document: the one table of it. The server enforces it when a socket
 * asks for a document, screens follow it, and the owner reads it as a page.
 */
export const documentAccess = {
	production: {
		owner: 'write',
		coordinator: 'write',
		ad: 'read',
		post: 'read',
		department: 'read',
		guest: 'none'
	},
	stripboard: {
		owner: 'write',
		coordinator: 'write',
		ad: 'write',
		post: 'read',
		department: 'read',
		guest: 'none'
	},
	office: {
		owner: 'write',
		coordinator: 'write',
		ad: 'none',
		post: 'none',
		department: 'none',
		guest: 'none'
	},
	'whiteboard-main': {
		owner: 'write',
		coordinator: 'write',
		ad: 'write',
		post: 'write',
		department: 'write',
		guest: 'none'
	},
	bookings: {
		owner: 'write',
		coordinator: 'write',
		ad: 'read',
		post: 'write',
		department: 'read',
		guest: 'none'
	},
	/** Nobody writes rulings but the server. */
	rulings: {
		owner: 'read',
		coordinator: 'read',
		ad: 'read',
		post: 'read',
		department: 'read',
		guest: 'none'
	},
	deliverables: {
		owner: 'write',
		coordinator: 'read',
		ad: 'read',
		post: 'write',
		department: 'read',
		guest: 'none'
	},
	/** Each comment is its author's own: see `authored` in documents.ts. */
	comments: {
		owner: 'write',
		coordinator: 'write',
		ad: 'write',
		post: 'write',
		department: 'write',
		guest: 'none'
	}
} as const satisfies Record<DocumentKind, Record<Role, Access>>

/** What is asked of the server rather than written into a document, and who may ask it. */
export const errands = {
	/** Invite people, change what they are, take them off. */
	people: ['owner', 'coordinator'],
	/** Publish read-only pages for people without an account, and end them. */
	links: ['owner', 'coordinator', 'ad', 'post'],
	/** Ask somebody without an account, by a link, whether they take a booking. */
	asks: ['owner', 'coordinator', 'post'],
	/** Confirm a booking although something hard stands against it, giving a reason. */
	override: ['owner', 'coordinator'],
	/** Read who did what and when. */
	log: ['owner'],
	/** Remove the production, or make somebody else its owner. */
	ownership: ['owner']
} as const satisfies Record<string, readonly Role[]>

export type Errand = keyof typeof errands

/** Whether a word from outside is a role. */
export function isRole(word: string): word is Role {
	return (roles as readonly string[]).includes(word)
}

/** What a role may do with a document; whoever has no role in a production may do nothing. */
export function accessTo(kind: DocumentKind, role: Role | null): Access {
	return role === null ? 'none' : documentAccess[kind][role]
}

/** Whether a role may ask this of the server. */
export function mayAsk(errand: Errand, role: Role | null): boolean {
	return role !== null && (errands[errand] as readonly Role[]).includes(role)
}

/**
 * Whether somebody may give a role, or change and remove somebody who has it: nobody reaches above
 * themselves, and only owners touch owners.
 */
export function mayGive(giver: Role | null, role: Role): boolean {
	if (!mayAsk('people', giver)) return false
	return role !== 'owner' || giver === 'owner'
}
