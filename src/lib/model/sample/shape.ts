/** One scene of the sample, in script order. `cast` are cast numbers, `eighths` integer page eighths, `minutes` estimated shooting minutes. */
export type SampleScene = {
	number: string
	heading: string
	intExt: 'INT' | 'EXT' | 'INT/EXT'
	set: string
	time: string
	synopsis: string
	eighths: number
	minutes: number
	page: string
	scriptDay: string
	location: string
	cast: string[]
	elements: { category: string; name: string }[]
	omitted?: true
}

/** One cast member: the number the board prints, and the character. */
export type SampleCast = { number: string; name: string }

/** Somebody on the contact list; `cast` is the number of the character they play or look after. */
export type SampleContact = {
	name: string
	job: string
	department: string
	phone: string
	email: string
	cast?: string
	rate?: string
	birthDate?: string
	note?: string
}

/** A row of the board, in order. */
export type SampleRow = { scene: string } | { banner: string; minutes: number } | { dayBreak: true }

/** A whole sample production. */
export type Sample = {
	title: string
	startDate: string
	holidays: { date: string; label: string }[]
	cast: SampleCast[]
	contacts: SampleContact[]
	scenes: SampleScene[]
	board: SampleRow[]
	boneyard: string[]
}
