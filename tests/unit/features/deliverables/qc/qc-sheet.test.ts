import { describe, expect, test } from 'vitest'
import { planReport } from '$lib/features/deliverables/qc/qc-sheet.ts'

const headings = 'No.,Timecode In,Timecode Out,Category,Severity,Channel,Error code,Description'

describe('a QC report in a spreadsheet', () => {
	test('is read by its headings, whatever their order', () => {
		const rows = `Description,TC Out,TC In,Level,#\n"Click, loud",00:10:03:00,00:10:02:11,FAIL,12\n`
		expect(planReport(rows)).toEqual({
			issues: [
				{
					...{ description: 'Click, loud', tcIn: '00:10:02:11', tcOut: '00:10:03:00', number: 12 },
					...{ severity: 'blocker', category: 'video', code: '', track: '' }
				}
			],
			problems: []
		})
	})

	test('without headings it is times, words and severity, as they are copied', () => {
		const { issues } = planReport('01:00:10:00\t01:00:11:00\tDrop-out\t3\n')
		expect(issues).toMatchObject([
			{ tcIn: '01:00:10:00', tcOut: '01:00:11:00', description: 'Drop-out', severity: 'fyi' }
		])
	})

	test.each([
		['Blocker', 'blocker'],
		['1 - Fatal', 'blocker'],
		['Major', 'blocker'],
		['Issue', 'issue'],
		['minor', 'issue'],
		['2', 'issue'],
		['FYI', 'fyi'],
		['Note', 'fyi']
	])('severity %s is %s', (cell, severity) => {
		const { issues } = planReport(`${headings}\n1,,,Audio,${cell},A1,,Hum\n`)
		expect(issues).toMatchObject([{ severity, category: 'audio', track: 'A1' }])
	})

	test.each([
		['1:02:03:04', '01:02:03:04'],
		['01:02:03.04', '01:02:03:04'],
		['01:02:03;04', '01:02:03;04'],
		['throughout', ''],
		['', '']
	])('the time %s is %s', (cell, tcIn) => {
		expect(planReport(`${headings}\n1,${cell},,,,,,Hum\n`).issues).toMatchObject([{ tcIn }])
	})

	test('rows that cannot be taken are named by their number, the rest is read', () => {
		const sheet = `${headings}\n1,99:00:00:00,,,,,,Hum\n2,,,,,,,\n3,,,,,,,Hiss\n`
		const { issues, problems } = planReport(sheet)
		expect(issues).toMatchObject([{ number: 3, description: 'Hiss' }])
		expect(problems).toEqual([
			{ row: 2, message: '99:00:00:00 is no timecode: 01:02:03:04 is.' },
			{ row: 3, message: 'There is no description in it.' }
		])
	})
})
