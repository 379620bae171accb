import { expect, test } from 'vitest'
import { hashOfToken, newToken } from '../../../../server/accounts/tokens.ts'
import { lapse, nineOClock, onDisk, openAll } from './opened.ts'

test('every token is another, and needs no escaping in an address', () => {
	const tokens = Array.from({ length: 1000 }, newToken)
	expect(new Set(tokens).size).toBe(1000)
	for (const token of tokens) expect(token).toMatch(/^[\w-]{22}$/)
})

test('whoever reads the database finds no token of a link, only what proves one', async () => {
	const { file, makeProduction, invitations, links } = await openAll()
	const order = { production: await makeProduction('p1'), expiresAt: nineOClock + lapse.day }
	const invited = await invitations.make({
		...order,
		...{ role: 'guest', email: null, invitedBy: 'Ann', isReusable: true }
	})
	const shared = await links.make({
		...order,
		...{ kind: 'one-line', day: null, recipient: 'Bo', isWatermarked: true, publishedBy: 'Ann' },
		...{ heading: 'One-line schedule', page: emptyPage }
	})
	const disk = onDisk(file)
	for (const { token } of [invited, shared]) {
		expect(disk).toContain(hashOfToken(token))
		expect(disk).not.toContain(token)
	}
	expect(await invitations.find(invited.token)).toMatchObject({ id: invited.id })
	expect(await links.find(shared.token)).toMatchObject({ link: { id: shared.id } })
})

const emptyPage = {
	...{ kind: 'one-line' as const, production: 'p1', board: 'Main', days: [], cast: [] },
	totals: { scenes: 0, eighths: 0, minutes: 0, unknownLengths: 0 }
}
