import type { Random } from '../../tests/support/random.ts'

const linesPerPage = 55
const people = ['MARA', 'JONAS', 'THE CAPTAIN', 'DR. VOSS', 'ELI', 'NADIA', 'OLD MAN', 'COURIER']
const places = [
	'KITCHEN',
	'HARBOUR',
	'WARD FOUR',
	'STAIRWELL',
	'ROOFTOP',
	'BACK OF A VAN',
	'ARCHIVE'
]
const words =
	'the light goes out and someone crosses slowly toward a door nobody has opened since rain'.split(
		' '
	)

/** A made-up Fountain screenplay of about so many pages: headings, action, dialogue, transitions. */
export function fountainOf(pages: number, random: Random): string {
	const lines = ['Title: A Measured Script', 'Author: Nobody', '']
	for (let scene = 1; lines.length < pages * linesPerPage; scene++) {
		const time = random.pick(['DAY', 'NIGHT', 'DAWN'])
		lines.push(`${random.pick(['INT.', 'EXT.'])} ${random.pick(places)} - ${time} #${scene}#`, '')
		const beats = 3 + random.below(12)
		for (let beat = 0; beat < beats; beat++) lines.push(...beatOf(random))
		if (random.chance(0.1)) lines.push('CUT TO:', '')
	}
	return lines.join('\n')
}

function beatOf(random: Random): string[] {
	if (random.chance(0.4)) return [sentence(random, 24), '']
	const aside = random.chance(0.2) ? ['(quietly)'] : []
	return [random.pick(people), ...aside, sentence(random, 12), '']
}

function sentence(random: Random, most: number): string {
	const count = 4 + random.below(most)
	const text = Array.from({ length: count }, () => random.pick(words)).join(' ')
	return `${text[0]?.toUpperCase()}${text.slice(1)}.`
}
