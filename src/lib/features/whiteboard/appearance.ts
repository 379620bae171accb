import type { Colour, ObjectKind } from '#model/whiteboard/records.ts'

/** What a thing on the whiteboard is called. */
export const kindNames: Record<ObjectKind, string> = {
	note: 'Note',
	text: 'Text',
	rectangle: 'Rectangle',
	ellipse: 'Ellipse',
	frame: 'Frame',
	arrow: 'Arrow',
	ink: 'Drawing',
	scene: 'Scene card',
	picture: 'Picture frame',
	card: 'Card'
}

export const colourNames: Record<Colour, string> = {
	plain: 'White',
	yellow: 'Yellow',
	orange: 'Orange',
	pink: 'Pink',
	violet: 'Violet',
	blue: 'Blue',
	green: 'Green',
	grey: 'Grey'
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'read-only': 'You can look here, not change. Ask an owner or coordinator if you should.',
	'object-gone': 'A colleague has taken that off the whiteboard.',
	locked: 'That is locked. Unlock it first.',
	'nothing-moved': 'It already lies there.',
	'already-outermost': 'There is nothing on that side of it that it touches.',
	'same-object': 'An arrow joins two different things.',
	'bad-value': 'That cannot be read. Look at it once more.',
	'strip-gone': 'A colleague has taken that strip off the stripboard.',
	'board-locked': 'The main board is locked: its strips stay where they are.',
	'scene-gone': 'A colleague has removed that scene.',
	'session-gone': 'A colleague has removed that session, or has restored it already.',
	'resource-gone': 'A colleague has taken that off the timeline.',
	'line-gone': 'It is on the schedule already, or is not known any more.',
	'recipient-gone': 'Its recipient was removed. Restore the recipient first.',
	'deliverable-gone': 'What it owes is not known any more.',
	'element-gone': 'A colleague has restored it already.',
	'contact-gone': 'A colleague has restored it already.',
	'location-gone': 'A colleague has removed that location.',
	'set-gone': 'A colleague has removed that set.'
}
