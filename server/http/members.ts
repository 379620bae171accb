import { Hono } from 'hono'
import * as z from 'zod'
import { mayAsk, mayGive } from '#model/access.ts'
import { LastOwnerError } from '../accounts/memberships.ts'
import { asking, refusal, type Asking } from './asking.ts'
import { readBody } from './body.ts'
import { fields } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

/** `/api/productions/:production/members` and `/owner`: who belongs to it, as what. */
export function memberRoutes(parts: HttpParts): Hono {
	return new Hono()
		.get('/:production/members', async (c) => c.json(await listOf(await asking(c, parts), parts)))
		.patch('/:production/members/:person', async (c) => {
			const asked = await asking(c, parts, 'people')
			const { role } = await readBody(c, z.object({ role: fields.role }))
			const person = c.req.param('person')
			const before = await reach(asked, person, parts)
			if (!mayGive(asked.role, role)) throw await refusal(parts, asked, `role ${role}`)
			await unlessLastOwner(parts.memberships.change(asked.production, person, role))
			const detail = `${before.person.name}: ${before.role} → ${role}`
			await tell(parts, { asked, kind: 'role-changed', detail })
			return c.body(null, 204)
		})
		.delete('/:production/members/:person', async (c) => {
			const asked = await asking(c, parts)
			const person = c.req.param('person')
			const isMe = person === asked.me.id
			const leaver = isMe ? asked.me : (await reach(asked, person, parts)).person
			await unlessLastOwner(parts.memberships.remove(asked.production, person))
			await tell(parts, { asked, kind: isMe ? 'left' : 'removed', detail: leaver.name })
			return c.body(null, 204)
		})
		.post('/:production/owner', async (c) => {
			const asked = await asking(c, parts, 'ownership')
			const { person } = await readBody(c, z.object({ person: z.string().max(64) }))
			const { id } = asked.me
			if (person === id) throw new Problem('bad-request', 'You are the owner already.')
			const heir = await reach(asked, person, parts)
			await unlessLastOwner(parts.memberships.handOn(asked.production, id, person))
			await tell(parts, { asked, kind: 'owner-changed', detail: heir.person.name })
			return c.body(null, 204)
		})
}

async function listOf(asked: Asking, parts: HttpParts) {
	const { production, role } = asked
	if (role === 'guest') throw await refusal(parts, asked, 'members')
	const mayManage = mayAsk('people', role)
	const online = parts.rooms.online(production)
	const members = (await parts.memberships.of(production)).map((member) => ({
		...member,
		person: { ...member.person, email: mayManage ? member.person.email : null },
		isOnline: online.has(member.person.id)
	}))
	const invitations = mayManage ? await parts.invitations.of(production) : []
	return { members, invitations: invitations.map(({ production: _, ...rest }) => rest) }
}

/** A member whom the asking person may change or take off. */
async function reach(asked: Asking, person: string, parts: HttpParts) {
	const members = await parts.memberships.of(asked.production)
	const found = members.find((member) => member.person.id === person)
	if (!mayAsk('people', asked.role)) throw await refusal(parts, asked, 'people')
	if (!found) throw new Problem('no-such-person')
	if (!mayGive(asked.role, found.role)) throw await refusal(parts, asked, `a ${found.role}`)
	return found
}

async function unlessLastOwner(change: Promise<boolean>): Promise<void> {
	try {
		if (!(await change)) throw new Problem('no-such-person')
	} catch (error) {
		throw error instanceof LastOwnerError ? new Problem('last-owner') : error
	}
}

type Told = {
	asked: Asking
	kind: 'role-changed' | 'left' | 'removed' | 'owner-changed'
	detail: string
}

/** Writes a change down and lets it take effect on whoever is connected. */
async function tell({ audit, doors }: HttpParts, { asked, kind, detail }: Told): Promise<void> {
	await audit.note({ kind, by: asked.me, production: asked.production, detail })
	await doors.check()
}
