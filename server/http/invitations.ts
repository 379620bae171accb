import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { mayGive } from '#model/access.ts'
import { HasAccountError } from '../accounts/accounts.ts'
import type { Invitation } from '../accounts/invitations.ts'
import { publicPerson, type Me } from '../accounts/person.ts'
import { asking, refusal, signedIn } from './asking.ts'
import { readBody } from './body.ts'
import { daysMs, fields } from './fields.ts'
import { withCookies } from './me.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { callerOf } from './rates.ts'

const held = z.object({ token: fields.token })
const newcomer = held.extend({ name: fields.name, email: fields.email, password: fields.password })
const order = z.object({
	role: fields.role,
	email: fields.email.nullable(),
	days: fields.days,
	isReusable: z.boolean()
})

/** `/api/productions/:production/invitations`: making and withdrawing them. */
export function invitingRoutes(parts: HttpParts): Hono {
	return new Hono()
		.post('/:production/invitations', async (c) => {
			const asked = await asking(c, parts, 'people')
			const wanted = await readBody(c, order)
			if (!mayGive(asked.role, wanted.role)) {
				throw await refusal(parts, asked, `invite ${wanted.role}`)
			}
			if (wanted.email !== null) await parts.rates.spend('letters', asked.me.id)
			return c.json(await invite(parts, { ...asked, wanted }), 201)
		})
		.delete('/:production/invitations/:id', async (c) => {
			const { me, production } = await asking(c, parts, 'people')
			const withdrawn = await parts.invitations.withdraw(production, c.req.param('id'))
			if (!withdrawn) throw new Problem('not-found', 'This invitation has ended already.')
			const detail = withdrawn.role
			await parts.audit.note({ kind: 'invitation-withdrawn', by: me, production, detail })
			return c.body(null, 204)
		})
}

/** `/api/invitations/…`: using one. The token travels in the body, never in an address. */
export function invitedRoutes(parts: HttpParts): Hono {
	return new Hono()
		.post('/look', async (c) => {
			const invitation = await findHeld(c, parts, (await readBody(c, held)).token)
			return c.json({ invitation: await describe(parts, invitation) })
		})
		.post('/accept', async (c) => {
			const me = await signedIn(c, parts)
			if (me.isVisitor) throw new Problem('not-allowed', 'Sign in or make an account to join.')
			const invitation = await findHeld(c, parts, (await readBody(c, held)).token)
			await join(parts, invitation, me)
			return c.json({ id: invitation.production })
		})
		.post('/join', async (c) => {
			const { token, ...person } = await readBody(c, newcomer)
			const invitation = await findHeld(c, parts, token)
			const me = await makeNewcomer(parts, invitation, person)
			withCookies(c, await parts.accounts.letIn(me.id, c.req.raw.headers))
			return c.json({ id: invitation.production, person: publicPerson(me) })
		})
}

type Wanted = z.infer<typeof order>

async function invite(
	{ invitations, audit, mail, publicUrl, now }: HttpParts,
	{ me, production, wanted }: { me: Me; production: string; wanted: Wanted }
) {
	const { role, email, days, isReusable } = wanted
	const expiresAt = now() + daysMs(days)
	// Mailed to one person, it is for one person.
	const many = isReusable && email === null
	const order = { production, role, email, expiresAt, isReusable: many, invitedBy: me.name }
	const { id, token } = await invitations.make(order)
	const link = `${publicUrl.origin}/join#${token}`
	await audit.note({ kind: 'invited', by: me, production, detail: role })
	const letter = {
		to: email ?? '',
		subject: `${me.name} invites you to Daybreak`,
		text: text(link)
	}
	const mailed = email !== null && (await mail.send(letter))
	return { id, link, mailed }
}

function text(link: string): string {
	return `You are invited to a production on Daybreak, the live production board.

Join here:
${link}

The link is meant for you; please do not pass it on.
`
}

async function findHeld(c: Context, parts: HttpParts, token: string): Promise<Invitation> {
	await parts.rates.spend('links', callerOf(c, parts.publicUrl))
	const invitation = await parts.invitations.find(token)
	if (!invitation) throw new Problem('link-ended')
	return invitation
}

async function describe(parts: HttpParts, { production, ...invitation }: Invitation) {
	const { role, email, invitedBy, expiresAt } = invitation
	const title = (await parts.store.listProductions()).find(({ id }) => id === production)?.title
	return { production: { id: production, title: title ?? '' }, role, email, invitedBy, expiresAt }
}

async function makeNewcomer(
	parts: HttpParts,
	invitation: Invitation,
	person: { name: string; email: string; password: string }
): Promise<Me> {
	const email = invitation.email ?? person.email.toLowerCase()
	if (await parts.accounts.byEmail(email)) throw new Problem('has-account')
	// Used up first: of those who use it at once, only one gets an account.
	if (!(await parts.invitations.use(invitation))) throw new Problem('link-ended')
	const id = await parts.accounts.make({ ...person, email }).catch((error: unknown) => {
		throw error instanceof HasAccountError ? new Problem('has-account') : error
	})
	const me: Me = {
		id,
		name: person.name,
		email,
		isVisitor: false,
		isServerOwner: false,
		device: ''
	}
	await parts.audit.note({ kind: 'account-made', by: me, detail: 'invitation' })
	await enter(parts, invitation, me)
	return me
}

/** An invitation by mail is for whoever has that address; any other, for whoever holds the link. */
async function join(parts: HttpParts, invitation: Invitation, me: Me): Promise<void> {
	const { production, email } = invitation
	if (email !== null && me.email?.toLowerCase() !== email) {
		throw new Problem('not-allowed', `This invitation is for ${email}. Sign in with that e-mail.`)
	}
	const known = await parts.memberships.roleIn(production, me.id)
	if (known !== null) return // here already: the invitation stays for whom it was meant
	if (!(await parts.invitations.use(invitation))) throw new Problem('link-ended')
	await enter(parts, invitation, me)
}

async function enter(
	{ memberships, audit }: HttpParts,
	{ production, role }: Invitation,
	me: Me
): Promise<void> {
	await memberships.add(production, me.id, role)
	await audit.note({ kind: 'joined', by: me, production, detail: role })
}
