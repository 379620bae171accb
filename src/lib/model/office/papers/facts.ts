import {
	sessionTitle,
	spanWords,
	clockName,
	type SessionSource
} from '../../bookings/papers/source.ts'
import { castName } from '../../bookings/papers/people.ts'
import type { Contact } from '../records.ts'
import type { OfficePaper, PaperTerm } from './records.ts'
import { termsOf, type PaperFact } from './terms.ts'

export type PaperSource = {
	paper: OfficePaper
	contact: Contact | null
	session: SessionSource | null
}

/** What follows from contact, session and production: for facts, and for terms that nobody has filled in. */
export function derivedFacts({ paper, contact, session }: PaperSource): Record<string, string> {
	const booked = session?.session
	const cast = contact && contact.element !== '' ? session?.cast.get(contact.element) : undefined
	const job = paper.kind === 'crew' ? contact?.job : cast ? castName(cast) : booked?.characters
	const found: Partial<Record<PaperFact | PaperTerm, string | undefined>> = {
		name: contact?.name,
		phone: contact?.phone,
		email: contact?.email,
		rate: contact?.rate,
		role: job,
		department: contact?.department,
		production: session?.production,
		...(booked &&
			session && {
				session: sessionTitle(booked),
				when: booked.start === '' ? '' : `${spanWords(booked)}, ${clockName(booked.zone || 'UTC')}`,
				where: placesOf(session),
				agent: booked.agent,
				guild: booked.guild,
				guardian: booked.guardian,
				usage: booked.usage
			})
	}
	return Object.fromEntries(
		Object.entries(found).map(([name, value]) => [name, (value ?? '').trim()])
	)
}

/** Every placeholder with what it stands for: what was filled in, else what follows; '' is missing. */
export function factsOf(source: PaperSource): Map<string, string> {
	const { paper } = source
	const facts = new Map(Object.entries(derivedFacts(source)))
	for (const { name } of termsOf[paper.kind])
		facts.set(name, paper[name] || (facts.get(name) ?? ''))
	return facts
}

/** Where a session is: its rooms, with the house and the address of each. */
function placesOf({ standing, resources }: SessionSource): string {
	return standing.standings
		.flatMap(({ resource: id }) => {
			const resource = resources.get(id)
			if (!resource || !['stage', 'suite', 'room'].includes(resource.kind)) return []
			const { name, house, address } = resource
			return [[name, house === name ? '' : house, address].filter(Boolean).join(', ')]
		})
		.join('\n')
}
