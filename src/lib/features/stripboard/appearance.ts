import type { CategoryId } from '#model/stripboard/categories.ts'
import type { RevisionColour } from '#model/stripboard/revision-colours.ts'
import { weekdayNames, weekdayOf } from '#model/production/calendar.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Thu 12 Mar`; the year is said once, in print. */
export function dateLabel(date: string): string {
	const month = months[Number(date.slice(5, 7)) - 1] ?? ''
	return `${weekdayNames[weekdayOf(date)] ?? ''} ${Number(date.slice(8))} ${month}`
}

/** `Thu 12 Mar 2026`, for paper. */
export function longDateLabel(date: string): string {
	return `${dateLabel(date)} ${date.slice(0, 4)}`
}

/** The colours of marks in a script, as breakdowns are marked by hand; grey where the hand draws a sign. */
const categoryColours: Partial<Record<CategoryId, string>> = {
	cast: '#d6342c',
	stunts: '#ef8a1d',
	background: '#3aa655',
	'special-effects': '#2f7fd1',
	'visual-effects': '#2f7fd1',
	mechanical: '#2f7fd1',
	props: '#8a4fc7',
	vehicles: '#e678b0',
	animals: '#e678b0',
	wranglers: '#e678b0',
	sound: '#8b5e3c',
	music: '#8b5e3c'
}

/** The colour by which a category is known in a marked script. */
export function categoryColour(category: CategoryId): string {
	return categoryColours[category] ?? 'var(--ink-faint)'
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'read-only': 'You can look here, not change. Ask an owner or coordinator if you should.',
	'strip-gone': 'A colleague has taken that off the board.',
	'scene-gone': 'A colleague has removed that scene.',
	'element-gone': 'A colleague has removed that element.',
	'nothing-moved': 'It already lies there.',
	'only-scenes': 'Scenes cannot be deleted from the board. Send them to the boneyard instead.',
	'bad-value': 'That cannot be read. Look at it once more.',
	'bad-pages': 'Write pages as 4/8 or 1 2/8.',
	'bad-minutes': 'Write screen time as 1:20, minutes and seconds.',
	'day-gone': 'A colleague has taken that day off the board.',
	'already-published': 'It is published already: what follows is a revision.',
	'event-gone': 'A colleague has taken that off already.',
	'exception-gone': 'That date is as usual again already.',
	'date-is-so': 'That date is that already.',
	'number-taken': 'Another element of that category already has that number.',
	'number-locked': 'That number is locked. Unlock it to change it.',
	'element-name-taken': 'Another element of that category has that name. Merge the two instead.',
	'same-element': 'That is the same element.',
	'other-category': 'They are in different categories. Move one of them first.',
	'nothing-accepted': 'There is nothing left to take: a colleague may have taken it already.',
	'nothing-changed': 'Every number is given that way already.',
	'location-gone': 'A colleague has removed that location.',
	'set-gone': 'A colleague has merged or removed that set.',
	'same-set': 'That is the same set.',
	'same-board': 'A board is no second unit of itself.',
	'no-strips': 'There are no strips to break into days.',
	'every-day-off': 'At least one day of the week has to be a working day.',
	'holiday-gone': 'That day is no longer on the calendar.',
	'no-scenes': 'There are no scenes in that script.',
	'too-many-scenes': 'That script has more scenes than one production can hold.',
	'length-unknown': 'Give the scene a length in pages first; then it can be split.',
	'parts-do-not-add-up': 'The parts have to add up to the length of the scene.',
	'not-split': 'That scene is whole on this board.',
	'board-gone': 'A colleague has taken that board away.',
	'board-locked': 'This board is locked. Unlock it, or duplicate it and change the copy.',
	'board-archived': 'This board is archived. Take it out of the archive to change it.',
	'board-name-taken': 'Another board already has that name.',
	'last-board': 'This is the last board that is not archived. Make another one first.',
	'board-too-long': 'This board is too long to be kept as a version: over 3,000 strips.',
	'too-many-versions': 'This board keeps 50 versions. Throw an old one away first.',
	'version-gone': 'A colleague has thrown that version away.'
}

/** What has to be seen as well as heard: nothing on the screen shows why nothing happened. */
export const shownRefusals = new Set(['board-locked', 'board-archived', 'board-gone', 'read-only'])

/** `published`, as a label that a person reads. */
export const statusNames = { draft: 'Draft', published: 'Published', archived: 'Archived' }

/** A revision colour as it is written on paper: `Blue`, `Double blue`. */
export function colourName(colour: RevisionColour): string {
	return colour.slice(0, 1).toUpperCase() + colour.slice(1)
}

/** `Blue, Thu 12 Mar 2026`. */
export function versionLabel(version: { colour: RevisionColour; at: string }): string {
	return `${colourName(version.colour)}, ${longDateLabel(version.at.slice(0, 10))}`
}
