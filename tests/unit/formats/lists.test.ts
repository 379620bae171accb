import { describe, expect, test } from 'vitest'
import { readAle } from '#formats/ale.ts'
import { readEdl, type Edl } from '#formats/edl.ts'
import { listKind } from '#formats/list-kind.ts'
import { readProTools, type PtSession } from '#formats/protools.ts'
import { cuesOfSession, readTags } from '#formats/protools-cues.ts'
import { must } from '#model/core/invariant.ts'
import { haveSamples, noSamples, sampleBytes, sampleFacts } from '../../support/samples.ts'
import { utf8 } from './support.ts'

const edlOf = (...lines: string[]) => readEdl({ name: 'r2.edl', bytes: utf8(lines.join('\n')) })
const facts = sampleFacts()
const factsIn = (folder: string) =>
	Object.entries(facts).filter(([path]) => path.startsWith(`${folder}/`)) as [
		string,
		Record<string, unknown>
	][]

/** How often each of some words occurs. */
function tally(words: readonly string[]): Record<string, number> {
	const found: Record<string, number> = {}
	for (const word of words) found[word] = (found[word] ?? 0) + 1
	return found
}

function read<Value>(outcome: { ok: true; value: Value } | { ok: false; message: string }): Value {
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

describe.skipIf(!haveSamples)(
	`edit decision lists say what is known of them (${noSamples})`,
	() => {
		test.each(factsIn('edl'))('%s', (path, known) => {
			const edl: Edl = read(readEdl({ name: path, bytes: sampleBytes(path) }))
			const [first] = edl.events
			expect({
				title: edl.title.trim(),
				event_lines: edl.events.length,
				transitions: tally(edl.events.map(({ transition }) => transition)),
				channels: tally(edl.events.map(({ channel }) => channel.split(' ')[0] ?? '')),
				reels: new Set(edl.events.map(({ reel }) => reel)).size,
				longest_reel: Math.max(...edl.events.map(({ reel }) => reel.length)),
				first: first && [
					...[first.number, first.reel, first.sourceIn, first.sourceOut],
					...[first.recordIn, first.recordOut]
				],
				last_record_out: edl.events
					.map(({ recordOut }) => recordOut)
					.sort()
					.at(-1),
				highest_frame_number: edl.highestFrame,
				record_out_before_in: edl.events.filter((each) => each.recordOut < each.recordIn).length
			}).toEqual({
				title: known['title'],
				event_lines: known['event_lines'],
				transitions: known['transitions'],
				channels: known['channels'],
				reels: known['reels'],
				longest_reel: known['longest_reel'],
				first: known['first'],
				last_record_out: known['last_record_out'],
				highest_frame_number: known['highest_frame_number'],
				record_out_before_in: known['record_out_before_in']
			})
		})

		test('locators and clips belong to the event above them', () => {
			const edl = read(readEdl({ name: 'x', bytes: sampleBytes('edl/pycmx-cdl_example01.edl') }))
			expect(edl.events.flatMap(({ locators }) => locators)).toHaveLength(37)
			expect(edl.events.filter(({ fromClip }) => fromClip !== '')).toHaveLength(39)
		})
	}
)

describe.skipIf(!haveSamples)(`Avid logs say what is known of them (${noSamples})`, () => {
	test.each(factsIn('ale'))('%s', (path, known) => {
		const ale = read(readAle({ name: path, bytes: sampleBytes(path) }))
		expect(ale.heading).toEqual(known['heading'])
		expect(ale.columns).toHaveLength(known['columns'] as number)
		expect(ale.columns.slice(0, 6)).toEqual(known['first_columns'])
		expect(ale.rows).toHaveLength(known['rows'] as number)
		expect(ale.rows[0]?.cells.slice(0, 3)).toEqual(
			(known['first_row'] as string[]).map((cell) => cell.trim())
		)
	})
})

describe.skipIf(!haveSamples)(`Pro Tools sessions say what is known of them (${noSamples})`, () => {
	const sessionOf = (path: string): PtSession =>
		read(readProTools({ name: path, bytes: sampleBytes(path) }))

	test.each(factsIn('adr'))('%s', (path, known) => {
		const session = sessionOf(path)
		const clips = session.tracks.flatMap((track) => track.clips)
		const numbers = cuesOfSession(session)
			.map(({ number }) => number)
			.filter(Boolean)
		expect({
			session: session.session,
			timecode_format: session.timecodeFormat,
			start: session.start,
			declared_tracks: String(session.declaredTracks),
			tracks: session.tracks.length,
			clip_rows: clips.length,
			muted: clips.filter(({ muted }) => muted).length,
			adr_cues: numbers.length,
			first_cues: numbers.slice(0, 3),
			distinct_cues: new Set(numbers).size,
			marker_rows: session.markers.length,
			sections: session.sections
		}).toEqual({ ...pick(known) })
	})

	const pick = (known: Record<string, unknown>) => ({
		...{ session: known['session'], timecode_format: known['timecode_format'] },
		...{ start: known['start'], declared_tracks: known['declared_tracks'] },
		...{ tracks: known['tracks'], clip_rows: known['clip_rows'], muted: known['muted'] },
		...{ adr_cues: known['adr_cues'], first_cues: known['first_cues'] },
		...{ distinct_cues: known['distinct_cues'], marker_rows: known['marker_rows'] },
		sections: known['sections']
	})

	test('a cue has what its clip, its track and the scene over it say', () => {
		const cues = cuesOfSession(sessionOf('adr/Charade.txt'))
		expect(must(cues[1], 'there are 41')).toMatchObject({
			...{ number: 'P102', character: 'PETER', actor: 'Cary Grant', minutes: '5' },
			...{ reason: 'Off mic', from: '01:13:47:24', to: '01:13:49:19', characterNumber: '1' },
			scene: '36 Int. Lampert Apartment - Night'
		})
		expect(cues[5]).toMatchObject({ number: 'P106', flags: ['ADLIB'] })
	})

	test('feet and frames become the timecode of the session', () => {
		const [first] = cuesOfSession(sessionOf('adr/Robin Hood Spotting4.txt'))
		expect(first).toMatchObject({ number: 'R101', actor: 'Errol Flynn', character: 'Robin' })
		expect(first?.from).toMatch(/^01:05:0\d:\d\d$/)
	})

	test('names with tabs and line ends stay with their marker', () => {
		const { markers } = sessionOf('adr/PT-NewLinesAndTabs_DefaultExportOptions_PT2023.6.txt')
		expect(markers[4]).toMatchObject({ name: 'Marker Name\tWith Tab', comments: '' })
		expect(markers[6]).toMatchObject({
			...{ name: 'Marker Name\tWith Tab', comments: 'Comments Here\tWith Tab' }
		})
		expect(markers[0]?.name).toBe('Marker Name\nWith New Line')
	})
})

test('what stands in an event is found from its end, whatever the columns', () => {
	const edl = read(
		edlOf(
			'TITLE: R2_v14',
			'FCM: DROP FRAME junk',
			'000001  A CAM ROLL 4  V     D    024 15:10:00;00 15:10:02;00 02:00:10:16 02:00:12:16',
			'*FROM CLIP NAME:  47B-3',
			'* LOC: 02:00:11:00 RED     VFX_0470 sky',
			'M2   A013C001       -012.0                15:10:00:00'
		)
	)
	expect(edl).toMatchObject({ title: 'R2_v14', dropFrame: true })
	expect(edl.events).toMatchObject([
		{
			...{ reel: 'A CAM ROLL 4', channel: 'V', transition: 'D', frames: 24, fromClip: '47B-3' },
			...{ sourceIn: '15:10:00;00', speed: -12, line: 3 },
			locators: [{ at: '02:00:11:00', colour: 'RED', text: 'VFX_0470 sky' }]
		}
	])
})

test.each([
	['a cut-off event', '002  A013 V C 15:10:00:00 15:10:02:00 02:00:10:16', 3, 'four timecodes'],
	[
		'no timecode',
		'002  A013 V C 15:10:00:00 15:99:02:00 02:00:10:16 02:00:12:00',
		3,
		'15:99:02:00'
	],
	['no channel', '002  A013 15:10:00:00 15:10:02:00 02:00:10:16 02:00:12:00', 3, 'channel'],
	['a line without end', `002  ${'A '.repeat(5000)}`, 3, 'too long']
])('an edit decision list with %s is refused with its line', (_, text, line, words) => {
	const good = '001  A012 V C 14:03:22:10 14:03:25:02 02:00:08:00 02:00:10:16'
	const refused = edlOf('TITLE: x', good, text)
	expect(refused).toMatchObject({ ok: false, line })
	expect(refused.ok || refused.message).toContain(words)
})

test('what is no list at all is refused', () => {
	expect(edlOf('TITLE: nothing', 'Dear Ann,')).toMatchObject({ ok: false, reason: 'wrong-kind' })
	expect(readEdl({ name: 'a.edl', bytes: new Uint8Array() })).toMatchObject({
		reason: 'empty-file'
	})
	expect(readEdl({ name: 'a.edl', bytes: utf8('%PDF-1.4 x') })).toMatchObject({
		reason: 'wrong-kind'
	})
	const noise = new Uint8Array(500).map((_, at) => (at * 7) % 31)
	expect(readEdl({ name: 'a.edl', bytes: noise }).ok).toBe(false)
})

test.each([
	['no columns', ['Heading', 'FPS\t24', 'Data', 'a\tb'], 3],
	['too many cells', ['Heading', 'Column', 'Name\tTape', 'Data', 'a\tb', 'a\tb\tc'], 6],
	['a second line of columns', ['Heading', 'Column', 'Name', 'Tape', 'Data'], 4],
	['something above', ['Dear Ann,'], 1],
	['no data', ['Heading', 'FPS\t24', 'Column', 'Name\tTape'], 4]
])('an Avid log with %s is refused with its line', (_, lines, line) => {
	expect(readAle({ name: 'a.ale', bytes: utf8(lines.join('\n')) })).toMatchObject({
		ok: false,
		line
	})
})

test('blank lines and a tab too many do no harm to an Avid log', () => {
	const text = 'Heading\n\nFPS\t24\n\nColumn\n\nName\tTape\t\n\nData\n\nA001\tT1\t\n\nA002\n'
	expect(read(readAle({ name: 'a.ale', bytes: utf8(text) }))).toMatchObject({
		...{ heading: { FPS: '24' }, columns: ['Name', 'Tape'] },
		rows: [{ cells: ['A001', 'T1'] }, { cells: ['A002', ''] }]
	})
})

const track = (...rows: string[]) =>
	utf8(
		[
			...[
				'SESSION NAME:\tR2',
				'SESSION START TIMECODE:\t02:00:00:00',
				'TIMECODE FORMAT:\t24 Frame'
			],
			...['', 'T R A C K  L I S T I N G', 'TRACK NAME:\tJACK[JAC]{Tom Hale}', 'COMMENTS:\t'],
			'CHANNEL \tEVENT   \tCLIP NAME  \tSTART TIME    \tEND TIME      \tDURATION      \tSTATE',
			...rows
		].join('\n')
	)

test('the other way of naming clips is read, and a name that a line end tore apart', () => {
	const row =
		'1\t1\t"You there" \nand you [Noise] {twice}\t02:00:01:00\t02:00:02:00\t00:00:01:00\tMuted'
	const session = read(readProTools({ name: 'x.txt', bytes: track(row) }))
	expect(cuesOfSession(session)).toMatchObject([
		{
			...{ character: 'JACK', actor: 'Tom Hale', text: '"You there" and you', reason: 'Noise' },
			...{ note: 'twice', from: '02:00:01:00', to: '02:00:02:00', muted: true }
		}
	])
})

test('session text that is damaged is refused with its line', () => {
	const bad = readProTools({ name: 'x.txt', bytes: track('1\t1\tLine\tsoon\tlater\t-\tUnmuted') })
	expect(bad).toMatchObject({ ok: false, line: 9, reason: 'broken-list' })
	expect(readProTools({ name: 'x.txt', bytes: track('1\t1\tLine') })).toMatchObject({ line: 9 })
	expect(readProTools({ name: 'x.txt', bytes: utf8('Dear Ann') })).toMatchObject({ line: 1 })
})

test('session text of an older Mac is read in its own letters', () => {
	const bytes = track('1\t1\tCaf#\t02:00:01:00\t02:00:02:00\t00:00:01:00\tUnmuted')
	bytes[bytes.indexOf(0x23)] = 0x8e
	const session = read(readProTools({ name: 'x.txt', bytes }))
	expect(session.tracks[0]?.clips[0]?.name).toBe('Café')
})

test('tags are taken out of the words around them', () => {
	const { text, tags } = readTags('"Hello." {R=Off mic} [EFF] $QN=P101 {Note=}')
	expect(text).toBe('"Hello."')
	expect([...tags]).toEqual([
		...[
			['R', 'Off mic'],
			['Note', ''],
			['QN', 'P101'],
			['EFF', 'EFF']
		]
	])
})

test.each([
	['x.txt', 'SESSION NAME:\tR2\n', 'protools'],
	['x.txt', 'Heading\nFPS\t24\n\nColumn\nName\n', 'ale'],
	['x.txt', 'TITLE: R2\nFCM: NON-DROP FRAME\n\n001 A V C 01:00:00:00 01:00:01:00 02', 'edl'],
	['R2.EDL', 'anything', 'edl'],
	['x.fountain', 'Title: R2\n\nINT. HOUSE - DAY\n', null]
])('%s that begins with %j is %s', (name, text, kind) => {
	expect(listKind({ name, bytes: utf8(text) })).toBe(kind)
})

test.skipIf(!haveSamples)(`every sample is told by how it begins (${noSamples})`, () => {
	for (const [folder, kind] of [
		['edl', 'edl'],
		['ale', 'ale'],
		['adr', 'protools']
	] as const)
		for (const [path] of factsIn(folder))
			expect([path, listKind({ name: 'x.txt', bytes: sampleBytes(path) })]).toEqual([path, kind])
	for (const [path] of [...factsIn('fountain'), ...factsIn('fdx')])
		expect([path, listKind({ name: 'x.txt', bytes: sampleBytes(path) })]).toEqual([path, null])
})
