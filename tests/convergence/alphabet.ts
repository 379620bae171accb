import {
	addCues,
	assignCues,
	changeCueRules,
	changeMusicSheet,
	changeCues,
	cueResults,
	numberCues,
	putCues,
	removeCues,
	reportCues,
	sendCues,
	turnNote,
	type CueValues
} from '#model/bookings/commands/cues.ts'
import {
	addMilestone,
	beginSchedule,
	changeMilestone,
	changePlan,
	issueSchedule,
	moveMilestones,
	needMilestone,
	orderMilestone,
	removeMilestone,
	type MilestoneValues
} from '#model/bookings/commands/milestones.ts'
import {
	acceptCut,
	acknowledgeTurnover,
	addReel,
	addTurnover,
	changeReel,
	removeReel,
	removeTurnover
} from '#model/bookings/commands/reels.ts'
import { ask, putAnswerAway, reschedule } from '#model/bookings/commands/requests.ts'
import {
	addAbsence,
	addResources,
	changeResource,
	removeAbsence,
	removeResource,
	type ResourceValues
} from '#model/bookings/commands/resources.ts'
import { changeRules } from '#model/bookings/commands/rules.ts'
import {
	addSession,
	bookResource,
	changeSession,
	copySession,
	dropResource,
	moveSession,
	removeSession,
	restoreSession,
	type SessionValues
} from '#model/bookings/commands/sessions.ts'
import { absences } from '#model/bookings/records/absence.ts'
import { cueKinds } from '#model/bookings/records/cue-kinds.ts'
import { musicSheetIssues } from '#model/bookings/records/music-sheet.ts'
import { cues, type Cue, type CueId } from '#model/bookings/records/cue.ts'
import { reels, reelStates, turnovers, type ReelId } from '#model/bookings/records/reel.ts'
import { milestones, type MilestoneId } from '#model/bookings/records/milestone.ts'
import { requests } from '#model/bookings/records/request.ts'
import { resources, type ResourceId } from '#model/bookings/records/resource.ts'
import { sessions, type SessionId } from '#model/bookings/records/session.ts'
import { scheduleTemplates } from '#model/bookings/schedule/templates/templates.ts'
import { steps } from '#model/bookings/steps.ts'
import { changeComment, removeComment, writeComment } from '#model/comments/commands.ts'
import { comments, subjectKinds, type CommentId } from '#model/comments/records.ts'
import type { Edit } from '#model/core/edit.ts'
import {
	changeDeliverables,
	linkNeed,
	markDeliverable,
	removeDeliverables
} from '#model/deliverables/commands/deliverables.ts'
import {
	changeLines,
	oweDeliverables,
	removeLines,
	restoreLine
} from '#model/deliverables/commands/lines.ts'
import {
	addRecipient,
	changeRecipient,
	removeRecipient
} from '#model/deliverables/commands/recipients.ts'
import { addSchedule, type ScheduleLine } from '#model/deliverables/commands/schedule.ts'
import { addIssues, changeIssue, removeIssues } from '#model/deliverables/commands/qc.ts'
import { signOff, withdrawApproval } from '#model/deliverables/commands/approvals.ts'
import { attachFile, detachFiles, repurposeFile } from '#model/deliverables/commands/attachments.ts'
import {
	addConsignment,
	changeConsignment,
	packConsignment,
	receiveConsignment,
	removeConsignment,
	sendConsignment
} from '#model/deliverables/commands/shipping.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import {
	addHashList,
	addMedium,
	changeMedium,
	logMedium,
	removeHashList,
	removeMedium,
	stow,
	unstow
} from '#model/deliverables/commands/vault.ts'
import {
	categories,
	deliverables,
	proofs,
	signatories,
	type DeliverableId
} from '#model/deliverables/records/deliverable.ts'
import { hashLists } from '#model/deliverables/records/hash-list.ts'
import { lines } from '#model/deliverables/records/line.ts'
import { copies, media, type MediumId } from '#model/deliverables/records/medium.ts'
import { qcIssues, type QcIssueId } from '#model/deliverables/records/qc-issue.ts'
import { recipients } from '#model/deliverables/records/recipient.ts'
import { approvals, type ApprovalKey } from '#model/deliverables/records/approval.ts'
import { attachments, type AttachmentId } from '#model/deliverables/records/attachment.ts'
import {
	consignments,
	type Consignment,
	type ConsignmentId
} from '#model/deliverables/records/consignment.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import type { StepsOrder } from '#model/deliverables/planned.ts'
import { evidences, statuses } from '#model/deliverables/status.ts'
import type { Outcome } from '#model/core/outcome.ts'
import {
	addContact,
	addContacts,
	addPaper,
	changeContact,
	changePaper,
	removeContact,
	removePaper,
	restoreContact,
	type ContactValues
} from '#model/office/commands.ts'
import { paperKinds, papers } from '#model/office/papers/records.ts'
import { contacts, type ContactId } from '#model/office/records.ts'
import {
	addHolidays,
	changeSettings,
	decideDate,
	removeException,
	removeHoliday,
	setExceptions,
	setHoliday
} from '#model/production/commands.ts'
import { exceptionKinds } from '#model/production/calendar.ts'
import { paletteIds, readProduction } from '#model/production/records.ts'
import { categoryIds } from '#model/stripboard/categories.ts'
import {
	addEvent,
	changeEvent,
	removeEvent,
	setTerms,
	type EventValues
} from '#model/stripboard/commands/availability.ts'
import {
	archiveBoard,
	changeBoard,
	createBoard,
	duplicateBoard,
	duplicateInOrder,
	lockBoard,
	makeMainBoard,
	type BoardValues
} from '#model/stripboard/commands/boards.ts'
import {
	callDepartment,
	callElement,
	fillInFrom,
	issueCallSheet,
	noteOnSheet
} from '#model/stripboard/commands/call-sheet.ts'
import {
	noteOnDay,
	noteScene,
	noteWork,
	publishReport,
	stampTime
} from '#model/stripboard/commands/daily-report.ts'
import { milestones as dayMilestones } from '#model/stripboard/records/daily-report.ts'
import {
	addElement,
	addElements,
	editElement,
	linkElements,
	lockNumbers,
	mergeElements,
	numberElements,
	removeElements,
	restoreElement
} from '#model/stripboard/commands/elements.ts'
import { importScript, type ScriptScene } from '#model/stripboard/commands/import.ts'
import { moveStrips, putBack, type Target } from '#model/stripboard/commands/move.ts'
import { rejoinScene, splitScene } from '#model/stripboard/commands/parts.ts'
import {
	addScene,
	countElement,
	editScene,
	linkElement,
	markRisk,
	mergeSets,
	nameSet,
	omitScene,
	type SceneValues
} from '#model/stripboard/commands/scenes.ts'
import { changeLocation, placeSet, shootAt } from '#model/stripboard/commands/locations.ts'
import { changeScheduleRules, setHolding } from '#model/stripboard/commands/rules.ts'
import { reviseScript } from '#model/stripboard/commands/revision.ts'
import { planRevision } from '#model/stripboard/queries/revision.ts'
import { sortKeys, sortStrips } from '#model/stripboard/commands/sort.ts'
import {
	breakIntoDays,
	editBanner,
	insertBanner,
	insertDayBreak,
	removeDayBreaks,
	removeStrips,
	setCall
} from '#model/stripboard/commands/strips.ts'
import { publishBoard, removeVersion } from '#model/stripboard/commands/versions.ts'
import { freeze } from '#model/stripboard/frozen.ts'
import { lists } from '#model/stripboard/place.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { planNumbers } from '#model/stripboard/queries/elements.ts'
import { factsOf } from '#model/stripboard/queries/facts.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { eventKinds, events } from '#model/stripboard/records/event.ts'
import { holdings } from '#model/stripboard/records/rules.ts'
import { riskIds } from '#model/stripboard/risks.ts'
import { locations, sets, type SetId } from '#model/stripboard/records/set.ts'
import { interiors, scenes, timeRows, type SceneId } from '#model/stripboard/records/scene.ts'
import { strips, type Strip, type StripId } from '#model/stripboard/records/strip.ts'
import { versions } from '#model/stripboard/records/version.ts'
import { revisionColours } from '#model/stripboard/revision-colours.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { plainLines } from '#model/core/note.ts'
import {
	colourObjects,
	lockObjects,
	standFor,
	turnIntoCard,
	type Meaning,
	nameObject,
	numberPictures,
	removeObjects,
	restoreObjects,
	showImage
} from '#model/whiteboard/commands/change.ts'
import {
	addObject,
	addObjects,
	connect,
	reattach,
	type NewObject
} from '#model/whiteboard/commands/objects.ts'
import { raiseObjects } from '#model/whiteboard/commands/stack.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import { placeObjects, shiftArrows } from '#model/whiteboard/commands/place.ts'
import { copiesOf } from '#model/whiteboard/copies.ts'
import type { Box } from '#model/whiteboard/geometry.ts'
import { cardKinds, writeAbout, type About, type CardKind } from '#model/whiteboard/about.ts'
import { canvasOf } from '#model/whiteboard/queries/canvas.ts'
import {
	colours,
	objectKinds,
	objects,
	readWhiteboard,
	type ObjectId
} from '#model/whiteboard/records.ts'
import type { End } from '#model/whiteboard/spot.ts'
import type { Random } from '../support/random.ts'
import type { SimPeer } from './peer.ts'

/** Where a random command is made up: whose document, which board, which chance. */
export type Context = { peer: SimPeer; random: Random; board: BoardId }

/** What was done, for the list that a failing seed prints. */
export type Done = { args: unknown[]; outcome: string }

/** One letter: a command with arguments made up from what its person sees, at times from what is gone. */
type Letter = (context: Context) => Done

function command<Args extends unknown[]>(
	run: (edit: Edit, ...args: Args) => Outcome<unknown, string>,
	makeUp: (context: Context) => [...Args]
): Letter {
	return (context) => {
		const args = makeUp(context)
		const outcome = run(context.peer.startEdit(), ...args)
		return { args, outcome: outcome.ok ? 'ok' : outcome.reason }
	}
}

const words = ['LAMP', 'LUNCH', 'HARBOUR', 'NELL', 'AMOS', 'TIDE', '', 'lamp 💡']
const numbers = ['', '1', '2', '12', '12A', 'A12', '10pt1', '108, 110']
const dates = ['2026-03-02', '2026-03-03', '2026-03-06', '2026-03-09', 'soon']

/** An id of a collection, at times of a record that is removed or was never there. */
function anyId<Id extends string>(
	{ peer, random }: Context,
	collection: { mapOf: (doc: SimPeer['doc']) => { keys: () => Iterable<string> } }
): Id {
	const ids = [...collection.mapOf(peer.doc).keys()]
	return (ids.length === 0 || random.chance(0.02) ? 'nobody' : random.pick(ids)) as Id
}

/** A record that was removed, when there is one. */
function anyRemoved<Id extends string>(
	context: Context,
	collection: {
		all: (doc: SimPeer['doc']) => ReadonlyMap<Id, { removed: boolean }>
		mapOf: (doc: SimPeer['doc']) => { keys: () => Iterable<string> }
	}
): Id {
	const all = [...collection.all(context.peer.doc)]
	const removed = all.filter(([, record]) => record.removed).map(([id]) => id)
	return removed.length > 0 ? context.random.pick(removed) : anyId(context, collection)
}

const anyone = ({ random }: Context) => ({ name: random.pick(words) })

/** A consignment that is at a step, when there is one: few ever are, and chance would hardly find them. */
function consignmentOf(context: Context, isAt: (it: Consignment) => boolean): ConsignmentId {
	const all = [...consignments.all(context.peer.doc).values()]
	const there = all.filter((it) => !it.removed && isAt(it))
	return there.length > 0 ? context.random.pick(there).id : anyId(context, consignments)
}

const anyStrip = (context: Context): StripId => anyId(context, strips)
const anyScene = (context: Context): SceneId => anyId(context, scenes)
const anyElement = (context: Context): ElementId => anyId(context, elements)

/** Mostly ids that are there, in any order, from either list; at times what waits in the boneyard. */
function someStrips(context: Context, most = 4): StripId[] {
	const { peer, random } = context
	if (random.chance(0.15)) return random.some(viewOf(context).boneyard, 2).map(({ id }) => id)
	// Now and then a hand holds what a colleague has taken off the board.
	const gone = [...strips.all(peer.doc).values()].filter(({ removed }) => removed)
	if (random.chance(0.05)) return random.some(gone, 2).map(({ id }) => id)
	return random.some([...strips.mapOf(peer.doc).keys()] as StripId[], most)
}

/** The strip of a scene on the board, and lengths that its parts may have, at times wrong ones. */
function split(context: Context): [StripId, number[]] {
	const { days, boneyard } = viewOf(context)
	const rows = [...days.flatMap((day) => day.rows), ...boneyard].filter(
		(row) => row.kind === 'scene'
	)
	if (rows.length === 0) return [anyStrip(context), [1, 1]]
	const row = context.random.pick(rows)
	const eighths = row.scene.eighths ?? 2
	const part = 1 + context.random.below(Math.max(eighths - 1, 1))
	const rest = eighths - part
	const three = rest > 1 && context.random.chance(0.3) ? [part, 1, rest - 1] : [part, rest]
	return [row.id, context.random.chance(0.9) ? three : [part, part]]
}

const anyBoard = (context: Context): BoardId => anyId(context, boards)

/** Mostly free. */
const boardName = ({ random }: Context): string =>
	random.pick([...words, `Board ${random.below(1000)}`, `Cover ${random.below(1000)}`])

function target(context: Context): Target {
	const { board, random } = context
	return { board, list: random.pick(lists), before: random.chance(0.15) ? null : anyStrip(context) }
}

/** A banner or a break most of the time: what can be removed. */
function loose(context: Context): StripId {
	const found = [...strips.all(context.peer.doc).values()].filter(
		({ kind, removed }) => kind !== 'scene' && !removed
	)
	const strip: Strip | undefined = found.length > 0 ? context.random.pick(found) : undefined
	return strip?.id ?? anyStrip(context)
}

function viewOf({ peer, board }: Context) {
	return boardOf(readStripboard(peer.doc), readProduction(peer.doc), board)
}

/** One to `most` of the fields of a record. */
function someOf<Values extends object>(random: Random, all: Values, most: number): Partial<Values> {
	return Object.fromEntries(random.some(Object.entries(all), most)) as Partial<Values>
}

function sceneValues({ random }: Context): SceneValues {
	const all: SceneValues = {
		number: random.pick(numbers),
		intExt: random.pick(interiors),
		timeRow: random.pick(timeRows),
		time: random.pick(words),
		synopsis: random.pick(words),
		eighths: random.pick([null, 0, 1, 12, 44, 801]),
		minutes: random.pick([null, 0, 45]),
		page: random.pick(numbers),
		scriptDay: random.pick(['', 'D1', 'N2'])
	}
	return someOf(random, all, 3)
}

function scriptScene({ random }: Context): ScriptScene {
	return {
		number: random.pick([null, ...numbers]),
		heading: random.pick(words),
		intExt: random.pick([null, 'INT', 'EXT']),
		set: random.pick(words),
		location: random.pick(['', ...words]),
		time: random.pick(words),
		timeRow: random.pick([null, 'day', 'night']),
		synopsis: random.pick(words),
		eighths: random.pick([null, 8, 20, 9000]),
		eighthsEstimated: random.chance(0.5),
		page: '1',
		omitted: random.chance(0.2),
		characters: random.some(words, 3),
		elements: [{ category: 'Props', categoryId: '', name: random.pick(words) }]
	}
}

function contactValues(context: Context): ContactValues {
	const { random } = context
	const all: ContactValues = {
		name: random.pick(words),
		job: random.pick(words),
		department: random.pick(words),
		phone: random.pick(['', '(207) 555-0101']),
		birthDate: random.pick([...dates, '']),
		element: random.pick(['' as const, anyElement(context)])
	}
	return someOf(random, all, 3)
}

const anyObject = (context: Context): ObjectId => anyId(context, objects)

function someObjects({ peer, random }: Context, most = 4): ObjectId[] {
	return random.some([...objects.mapOf(peer.doc).keys()] as ObjectId[], most)
}

function someArrows({ peer, random }: Context): ObjectId[] {
	return random.some([...canvasOf(readWhiteboard(peer.doc)).arrowById.keys()], 3)
}

/** A box among few places, so that things fall into each other's frames. */
function anyBox({ random }: Context, side = 160): Box {
	const at = () => (random.below(9) - 3) * 100
	return { x: at(), y: at(), width: side + random.below(40), height: side - random.below(60) }
}

function anyEnd(context: Context): End<ObjectId> {
	const { x, y } = anyBox(context)
	return { x, y, object: context.random.chance(0.3) ? '' : anyObject(context) }
}

function newObject(context: Context): NewObject {
	const { random } = context
	const kind = random.pick(objectKinds.filter((each) => each !== 'arrow'))
	const box = anyBox(context, kind === 'frame' ? 320 : 160)
	const base: NewObject = { kind, box, colour: random.pick(colours), text: random.pick(words) }
	if (kind === 'note') return { ...base, note: plainLines(random.pick(words)) }
	if (kind === 'card') return { ...base, about: writeAbout(anyAbout(context)) }
	if (kind === 'picture') return { ...base, image: random.pick(images) }
	return kind === 'scene' ? { ...base, scene: anyScene(context) } : base
}

const images = ['f-1 640 360', 'f-2 30 40 data:image/png;base64,AAAA']

/** A picture, where there is one. */
function somePicture(context: Context): ObjectId {
	const all = [...readWhiteboard(context.peer.doc).values()]
	const pictures = all.filter(({ kind, removed }) => kind === 'picture' && !removed)
	const [picture] = context.random.some(pictures, 1)
	return picture?.id ?? anyObject(context)
}

function anyAbout(context: Context): About<CardKind> {
	const kind = context.random.pick(cardKinds)
	const ids = { session: () => anySession(context), cast: () => anyElement(context) }
	return { kind, id: kind in ids ? ids[kind as 'session' | 'cast']() : context.random.pick(words) }
}

function anyMeaning(context: Context): Meaning {
	const { random } = context
	return random.pick([
		null,
		{ day: anyStrip(context) },
		{ kind: 'resource', id: anyResource(context) },
		{ kind: 'status', id: random.pick(statuses) },
		{ kind: 'location', id: 'x'.repeat(random.pick([10, 200])) }
	])
}

const walls = ['2026-03-12T09:00', '2026-03-12T14:00', '2026-03-29T01:30', '2026-03-13T09:00', '']
const zones = ['Europe/London', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Nowhere/Land']

function resourceValues({ random }: Context): ResourceValues {
	const all: ResourceValues = {
		name: random.pick(words),
		kind: random.pick(['stage', 'person', 'equipment']),
		capacity: random.pick([1, 2, 0]),
		zone: random.pick(zones),
		opens: random.pick(['', '09:00', '9']),
		before: random.pick([0, 30])
	}
	return someOf(random, all, 3)
}

function sessionValues({ random }: Context): SessionValues {
	const all: SessionValues = {
		title: random.pick(words),
		type: random.pick(['adr', 'mix', 'other']),
		start: random.pick(walls),
		minutes: random.pick([60, 240, 1]),
		zone: random.pick(zones),
		characters: random.pick(words),
		expires: random.pick(dates)
	}
	return someOf(random, all, 3)
}

function milestoneValues(context: Context): MilestoneValues {
	const { random } = context
	const all: MilestoneValues = {
		name: random.pick(words),
		anchor: random.pick(['', 'wrap', anyMilestone(context)]),
		offset: random.pick([0, 3, -5, 10_000]),
		length: random.pick([0, 1, 8]),
		date: random.pick([...dates, '']),
		ended: random.pick([...dates, ''])
	}
	return someOf(random, all, 3)
}

function cueValues({ random }: Context): CueValues {
	const all: CueValues = {
		kind: random.pick([...cueKinds, 'note' as const]),
		number: random.pick(['', '2001', ` ${random.below(900)} `]),
		reel: random.pick(['', '2', 'R3']),
		from: random.pick(['', '02:00:01:00', '02:00:05:10', '02:10:00:00', 'soon']),
		character: random.pick(words),
		line: random.pick(words),
		status: random.pick(['spotted', 'omitted', 'spotted', 'pulled'])
	}
	return someOf(random, all, 4)
}

const anyCue = (context: Context): CueId => anyId(context, cues)

function someCues(context: Context): CueId[] {
	return [...new Set([anyCue(context), anyCue(context)])]
}

/** A cue of which something is true, when there is one: chance would hardly find it. */
function cueThat(context: Context, isSo: (cue: Cue) => boolean): CueId {
	const found = [...cues.all(context.peer.doc).values()].filter((cue) => !cue.removed && isSo(cue))
	return found.length > 0 ? context.random.pick(found).id : anyCue(context)
}

const anyReel = (context: Context): ReelId => anyId(context, reels)
const anyMilestone = (context: Context): MilestoneId => anyId(context, milestones)
const anySession = (context: Context): SessionId => anyId(context, sessions)
const anyResource = (context: Context): ResourceId => anyId(context, resources)

function scheduleLine({ random }: Context): ScheduleLine {
	return {
		name: random.pick(words),
		category: random.pick(categories),
		mandatory: random.chance(0.7),
		due: random.pick([...dates, '']),
		proofs: random.some(proofs, 2),
		needs: random.some(words, 2)
	}
}

function takerOf({ peer, random }: Pick<Context, 'peer' | 'random'>) {
	return { by: peer.name, byName: peer.name, at: random.pick(['1', '2', '3']) }
}

function stepsOrder({ peer, random }: Context): StepsOrder {
	const shown = evidences.map((each) => [each, random.chance(0.9) ? '2026-03-02' : ''])
	return {
		to: random.pick(statuses),
		evidence: Object.fromEntries(shown) as StepsOrder['evidence'],
		taker: takerOf({ peer, random }),
		answers: () => random.pick(['granted', 'refused', 'waiting'])
	}
}

/** What somebody says, and in whose name: mostly something. */
function wordsBy({ peer, random }: Context) {
	const writing = { me: { id: peer.name, name: peer.name }, now: random.below(1000) }
	const mentions = random.some(['ann', 'bo', 'cy'], 2)
	return [writing, { text: random.pick(words), mentions }] as const
}

/** A comment, mostly of one's own. */
function anyComment(context: Context): CommentId {
	const mine = [...comments.all(context.peer.doc).values()].filter(
		({ by }) => by === context.peer.name
	)
	const own = mine.length > 0 && context.random.chance(0.8)
	return own ? context.random.pick(mine).id : anyId(context, comments)
}

/** Some of the records of a collection, mostly such that are there. */
function someIds<Id extends string>(
	context: Context,
	collection: Parameters<typeof anyId>[1],
	most = 4
): Id[] {
	return Array.from({ length: 1 + context.random.below(most) }, () =>
		anyId<Id>(context, collection)
	)
}

function eventValues({ random }: Context): EventValues {
	const from = random.pick(dates)
	return {
		kind: random.pick(eventKinds),
		from,
		to: random.chance(0.7) ? from : random.pick(dates),
		fromMinute: random.pick([null, 540]),
		note: random.pick(words)
	}
}

function takeStep(kind: 'undo' | 'redo'): Letter {
	return ({ peer }) => ({ args: [], outcome: peer.undo[kind]() ? 'ok' : 'nothing' })
}

/** Everything a person can do. A command that is missing here fails `alphabet.test.ts`. */
export const alphabet: Readonly<Record<string, Letter>> = {
	moveStrips: command(moveStrips, (context) => [someStrips(context), target(context)]),
	putBack: command(putBack, (context) => {
		const { peer, random } = context
		const places = [...strips.all(peer.doc).values()].map(({ place }) => place)
		return [anyStrip(context), random.pick([...places, 'nowhere'])]
	}),
	insertDayBreak: command(insertDayBreak, (context) => [target(context)]),
	insertBanner: command(insertBanner, (context) => {
		const { random } = context
		return [target(context), { text: random.pick(words), minutes: random.pick([null, 30, 45]) }]
	}),
	editBanner: command(editBanner, (context) => {
		const { random } = context
		return [loose(context), { text: random.pick(words), minutes: random.pick([null, 0, 45]) }]
	}),
	removeStrips: command(removeStrips, (context) => [[loose(context), anyStrip(context)]]),
	breakIntoDays: command(breakIntoDays, (context) => {
		const { board, random } = context
		const rows = viewOf(context).days.flatMap((day) => day.rows)
		const by = random.pick(['eighths', 'minutes'] as const)
		return [{ board, rows, limit: { by, most: random.pick([0, 16, 40, 600]) } }]
	}),
	removeDayBreaks: command(removeDayBreaks, ({ board }) => [board]),
	sortStrips: command(sortStrips, (context) => {
		const rows = viewOf(context).days.flatMap((day) => day.rows)
		const sceneRows = rows.filter((row) => row.kind === 'scene')
		return [context.random.some(sceneRows, 9), context.random.some(sortKeys, 3)]
	}),
	editScene: command(editScene, (context) => [anyScene(context), sceneValues(context)]),
	nameSet: command(nameSet, (context) => [anyScene(context), context.random.pick(words)]),
	addScene: command(addScene, (context) => [
		target(context),
		{ ...sceneValues(context), setName: context.random.pick(words) }
	]),
	omitScene: command(omitScene, (context) => [
		anyScene(context),
		{ omitted: context.random.chance(0.6), by: context.random.pick(words) }
	]),
	linkElement: command(linkElement, (context) => [
		anyScene(context),
		{ element: anyElement(context), linked: context.random.chance(0.6) }
	]),
	addElement: command(addElement, (context) => {
		const { random } = context
		return [anyScene(context), { category: random.pick(categoryIds), name: random.pick(words) }]
	}),
	editElement: command(editElement, (context) => {
		const { random } = context
		return [anyElement(context), { name: random.pick(words), number: random.pick(numbers) }]
	}),
	addElements: command(addElements, ({ random }) => [
		random.some(words, 3).map((name) => ({ category: random.pick(categoryIds), name, number: '7' }))
	]),
	numberElements: command(numberElements, (context) => {
		const plan = planNumbers(readStripboard(context.peer.doc), 'cast', 'scenes')
		return [plan.map(({ element: { id }, number }) => ({ id, number }))]
	}),
	lockNumbers: command(lockNumbers, (context) => [
		[anyElement(context)],
		{ locked: context.random.chance(0.3) }
	]),
	mergeElements: command(mergeElements, (context) => {
		const from = anyElement(context)
		const all = [...elements.all(context.peer.doc).values()]
		const category = all.find(({ id }) => id === from)?.category
		const alike = all.filter((element) => element.category === category)
		return [from, alike.length > 0 ? context.random.pick(alike).id : from]
	}),
	linkElements: command(linkElements, (context) => [
		anyElement(context),
		{ brings: anyElement(context), linked: context.random.chance(0.7) }
	]),
	removeElements: command(removeElements, (context) => [[anyElement(context)], anyone(context)]),
	restoreElement: command(restoreElement, (context) => [anyRemoved(context, elements)]),
	shootAt: command(shootAt, (context) => [
		context.random.some([...sets.mapOf(context.peer.doc).keys()] as SetId[], 2),
		anyId(context, locations)
	]),
	countElement: command(countElement, (context) => {
		const { peer, random } = context
		const broken = [...scenes.all(peer.doc).values()].filter((scene) => scene.elements.length > 0)
		const scene = broken.length > 0 ? random.pick(broken) : null
		const element = scene ? random.pick(scene.elements) : anyElement(context)
		return [scene?.id ?? anyScene(context), { element, count: random.pick([0, 1, 40]) }]
	}),
	markRisk: command(markRisk, (context) => [
		anyScene(context),
		{ risk: context.random.pick(riskIds), marked: context.random.chance(0.6) }
	]),
	mergeSets: command(mergeSets, (context) => [anyId(context, sets), anyId(context, sets)]),
	placeSet: command(placeSet, (context) => [
		anyId<SetId>(context, sets),
		context.random.pick(words)
	]),
	changeLocation: command(changeLocation, (context) => {
		const { peer, random } = context
		// Few sets are ever placed, and chance would hardly find them: this one places the first.
		if (locations.mapOf(peer.doc).size === 0) {
			placeSet(peer.startEdit(), anyId<SetId>(context, sets), 'HARBOUR')
		}
		const coordinates = random.pick(['', '54.4858, -0.6206', 'by the sea'])
		return [
			anyId(context, locations),
			random.pick([{ coordinates }, { permitTo: random.pick(dates) }])
		]
	}),
	importScript: command(importScript, (context) => {
		const { board, random } = context
		const count = random.below(3)
		const characters = random.some(words, 3).map((name) => ({ name, cues: 1 }))
		const script = { scenes: Array.from({ length: count }, () => scriptScene(context)), characters }
		return [board, script]
	}),
	splitScene: command(splitScene, (context) => split(context)),
	rejoinScene: command(rejoinScene, (context) => {
		const { days, boneyard } = viewOf(context)
		const rows = [...days.flatMap((day) => day.rows), ...boneyard]
		const parts = rows.filter((row) => row.kind === 'scene' && row.part !== null)
		return [parts.length > 0 ? context.random.pick(parts).id : split(context)[0]]
	}),
	createBoard: command(createBoard, (context) => [boardName(context)]),
	changeBoard: command(changeBoard, (context) => [
		anyBoard(context),
		context.random.pick<BoardValues>([
			{ name: boardName(context) },
			{ startDate: context.random.pick(['', '2026-03-16']) },
			{ unitOf: context.random.chance(0.5) ? anyBoard(context) : '' }
		])
	]),
	duplicateBoard: command(duplicateBoard, (context) => [anyBoard(context), boardName(context)]),
	duplicateInOrder: command(duplicateInOrder, (context) => [
		anyBoard(context),
		{
			name: boardName(context),
			days: [
				{ call: context.random.pick([null, 420, 9000]), strips: someStrips(context) },
				{ call: null, strips: someStrips(context) }
			],
			aside: someStrips(context, 2)
		}
	]),
	makeMainBoard: command(makeMainBoard, (context) => [anyBoard(context)]),
	lockBoard: command(lockBoard, (context) => [
		anyBoard(context),
		{ locked: context.random.chance(0.3) }
	]),
	archiveBoard: command(archiveBoard, (context) => [
		anyBoard(context),
		{ archived: context.random.chance(0.3) }
	]),
	publishBoard: command(publishBoard, (context) => {
		const state = readStripboard(context.peer.doc)
		const frozen = freeze(factsOf(viewOf(context)), state)
		const colour = context.random.pick(revisionColours)
		return [context.board, { colour, at: '2026-03-01T10:00:00Z', by: 'Ann', note: '', frozen }]
	}),
	removeVersion: command(removeVersion, (context) => [anyId(context, versions)]),
	reviseScript: command(reviseScript, (context) => {
		const { peer, random } = context
		const known = [...scenes.all(peer.doc).values()].filter(({ removed }) => !removed)
		const again = random.some(known, 4).map(({ number }) => ({ ...scriptScene(context), number }))
		const script = { scenes: [...again, scriptScene(context)], characters: [] }
		const plan = planRevision(readStripboard(peer.doc), script.scenes)
		// What a file lacks is taken now and then: else everything would soon be omitted.
		const taken = plan.filter(({ missing }) => !missing || random.chance(0.05))
		const accepted = random.some(taken, 9).map(({ key }) => key)
		return [script, { accepted, colour: random.pick(revisionColours) }]
	}),
	changeSettings: command(changeSettings, ({ random }) => {
		const all = {
			title: random.pick(words),
			startDate: random.pick([...dates, '']),
			weeklyDaysOff: random.pick(['0000011', '0000001', '1111111', 'x']),
			minutesPerPage: random.pick([9, 60, 120]),
			palette: random.pick(paletteIds)
		}
		return [someOf(random, all, 2)]
	}),
	setHoliday: command(setHoliday, ({ random }) => [
		{ date: random.pick(dates), label: random.pick(words) }
	]),
	removeHoliday: command(removeHoliday, ({ peer, random }) => {
		const known = [...peer.doc.getMap('holidays').keys()]
		return [random.pick([...known, ...known, random.pick(dates)])]
	}),
	setExceptions: command(setExceptions, ({ random }) => [
		random.some(dates, 2),
		{ kind: random.pick(exceptionKinds), label: random.pick(words) }
	]),
	removeException: command(removeException, ({ peer, random }) => {
		const known = [...peer.doc.getMap('exceptions').keys()]
		return [random.pick([...known, ...known, ...known, random.pick(dates)])]
	}),
	addHolidays: command(addHolidays, ({ random }) => [
		random.some(dates, 3).map((date) => ({ date, label: random.pick(words) }))
	]),
	decideDate: command(decideDate, ({ random }) => [
		random.pick([...dates, 'soon']),
		random.pick(['usual', 'off', 'travel', 'work'] as const)
	]),
	addEvent: command(addEvent, (context) => [anyElement(context), eventValues(context)]),
	changeEvent: command(changeEvent, (context) => [anyId(context, events), eventValues(context)]),
	removeEvent: command(removeEvent, (context) => [anyId(context, events)]),
	setTerms: command(setTerms, (context) => {
		const { random } = context
		const terms = {
			holding: random.pick(['category' as const, ...holdings]),
			dropDays: random.pick([null, 0, 14]),
			mostWork: random.pick([null, 480])
		}
		return [anyElement(context), someOf(random, terms, 2)]
	}),
	setHolding: command(setHolding, ({ random }) => [
		random.pick(categoryIds),
		random.pick(holdings)
	]),
	changeScheduleRules: command(changeScheduleRules, ({ random }) => {
		const all = {
			dropDays: random.pick([0, 10, 14]),
			castRest: random.pick([600, 720]),
			forcedCall: random.pick(words),
			source: random.pick(words),
			sourceDate: random.pick(dates)
		}
		return [someOf(random, all, 2)]
	}),
	noteOnSheet: command(noteOnSheet, (context) => [
		loose(context),
		{ field: context.random.pick(['lunch', 'weather'] as const), value: context.random.pick(words) }
	]),
	callElement: command(callElement, (context) => [
		loose(context),
		{ element: anyElement(context), field: 'onSet' as const, value: context.random.pick(words) }
	]),
	callDepartment: command(callDepartment, (context) => [
		loose(context),
		{ department: context.random.pick(words), value: '-0:30' }
	]),
	fillInFrom: command(fillInFrom, (context) => [loose(context), loose(context)]),
	issueCallSheet: command(issueCallSheet, (context) => {
		const { random, peer } = context
		const state = random.pick(['preliminary', 'published'] as const)
		return [loose(context), { state, at: random.below(9), by: peer.name, facts: '{"day":1}' }]
	}),
	stampTime: command(stampTime, (context) => {
		const { random, peer } = context
		const minutes = random.pick([null, 420, 1500, 9000])
		return [loose(context), { milestone: random.pick(dayMilestones), minutes, by: peer.name }]
	}),
	noteScene: command(noteScene, (context) => [
		loose(context),
		{
			strip: anyStrip(context),
			...context.random.pick([
				{ field: 'status' as const, value: 'shot' },
				{ field: 'status' as const, value: 'part' },
				{ field: 'pages' as const, value: '4/8' },
				{ field: 'screen' as const, value: context.random.pick(words) }
			])
		}
	]),
	noteWork: command(noteWork, (context) => [
		loose(context),
		{ element: anyElement(context), field: 'wrap' as const, value: context.random.pick(words) }
	]),
	noteOnDay: command(noteOnDay, (context) => [
		loose(context),
		{ field: 'delays' as const, value: context.random.pick(words) }
	]),
	publishReport: command(publishReport, (context) => {
		const { random, peer } = context
		return [loose(context), { at: random.below(9), by: peer.name, facts: '{"day":1}' }]
	}),
	setCall: command(setCall, (context) => [loose(context), context.random.pick([null, 420, 9000])]),
	addContact: command(addContact, (context) => [
		{ ...contactValues(context), name: context.random.pick(words) }
	]),
	addContacts: command(addContacts, ({ random }) => [
		random.some(words, 3).map((name) => ({ name }))
	]),
	changeContact: command(changeContact, (context) => [
		anyId(context, contacts),
		contactValues(context)
	]),
	removeContact: command(removeContact, (context) => [anyId(context, contacts), anyone(context)]),
	restoreContact: command(restoreContact, (context) => [anyRemoved(context, contacts)]),
	addPaper: command(addPaper, (context) => [
		context.random.pick(paperKinds),
		{ contact: anyId(context, contacts) as ContactId, rate: context.random.pick(words) }
	]),
	changePaper: command(changePaper, (context) => [
		anyId(context, papers),
		{ wording: context.random.pick(words), hours: context.random.pick(words) }
	]),
	removePaper: command(removePaper, (context) => [anyId(context, papers)]),
	writeComment: command(writeComment, (context) => {
		const { random } = context
		const [writing, said] = wordsBy(context)
		const subject = { kind: random.pick(subjectKinds), id: random.pick(['a', 'b']) }
		const thread = random.chance(0.5) ? anyId<CommentId>(context, comments) : ('' as const)
		const settles = random.pick(['no', 'resolved', 'reopened'] as const)
		return [writing, { subject, subjectName: 'Scene 12', thread, settles, ...said }]
	}),
	changeComment: command(changeComment, (context) => {
		const [writing, said] = wordsBy(context)
		return [writing, { id: anyComment(context), ...said }]
	}),
	removeComment: command(removeComment, (context) => {
		// Nobody owns the simulated production.
		return [{ id: context.peer.name, isOwner: false }, anyComment(context)]
	}),
	addObject: command(addObject, (context) => [newObject(context)]),
	addObjects: command(addObjects, (context) => [
		Array.from({ length: context.random.below(4) }, () => newObject(context))
	]),
	connect: command(connect, (context) => [{ from: anyEnd(context), to: anyEnd(context) }]),
	reattach: command(reattach, (context) => [
		context.random.pick([...someArrows(context), anyObject(context)]),
		context.random.chance(0.5) ? { from: anyEnd(context) } : { to: anyEnd(context) }
	]),
	raiseObjects: command(raiseObjects, (context) => [
		someObjects(context),
		context.random.pick(['front', 'back', 'forward', 'backward'] as const)
	]),
	placeObjects: command(placeObjects, (context) => [
		someObjects(context).map((id) => ({ id, box: anyBox(context, 240) }))
	]),
	shiftArrows: command(shiftArrows, (context) => [someArrows(context), { x: 40, y: -30 }]),
	colourObjects: command(colourObjects, (context) => [
		someObjects(context),
		context.random.pick(colours)
	]),
	nameObject: command(nameObject, (context) => [
		anyObject(context),
		context.random.pick([...words, 'x'.repeat(300)])
	]),
	showImage: command(showImage, (context) => [
		somePicture(context),
		context.random.pick(['', ...images, 'no image'])
	]),
	numberPictures: command(numberPictures, (context) => [
		anyObject(context),
		{ numbered: context.random.chance(0.5) }
	]),
	standFor: command(standFor, (context) => [anyObject(context), anyMeaning(context)]),
	turnIntoCard: command(turnIntoCard, (context) => [
		anyObject(context),
		context.random.chance(0.5) ? { scene: anyScene(context) } : anyAbout(context)
	]),
	lockObjects: command(lockObjects, (context) => [
		someObjects(context, 2),
		{ locked: context.random.chance(0.2) }
	]),
	removeObjects: command(removeObjects, (context) => [someObjects(context, 3), anyone(context)]),
	restoreObjects: command(restoreObjects, (context) => [someObjects(context)]),
	pasteObjects: command(pasteObjects, (context) => {
		const { x, y } = anyBox(context)
		return [copiesOf(context.peer.doc, someObjects(context)), { x, y }]
	}),
	addResources: command(addResources, (context) => [
		[{ name: context.random.pick(words), ...resourceValues(context) }, { name: 'Stage 2' }]
	]),
	changeResource: command(changeResource, (context) => [
		anyResource(context),
		resourceValues(context)
	]),
	removeResource: command(removeResource, (context) => [anyResource(context)]),
	addAbsence: command(addAbsence, (context) => {
		const { random } = context
		const [from, to] = [random.pick(walls), random.pick(walls)]
		return [{ resource: anyResource(context), from, to, reason: random.pick(words) }]
	}),
	removeAbsence: command(removeAbsence, (context) => [anyId(context, absences)]),
	addSession: command(addSession, (context) => [
		sessionValues(context),
		context.random.chance(0.7) ? [anyResource(context)] : []
	]),
	changeSession: command(changeSession, (context) => [anySession(context), sessionValues(context)]),
	moveSession: command(moveSession, (context) => {
		const start = context.random.pick(walls)
		const instead = { of: anyResource(context), book: anyResource(context) }
		return [anySession(context), context.random.chance(0.5) ? { start } : { start, instead }]
	}),
	bookResource: command(bookResource, (context) => [
		anySession(context),
		{ id: anyResource(context), required: context.random.chance(0.5) }
	]),
	dropResource: command(dropResource, (context) => [anySession(context), anyResource(context)]),
	copySession: command(copySession, (context) => [anySession(context), context.random.pick(walls)]),
	removeSession: command(removeSession, (context) => [anySession(context), anyone(context)]),
	restoreSession: command(restoreSession, (context) => [anyRemoved(context, sessions)]),
	ask: command(ask, (context) => [
		{
			step: context.random.pick(steps),
			session: anySession(context),
			resources: [anyResource(context)],
			reason: context.random.pick(words)
		}
	]),
	reschedule: command(reschedule, (context) => {
		const { random } = context
		const resources = [anyResource(context)]
		return [
			anySession(context),
			{ start: random.pick(walls), minutes: 60, resources, reason: random.pick(words) }
		]
	}),
	putAnswerAway: command(putAnswerAway, (context) => [anyId(context, requests)]),
	changeRules: command(changeRules, ({ random }) => {
		const all = {
			zone: random.pick(zones),
			challengeHours: random.pick([24, 48, 0]),
			keepsStandby: random.chance(0.5)
		}
		return [someOf(random, all, 2)]
	}),
	beginSchedule: command(beginSchedule, ({ random }) => [
		random.shuffle(random.pick(scheduleTemplates).rows).slice(0, 4),
		[{ episode: random.pick(words), wrap: random.pick([...dates, '']), delivery: '' }]
	]),
	addMilestone: command(addMilestone, (context) => [
		{ name: context.random.pick(words), ...milestoneValues(context) },
		context.random.chance(0.5) ? anyMilestone(context) : null
	]),
	changeMilestone: command(changeMilestone, (context) => [
		anyMilestone(context),
		milestoneValues(context)
	]),
	moveMilestones: command(moveMilestones, (context) => [
		[
			{ id: anyMilestone(context), values: { offset: context.random.below(9) } },
			{ id: anyMilestone(context), values: { date: context.random.pick(dates) } }
		]
	]),
	needMilestone: command(needMilestone, (context) => [
		anyMilestone(context),
		{ id: anyMilestone(context), needed: context.random.chance(0.7) }
	]),
	orderMilestone: command(orderMilestone, (context) => [
		anyMilestone(context),
		context.random.chance(0.8) ? anyMilestone(context) : null
	]),
	removeMilestone: command(removeMilestone, (context) => [anyMilestone(context)]),
	changePlan: command(changePlan, ({ random }) => [
		{ daysOff: random.pick(['0000011', '0000001', '1111111']), wrap: random.pick([...dates, '']) }
	]),
	issueSchedule: command(issueSchedule, (context) => [
		[{ id: anyMilestone(context), start: '2026-04-01', end: '2026-04-02' }],
		context.random.pick(dates)
	]),
	addCues: command(addCues, (context) => [[cueValues(context), cueValues(context)]]),
	changeCues: command(changeCues, (context) => [
		[{ id: anyCue(context), values: cueValues(context) }]
	]),
	putCues: command(putCues, (context) => [
		{
			changes: [{ id: anyCue(context), values: cueValues(context) }],
			added: [cueValues(context)]
		}
	]),
	removeCues: command(removeCues, (context) => [[anyCue(context)]]),
	numberCues: command(numberCues, (context) => [someCues(context)]),
	sendCues: command(sendCues, (context) => [
		[cueThat(context, ({ number, sentAs }) => number !== '' && sentAs === '')],
		context.random.pick(dates)
	]),
	assignCues: command(assignCues, (context) => [
		someCues(context),
		context.random.chance(0.8) ? anySession(context) : ('' as const)
	]),
	reportCues: command(reportCues, (context) => [
		[{ id: anyCue(context), result: context.random.pick(cueResults) }],
		context.random.pick(dates)
	]),
	turnNote: command(turnNote, (context) => [
		cueThat(context, ({ kind }) => kind === 'note'),
		context.random.pick(['adr', 'foley', 'music', 'vfx'])
	]),
	addReel: command(addReel, ({ random }) => [{ name: random.pick(['', '1', 'R2']) }]),
	changeReel: command(changeReel, (context) => [
		anyReel(context),
		{ state: context.random.pick(reelStates), lockedOn: context.random.pick(dates) }
	]),
	removeReel: command(removeReel, (context) => [anyReel(context)]),
	acceptCut: command(acceptCut, (context) => [
		{
			...{ reel: anyReel(context), version: context.random.pick(['v1', 'v2', '']), events: '' },
			on: context.random.pick(dates),
			moves: someCues(context).map((id) => ({
				...{ id, by: context.random.pick([0, 24, null]), check: context.random.chance(0.2) }
			}))
		}
	]),
	addTurnover: command(addTurnover, (context) => [
		{ to: context.random.pick(words), on: '2026-03-02' },
		[anyReel(context)]
	]),
	acknowledgeTurnover: command(acknowledgeTurnover, (context) => [
		anyId(context, turnovers),
		{ by: context.random.pick(words), on: context.random.pick(dates) }
	]),
	removeTurnover: command(removeTurnover, (context) => [anyId(context, turnovers)]),
	changeCueRules: command(changeCueRules, ({ random }) => {
		const all = {
			rate: random.pick(['24', '25', '29.97df'] as const),
			adrNumbers: random.pick(['{CHAR}-{REEL}{NNN}', '{REEL}{NN}', 'none']),
			linesPerHour: random.pick([10, 12, 0])
		}
		return [someOf(random, all, 2)]
	}),
	changeMusicSheet: command(changeMusicSheet, ({ random }) => {
		const all = {
			company: random.pick(words),
			airDate: random.pick([...dates, 'soon']),
			issue: random.pick(musicSheetIssues)
		}
		return [someOf(random, all, 2)]
	}),
	addRecipient: command(addRecipient, ({ random }) => [
		{ name: random.pick(words), dueDate: random.pick([...dates, '']) }
	]),
	changeRecipient: command(changeRecipient, (context) => [
		anyId(context, recipients),
		someOf(context.random, { name: context.random.pick(words), cureDays: 7, note: 'Ask Kim' }, 2)
	]),
	removeRecipient: command(removeRecipient, (context) => [anyId(context, recipients)]),
	addSchedule: command(addSchedule, (context) => [
		anyId(context, recipients),
		Array.from({ length: 1 + context.random.below(3) }, () => scheduleLine(context))
	]),
	changeDeliverables: command(changeDeliverables, (context) => {
		const { random } = context
		const all = { name: random.pick(words), owner: random.pick(words), leadDays: random.below(400) }
		return [someIds(context, deliverables), someOf(random, all, 2)]
	}),
	removeDeliverables: command(removeDeliverables, (context) => [someIds(context, deliverables, 1)]),
	markDeliverable: command(markDeliverable, (context) => {
		const { random } = context
		const key = random.pick([...proofs, 'nothing'])
		return [anyId(context, deliverables), { field: 'proofs' as const, key, on: random.chance(0.6) }]
	}),
	linkNeed: command(linkNeed, (context) => [
		anyId(context, deliverables),
		{ needs: anyId<DeliverableId>(context, deliverables), linked: context.random.chance(0.7) }
	]),
	oweDeliverables: command(oweDeliverables, (context) => [
		anyId(context, recipients),
		someIds(context, deliverables)
	]),
	changeLines: command(changeLines, (context) => {
		const { random } = context
		const hangsOn = random.pick(['', 'last-shooting-day', 'delivery', 'milestone'] as const)
		const all = { due: random.pick([...dates, '']), mandatory: random.chance(0.5), note: 'In PAL' }
		const where = { hangsOn, offset: random.below(40) - 20, offsetIn: 'working-days' as const }
		return [someIds(context, lines), someOf(random, { ...all, ...where }, 3)]
	}),
	removeLines: command(removeLines, (context) => [someIds(context, lines, 1), anyone(context)]),
	restoreLine: command(restoreLine, (context) => [anyRemoved(context, lines)]),
	addMedium: command(addMedium, ({ random }) => [{ barcode: random.pick(words) }]),
	changeMedium: command(changeMedium, (context) => [
		anyId(context, media),
		{ name: context.random.pick(words), copy: context.random.pick(['', 'A', 'B'] as const) }
	]),
	removeMedium: command(removeMedium, (context) => [anyId(context, media)]),
	logMedium: command(logMedium, (context) => {
		const { random } = context
		const kind = random.pick(['moved', 'verified', 'failed'] as const)
		const entry = { kind, place: random.pick(words), date: random.pick(dates) }
		return [anyId(context, media), { ...entry, ...takerOf(context) }]
	}),
	stow: command(stow, (context) => [
		anyId(context, media),
		{ deliverable: anyId<DeliverableId>(context, deliverables), label: 'v1' }
	]),
	unstow: command(unstow, (context) => [anyId(context, copies)]),
	addHashList: command(addHashList, (context) => {
		const { random } = context
		const said = { created: random.pick(dates), tool: '', host: '', author: '', process: '' }
		const hash = { algorithm: 'md5', hash: 'd41d8cd98f00b204e9800998ecf8427e' }
		const files = random.some(words, 3).map((path) => ({
			...{ path, bytes: 5, ...hash, action: random.pick(['verified', 'failed', '']) }
		}))
		const read = { name: 'a.mhl', format: 'plain', rootHash: '', ...said, files }
		const deliverable = random.pick(['' as const, anyId<DeliverableId>(context, deliverables)])
		return [read, { medium: anyId<MediumId>(context, media), deliverable, taker: takerOf(context) }]
	}),
	removeHashList: command(removeHashList, (context) => [anyId(context, hashLists)]),
	addIssues: command(addIssues, (context) => {
		const { random } = context
		const severity = random.pick(['blocker', 'issue', 'fyi'] as const)
		const tcIn = random.pick(['', '01:00:00:00', 'now'])
		const issue = { description: random.pick(words), severity, tcIn }
		return [anyId(context, lines), random.some([issue, { ...issue, number: 4 }], 2)]
	}),
	changeIssue: command(changeIssue, (context) => {
		const { random } = context
		const response = random.pick(['will-fix', 'disagree'] as const)
		const result = random.pick(['', 'fixed', 'as-is'] as const)
		return [anyId(context, qcIssues), random.pick([{ response }, { result }, { tcIn: 'x' }])]
	}),
	removeIssues: command(removeIssues, (context) => [[anyId<QcIssueId>(context, qcIssues)]]),
	signOff: command(signOff, (context) => {
		const { random } = context
		const decision = random.pick(['approved', 'withheld'] as const)
		const said = { as: random.pick(signatories), person: random.pick(words), decision, note: '' }
		const { taker, answers } = stepsOrder(context)
		return [someIds<LineId>(context, lines), { ...said, taker, answers }]
	}),
	withdrawApproval: command(withdrawApproval, (context) => {
		const ids = [...approvals.all(context.peer.doc).keys()]
		const key = ids.length === 0 ? ('nobody' as ApprovalKey) : context.random.pick(ids)
		return [key, takerOf(context)]
	}),
	attachFile: command(attachFile, (context) => {
		const { random } = context
		const file = { file: 'f', name: 'a.pdf', kind: 'pdf', bytes: 5, hash: '' } as const
		const line = anyId<LineId>(context, lines)
		return [file, { line, purpose: random.pick(['qc', 'other'] as const), taker: takerOf(context) }]
	}),
	repurposeFile: command(repurposeFile, (context) => [
		anyId<AttachmentId>(context, attachments),
		context.random.pick(['letter', 'signed'] as const)
	]),
	detachFiles: command(detachFiles, (context) => [[anyId<AttachmentId>(context, attachments)]]),
	addConsignment: command(addConsignment, (context) => {
		const { random } = context
		const reference = random.pick(['AWB 4711', ''])
		const inIt = {
			// Media alone may always go; lines only when they are ready, which chance hardly makes them.
			lines: random.chance(0.5) ? [] : someIds<LineId>(context, lines),
			media: [anyId<MediumId>(context, media)]
		}
		return [
			{ reference, carrier: random.pick(words) },
			{ ...inIt, taker: takerOf(context) }
		]
	}),
	changeConsignment: command(changeConsignment, (context) => [
		anyId(context, consignments),
		{ reference: 'AWB 4712', to: context.random.pick(words) }
	]),
	packConsignment: command(packConsignment, (context) => [
		anyId(context, consignments),
		{
			...({ field: 'lines', member: anyId<LineId>(context, lines) } as const),
			isIn: context.random.chance(0.6)
		}
	]),
	removeConsignment: command(removeConsignment, (context) => [anyId(context, consignments)]),
	sendConsignment: command(sendConsignment, (context) => {
		const { evidence, taker, answers } = stepsOrder(context)
		const id = consignmentOf(context, ({ reference }) => reference !== '')
		return [id, { date: '2026-03-02', evidence, taker, answers }]
	}),
	receiveConsignment: command(receiveConsignment, (context) => {
		const { taker, answers } = stepsOrder(context)
		const receivedBy = context.random.pick(words)
		return [
			consignmentOf(context, ({ sentOn }) => sentOn !== ''),
			{ date: '2026-03-03', receivedBy, taker, answers }
		]
	}),
	takeSteps: command(takeSteps, (context) => [someIds(context, lines), stepsOrder(context)]),
	undo: takeStep('undo'),
	redo: takeStep('redo')
}

/** How often each is done, where that is not once: what moves strips, and undo, meet each other most. */
const weights: Record<string, number> = {
	moveStrips: 10,
	undo: 6,
	redo: 3,
	putBack: 2,
	editScene: 2,
	addScene: 2,
	placeObjects: 4,
	splitScene: 4,
	takeSteps: 4,
	addConsignment: 4,
	sendConsignment: 4
}

const names = Object.keys(alphabet)
const weighted = (some: readonly string[]) =>
	some.flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name))
const letters = weighted(names)

/** Commands that stand next to each other need what the others make. */
const neighbours = 14

/** How many neighbourhoods there are: each begins in the middle of the one before. */
export const neighbourhoods = Math.ceil((names.length * 2) / neighbours)

/** A part of the alphabet for a run to spend most of its time in: there, even what is rare happens. */
export function neighbourhood(at: number): readonly string[] {
	const from = (at % neighbourhoods) * (neighbours / 2)
	return weighted([...names, ...names].slice(from, from + neighbours))
}

/** What stands around a command, and that command as often as all of it. */
export function around(name: string): readonly string[] {
	const from = Math.max(names.indexOf(name) - neighbours, 0)
	const others = weighted(names.slice(from, from + neighbours * 2))
	return [...others, ...others.map(() => name)]
}

/** Does one random thing, and says what it was. */
export function act(context: Context, often: readonly string[] = letters): { name: string } & Done {
	const { random } = context
	const name = random.pick(random.chance(0.6) ? often : letters)
	const letter = alphabet[name] as Letter
	const others = [...boards.all(context.peer.doc).values()].filter(({ removed }) => !removed)
	const other = random.chance(0.3) && others.length > 0 ? random.pick(others) : null
	return { name, ...letter({ ...context, board: other?.id ?? context.board }) }
}
