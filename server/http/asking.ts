import type { Context } from 'hono'
import { mayAsk, type Errand, type Role } from '#model/access.ts'
import { isProductionId } from '#model/documents.ts'
import type { Me } from '../accounts/person.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

/** Somebody asking for something of a production they belong to. */
export type Asking = { me: Me; production: string; role: Role }

/** Whoever is asking; ends the request when nobody is signed in. */
export async function signedIn(c: Context, { accounts }: HttpParts): Promise<Me> {
	const me = await accounts.whoIs(c.req.raw.headers)
	if (me === null) throw new Problem('signed-out')
	return me
}

/**
 * Whoever is asking about the production in the address. To those who do not belong to it, it does
 * not exist; to those whose role does not include the errand, it says so and writes it down.
 */
export async function asking(c: Context, parts: HttpParts, errand?: Errand): Promise<Asking> {
	const me = await signedIn(c, parts)
	const production = c.req.param('production') ?? ''
	const role = isProductionId(production) ? await parts.memberships.roleIn(production, me.id) : null
	if (role === null) throw new Problem('no-such-production')
	if (errand !== undefined && !mayAsk(errand, role))
		throw await refusal(parts, { me, production }, errand)
	return { me, production, role }
}

/** Writes a refusal down; answers the problem to end the request with. */
export async function refusal(
	{ audit }: HttpParts,
	{ me, production }: { me: Me; production: string },
	detail: string
): Promise<Problem> {
	await audit.note({ kind: 'refused', by: me, production, detail })
	return new Problem('not-allowed')
}
