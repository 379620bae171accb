import type { Rules } from '../records/rules.ts'

const hour = 60

/** Parameters of a contract as they were found: a start that a production checks and edits. */
export type RulePreset = {
	id: string
	name: string
	values: Partial<Rules> & Pick<Rules, 'source' | 'sourceDate'>
}

/**
 * Rest, meals and days by contract. The numbers come from public copies of the agreements, some
 * undated, and change with every contract: whoever uses one checks it, and dates that check.
 */
export const rulePresets: readonly RulePreset[] = [
	{
		id: 'usual',
		name: 'Usual practice',
		values: {
			source: 'Usual practice; no contract chosen',
			sourceDate: '',
			castRest: 12 * hour,
			crewRest: 10 * hour,
			weeklyRest: 54 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: hour,
			longestDay: 14 * hour
		}
	},
	{
		id: 'sag-aftra',
		name: 'SAG-AFTRA and IATSE, studio zone, five-day week',
		values: {
			source:
				'SAG-AFTRA rest and meal periods (sagaftra.org, undated copy); crew: IATSE Basic Agreement 2021',
			sourceDate: '',
			castRest: 12 * hour,
			crewRest: 10 * hour,
			weeklyRest: 56 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: 30,
			longestDay: 14 * hour
		}
	},
	{
		id: 'sag-aftra-six-day',
		name: 'SAG-AFTRA and IATSE, six-day location week',
		values: {
			source:
				'SAG-AFTRA, overnight location, 36 h on a six-day week (sagaftra.org, undated copy); crew: IATSE Basic Agreement 2021',
			sourceDate: '',
			castRest: 12 * hour,
			crewRest: 10 * hour,
			weeklyRest: 36 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: 30,
			longestDay: 14 * hour
		}
	},
	{
		id: 'uk-drama',
		name: 'UK television drama, 10 + 1',
		values: {
			source:
				'Pact/Bectu TV Drama Agreement 2023, standard working day; 11 h daily rest by the Working Time Regulations',
			sourceDate: '',
			castRest: 11 * hour,
			crewRest: 11 * hour,
			weeklyRest: 35 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: hour,
			longestDay: 11 * hour
		}
	}
]
