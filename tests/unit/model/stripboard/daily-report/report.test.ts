import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { callElement, issueCallSheet, noteOnSheet } from '#model/stripboard/commands/call-sheet.ts'
import {
	noteOnDay,
	noteScene,
	noteWork,
	publishReport,
	stampTime
} from '#model/stripboard/commands/daily-report.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { splitScene } from '#model/stripboard/commands/parts.ts'
import { omitScene } from '#model/stripboard/commands/scenes.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { readDailyReport } from '#model/stripboard/daily-report/facts.ts'
import { dailyReportPaper } from '#model/stripboard/daily-report/paper.ts'
import { dailyReportOf } from '#model/stripboard/daily-report/report.ts'
import { blankNotes, issues, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import {
	dailyReports,
	readDayNotes,
	type Milestone,
	type TakenField
} from '#model/stripboard/records/daily-report.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { copyOf, drawBoard, editBy, merge, production } from '../../../../support/builders.ts'

/** Three days; George works on the first. */
function drawn() {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, '1 2:12 3:4 | 4 5 | 6 |', '7')
	const made = addElement(edit, drawing.scene('1'), { category: 'cast', name: 'GEORGE' })
	const george = must(made.ok ? made.value : null, 'George')
	const report = (day = '|1', doc = edit.doc) =>
		must(
			dailyReportOf(
				{
					state: readStripboard(doc),
					production: production(),
					sheetNotes: readSheetNotes(doc),
					issues: issues.all(doc),
					notes: readDayNotes(doc)
				},
				drawing.strip(day)
			),
			'a report'
		)
	const stamp = (milestone: Milestone, minutes: number | null) =>
		stampTime(edit, drawing.strip('|1'), { milestone, minutes, by: 'Ann' })
	const note = (scene: string, values: Partial<Record<TakenField, string>>, day = '|1') => {
		for (const [field, value] of Object.entries(values))
			noteScene(edit, drawing.strip(day), {
				...{ strip: drawing.strip(scene), field: field as TakenField, value }
			})
	}
	return { edit, ...drawing, george, report, stamp, note, day: drawing.strip('|1') }
}

const row = (report: ReturnType<ReturnType<typeof drawn>['report']>, id: string) =>
	must(
		report.script.find((each) => each.id === id),
		id
	)

test('a report begins with what the call sheet has planned', () => {
	const { edit, day, report, george } = drawn()
	setCall(edit, day, 7 * 60)
	noteOnSheet(edit, day, { field: 'shootingCall', value: '+0:30' })
	callElement(edit, day, { element: george, field: 'makeUp', value: '-0:45' })
	const first = report()
	expect(first.lines.map(({ number, status }) => [number, status])).toEqual([
		['1', ''],
		['2', ''],
		['3', '']
	])
	const at = (id: string) => first.times.find((time) => time.id === id)
	expect(at('crewCall')).toMatchObject({ at: '7:00', by: '' })
	expect(at('shootingCall')?.at).toBe('7:30')
	expect(at('firstShot')?.at).toBe('')
	expect(first.lunchDue).toBe('13:00')
	expect(first.cast).toMatchObject([{ name: 'GEORGE', makeUp: '6:15', onSet: '7:00', wrap: '' }])
})

test('stamped times fill the report: meals and wrap of the cast, the length of the day', () => {
	const { edit, day, stamp, report, george } = drawn()
	setCall(edit, day, 7 * 60)
	stamp('firstShot', 7 * 60 + 42)
	stamp('lunchOut', 13 * 60)
	stamp('lastMan', 13 * 60 + 12)
	stamp('lunchIn', 13 * 60 + 45)
	stamp('cameraWrap', 24 * 60 + 30)
	stamp('lastManOut', 25 * 60 + 30)
	noteWork(edit, day, { element: george, field: 'wrap', value: '7 pm' })
	const filled = report()
	const at = Object.fromEntries(filled.times.map(({ id, at }) => [id, at]))
	expect(at).toMatchObject({ firstShot: '7:42', lastMan: '13:12', cameraWrap: '0:30 next day' })
	expect(filled.backIn).toBe('14:12')
	expect(filled.hours).toBe('18:30')
	expect(filled.cast).toMatchObject([
		{ mealOut: '13:00', mealIn: '13:45', dismissed: '0:30 next day', wrap: '19:00' }
	])
	stamp('lastManOut', null)
	expect(report().hours).toBe('17:30')
})

test('scenes and pages are counted before, today, to date and still to take', () => {
	const { edit, note, report, scene } = drawn()
	omitScene(edit, scene('6'), { omitted: true })
	note('1', { status: 'shot', screen: '1:20', setups: '4' })
	note('2', { status: 'part', pages: '4/8', screen: '0:50', setups: '3' })
	note('3', { status: 'not-shot', note: 'rain' })
	note('2', { status: 'shot' }, '|2')
	note('4', { status: 'shot' }, '|2')
	note('1', { status: 'retake', setups: '1' }, '|2')

	const [first, second] = [report('|1'), report('|2')]
	expect(row(first, 'script')).toMatchObject({ scenes: '7' })
	expect(row(first, 'omitted')).toMatchObject({ scenes: '1' })
	expect(row(first, 'before')).toMatchObject({ scenes: '0', pages: '0/8' })
	expect(row(first, 'today')).toMatchObject({
		...{ scenes: '1', pages: '1 4/8', screen: '2:10', setups: '7', retakes: '0' }
	})
	expect(row(second, 'before')).toEqual({
		...row(first, 'toDate'),
		id: 'before',
		name: 'Taken before'
	})
	// Of scene 2, a page and a half, what was still owed of it.
	expect(row(second, 'today')).toMatchObject({ scenes: '2', pages: '2', setups: '1', retakes: '1' })
	expect(row(second, 'toDate')).toMatchObject({ scenes: '3', pages: '3 4/8' })
	expect(row(second, 'toTake')).toMatchObject({ scenes: '3' })
	expect(first.lines.map(({ status, taken }) => [status, taken])).toEqual([
		['shot', '1'],
		['part', '4/8'],
		['not-shot', '']
	])
})

test('a scene that was shot besides is added, one that left the day stays as the call sheet had it', () => {
	const { edit, day, note, report, strip } = drawn()
	const sheet = callSheetOf(readStripboard(edit.doc), production(), { day, notes: blankNotes })
	const facts = JSON.stringify(sheet)
	issueCallSheet(edit, day, { state: 'published', at: 1, by: 'Ann', facts })
	note('7', { status: 'shot' })
	const { lines } = report()
	expect(lines.map(({ number, isExtra }) => [number, isExtra])).toEqual([
		['1', false],
		['2', false],
		['3', false],
		['7', true]
	])
	expect(lines.at(-1)?.id).toBe(strip('7'))
})

test('a split scene is taken once all its parts are shot', () => {
	const { edit, board, note, report, strip } = drawn()
	const split = splitScene(edit, strip('2'), [6, 6])
	expect(split.ok).toBe(true)
	const view = must(readStripboard(edit.doc).boards.get(board), 'a board')
	expect(view.id).toBe(board)
	note('2', { status: 'shot' })
	expect(row(report(), 'toDate')).toMatchObject({ scenes: '0', pages: '6/8' })
	const other = must(
		[...readStripboard(edit.doc).strips.values()].find(({ of }) => of === strip('2')),
		'the other part'
	)
	noteScene(edit, strip('|3'), { strip: other.id, field: 'status', value: 'shot' })
	expect(row(report('|3'), 'toDate')).toMatchObject({ scenes: '1', pages: '1 4/8' })
})

test('two people note two things of one day, and both are kept', () => {
	const { edit, day, report, strip } = drawn()
	const bo = editBy('bo', copyOf(edit.doc))
	stampTime(edit, day, { milestone: 'firstShot', minutes: 462, by: 'Ann' })
	noteScene(bo, day, { strip: strip('1'), field: 'status', value: 'shot' })
	noteOnDay(bo, day, { field: 'delays', value: 'Rain, 0:40' })
	merge(edit.doc, bo.doc)
	for (const doc of [edit.doc, bo.doc]) {
		const both = report('|1', doc)
		expect(both.times.find(({ id }) => id === 'firstShot')).toMatchObject({ at: '7:42', by: 'Ann' })
		expect(both.lines[0]?.status).toBe('shot')
		expect(both.delays).toBe('Rain, 0:40')
	}
})

test('what was published stays as it was, and reads back the same', () => {
	const { edit, day, report, stamp } = drawn()
	stamp('firstShot', 462)
	const live = report()
	const published = publishReport(edit, day, { at: 1, by: 'Ann', facts: JSON.stringify(live) })
	stamp('firstShot', 500)
	const issue = must(published.ok ? dailyReports.get(edit.doc, published.value) : null, 'an issue')
	const frozen = must(readDailyReport(issue.facts), 'a frozen report')
	expect(frozen).toEqual(live)
	expect(report()).not.toEqual(live)
	expect(readDailyReport('{"day":"x"}')).toBeNull()
	expect(readDailyReport('none')).toBeNull()
})

test('what cannot be read is refused, and nothing is written', () => {
	const { edit, day, strip, george } = drawn()
	const before = JSON.stringify(edit.doc.toJSON())
	const scene = (field: TakenField, value: string, of: StripId = strip('1')) =>
		noteScene(edit, day, { strip: of, field, value })
	expect(scene('pages', 'two')).toEqual({ ok: false, reason: 'bad-pages' })
	expect(scene('screen', '1:75')).toEqual({ ok: false, reason: 'bad-minutes' })
	expect(scene('status', 'done')).toMatchObject({ ok: false })
	expect(scene('setups', '-1')).toMatchObject({ ok: false })
	expect(scene('status', 'shot', 'a/b' as StripId)).toMatchObject({ ok: false })
	const at = { milestone: 'firstShot', by: 'Ann' } as const
	expect(stampTime(edit, day, { ...at, minutes: 9000 })).toMatchObject({ ok: false })
	expect(stampTime(edit, strip('1'), { ...at, minutes: 1 })).toMatchObject({ reason: 'day-gone' })
	const wrap = { element: george, field: 'wrap', value: 'x'.repeat(40) } as const
	expect(noteWork(edit, day, wrap)).toMatchObject({ ok: false })
	expect(JSON.stringify(edit.doc.toJSON())).toBe(before)
})

test('on paper stand the times, what is taken, each scene and what became of it', () => {
	const { edit, day, note, report, stamp } = drawn()
	stamp('firstShot', 462)
	note('1', { status: 'shot', screen: '1:20', setups: '4' })
	note('7', { status: 'shot' })
	noteOnDay(edit, day, { field: 'delays', value: 'Rain, 0:40' })
	const paper = dailyReportPaper(report(), { name: 'Draft', printedOn: '' })
	const text = JSON.stringify(paper.blocks)
	for (const words of ['First shot', '7:42', 'Taken today', 'Shot (added)', 'Rain, 0:40'])
		expect(text).toContain(words)
	expect(paper.title).toBe('Daily production report, day 1 of 3')
	expect(paper.sheet.rows[0]).toEqual([
		...[1, '2026-03-02', '1', expect.any(String), 'GEORGE', '1', 'Shot', '1', '1:20', 4, '']
	])
})
