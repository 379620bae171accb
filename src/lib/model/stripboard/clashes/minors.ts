import type { Terms } from '../commands/availability.ts'

const hour = 60

/** What an age and a kind of day allow a minor, as it was found: a start that a production checks and edits. */
export type MinorPreset = {
	id: string
	name: string
	values: Required<
		Pick<Terms, 'mostWork' | 'earliestCall' | 'latestOut' | 'limitsFrom' | 'limitsChecked'>
	>
}

type Band = { id: string; name: string; most: number; from?: number; to?: number }

function presets(of: {
	law: string
	source: string
	from: number
	to: number
	bands: readonly Band[]
}): MinorPreset[] {
	return of.bands.map(({ id, name, most, from = of.from, to = of.to }) => ({
		id,
		name: `${of.law}, ${name}`,
		values: {
			mostWork: most,
			earliestCall: from,
			latestOut: to,
			limitsFrom: `${of.law}, ${name}: ${of.source}`,
			limitsChecked: ''
		}
	}))
}

const california = presets({
	law: 'California',
	source:
		'8 CCR 11760, Labor Code 1308.7 and 1392; hours at the workplace with half an hour’s meal',
	from: 5 * hour,
	to: 22 * hour,
	bands: [
		{
			...{ id: 'ca-15-days', name: '15 days to 6 months', most: 2 * hour },
			...{ from: 9 * hour + 30, to: 16 * hour + 30 }
		},
		{ id: 'ca-6-months', name: '6 months to 2 years', most: 4 * hour },
		{ id: 'ca-2', name: '2 to 6 years', most: 6 * hour },
		{ id: 'ca-6', name: '6 to 9 years', most: 8 * hour + 30 },
		{ id: 'ca-9', name: '9 to 16 years', most: 9 * hour + 30 },
		{ id: 'ca-16', name: '16 to 18 years', most: 10 * hour + 30 },
		{
			...{ id: 'ca-9-free', name: '9 to 16 years, no school the next day', most: 9 * hour + 30 },
			...{ to: 24 * hour + 30 }
		},
		{
			...{ id: 'ca-16-free', name: '16 to 18 years, no school the next day', most: 10 * hour + 30 },
			...{ to: 24 * hour + 30 }
		}
	]
})

const uk = presets({
	law: 'United Kingdom',
	source:
		'Children (Performances and Activities) Regulations 2014; hours at the place of performance',
	from: 7 * hour,
	to: 23 * hour,
	bands: [
		{ id: 'uk-0', name: 'under 5', most: 5 * hour, to: 22 * hour },
		{ id: 'uk-5', name: '5 to 8', most: 8 * hour },
		{ id: 'uk-9', name: '9 and over', most: 9 * hour + 30 }
	]
})

/**
 * Hours of minors by law, age and kind of day. They come from public copies of the rules, undated,
 * and a licence may say less: whoever uses one checks it, and dates that check. An element keeps the
 * limits and this name, never a birth date.
 */
export const minorPresets: readonly MinorPreset[] = [...california, ...uk]
