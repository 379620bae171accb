import { accessTo, isRole, type Role } from '#model/access.ts'

const names: Record<Role, string> = {
	owner: 'Owner',
	coordinator: 'Coordinator',
	ad: 'Assistant director',
	post: 'Post',
	department: 'Department',
	guest: 'Guest'
}

/** What people call a role. One that only a newer server knows reads as it is. */
export function roleName(role: string): string {
	return isRole(role) ? names[role] : role
}

/** What somebody is told whose role has just become this one. */
export function roleNews(role: Role): string {
	return `You are now ${roleName(role)} here: ${mayDo(role)}.`
}

/** What a role may do with a production, as the end of a sentence. */
export function mayDo(role: Role): string {
	if (accessTo('stripboard', role) === 'none') return 'you see what has been published'
	if (accessTo('stripboard', role) === 'read') return 'you can look, and work on the whiteboard'
	if (accessTo('production', role) === 'write') return 'you can change everything'
	return 'you can change the board, not the calendar'
}
