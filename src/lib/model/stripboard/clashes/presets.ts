import type { Rules } from '../records/rules.ts'

const hour = 60

/** The amounts of an undated copy: they have risen since, which the words say. */
const sagForcedCall =
	'day performers a day’s pay or $900, three-day and weekly or $950, whichever is less, by an undated copy; amounts have risen since'

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
			reducedRest: 0,
			forcedCall: '',
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
			reducedRest: 0,
			forcedCall: sagForcedCall,
			crewRest: 10 * hour,
			weeklyRest: 56 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: 30,
			longestDay: 14 * hour
		}
	},
	{
		id: 'sag-aftra-location',
		name: 'SAG-AFTRA and IATSE, location outside the zone: 10 h once in four days',
		values: {
			source:
				'SAG-AFTRA, outside the zone and not overnight, with exteriors the day before and after (sagaftra.org, undated copy); crew: IATSE Basic Agreement 2021',
			sourceDate: '',
			castRest: 12 * hour,
			reducedRest: 10 * hour,
			reducedTimes: 1,
			reducedWithin: 4,
			forcedCall: sagForcedCall,
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
		name: 'SAG-AFTRA and IATSE, six-day overnight location week, theatrical',
		values: {
			source:
				'SAG-AFTRA, overnight location: 11 h on two days a week, 36 h on a six-day week (sagaftra.org, undated copy); crew: IATSE Basic Agreement 2021',
			sourceDate: '',
			castRest: 12 * hour,
			reducedRest: 11 * hour,
			reducedTimes: 2,
			reducedWithin: 7,
			forcedCall: sagForcedCall,
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
			reducedRest: 0,
			forcedCall: '',
			crewRest: 11 * hour,
			weeklyRest: 35 * hour,
			firstMeal: 6 * hour,
			nextMeal: 6 * hour,
			mealMinutes: hour,
			longestDay: 11 * hour
		}
	}
]
