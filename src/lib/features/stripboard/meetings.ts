import type { Meeting } from '$lib/client/workspace.svelte.ts'
import { readPlace } from '#model/stripboard/place.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { firstName } from '$lib/ui/people.ts'
import { nameOf } from './moves.ts'
import type { StripboardView } from './stripboard.svelte.ts'

const fields: Record<string, string> = {
	eighths: 'the page count',
	minutes: 'the time',
	synopsis: 'the synopsis',
	number: 'the number',
	set: 'the set',
	name: 'the name',
	text: 'the text'
}

/** What happened when two edits met, in one sentence, and what the button that puts the lost move back says (null when none can). */
export function describeMeeting(
	view: StripboardView,
	meeting: Meeting
): { sentence: string; putBackLabel: string | null } {
	const lostIsMine = meeting.lost.person?.id === view.workspace.me.id
	const other = lostIsMine ? meeting.stands.person : meeting.lost.person
	const who = other ? firstName(other.name) : 'Somebody'
	if (meeting.collection !== 'strips' || meeting.field !== 'place') {
		const isOfSheet = meeting.collection === 'callSheets'
		const isOfReport = meeting.collection === 'dailyReports'
		const what = isOfSheet
			? 'one field of a call sheet'
			: isOfReport
				? 'one field of a daily report'
				: (fields[meeting.field] ?? 'a detail')
		const ending = lostIsMine ? `${who}'s stands now.` : 'Yours stands now.'
		return { sentence: `You and ${who} both changed ${what}. ${ending}`, putBackLabel: null }
	}
	const name = nameOf(view, meeting.record as StripId)
	const theirs = whereIs(view, lostIsMine ? meeting.stands.value : meeting.lost.value)
	const mine = whereIs(view, lostIsMine ? meeting.lost.value : meeting.stands.value)
	const sentence = lostIsMine
		? `${who} put ${name} in ${theirs}; yours was ${mine}.`
		: `You put ${name} in ${mine}; ${who} had moved it to ${theirs}.`
	return { sentence, putBackLabel: lostIsMine ? 'Put mine back' : `Use ${who}’s` }
}

/** The day a stored place falls in now. */
function whereIs(view: StripboardView, stored: unknown): string {
	if (typeof stored !== 'string') return 'another place'
	const place = readPlace(stored)
	if (place.list === 'boneyard') return 'the boneyard'
	for (const day of view.board.days) {
		if (day.id === 'open') return `day ${day.number}`
		const closing = view.state.strips.get(day.id)
		if (closing && place.order < readPlace(closing.place).order) return `day ${day.number}`
	}
	return 'the last day'
}
