import type { CategoryId } from './categories.ts'

/** What somebody has to be told about before a scene is shot. `mark` is what a strip shows. */
export type Risk = {
	id: RiskId
	name: string
	mark: string
	/** Elements of this category mean the risk by themselves. */
	category: CategoryId | null
}

export const riskIds = [
	'stunts',
	'minors',
	'animals',
	'intimacy',
	'weapons',
	'water',
	'heights'
] as const

export type RiskId = (typeof riskIds)[number]

/** The risks in their usual order, with the marks that schedules print at the end of a strip. */
export const risks: readonly Risk[] = [
	{ id: 'stunts', name: 'Stunts', mark: 'ST', category: 'stunts' },
	{ id: 'minors', name: 'Minors', mark: 'M', category: null },
	{ id: 'animals', name: 'Animals', mark: 'AN', category: 'animals' },
	{ id: 'intimacy', name: 'Intimacy', mark: 'INT', category: null },
	{ id: 'weapons', name: 'Weapons', mark: 'W', category: null },
	{ id: 'water', name: 'Water', mark: 'WTR', category: null },
	{ id: 'heights', name: 'Heights', mark: 'HTS', category: null }
]
