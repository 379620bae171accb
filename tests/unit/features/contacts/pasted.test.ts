import { describe, expect, test } from 'vitest'
import { planPaste, sheetOf } from '$lib/features/contacts/pasted.ts'
import { contactLimits, type Contact, type ContactId } from '#model/office/records.ts'

const listed = (values: Partial<Contact>): Contact => ({
	id: 'id' as ContactId,
	name: '',
	job: '',
	department: '',
	phone: '',
	email: '',
	rate: '',
	birthDate: '',
	note: '',
	element: '',
	removed: false,
	removedBy: '',
	...values
})

const ines = {
	name: 'Ines Duarte',
	job: 'Gaffer',
	department: 'Electric',
	phone: '(207) 555-0105',
	email: 'ines@example.com'
}
const inesRow = 'Ines Duarte\tGaffer\tElectric\t(207) 555-0105\tines@example.com'

describe('rows from a spreadsheet', () => {
	test('are read as name, job, department, phone and e-mail', () => {
		const plan = planPaste(`${inesRow}\r\nBo Lind\t Key grip \t\t\t\r\n`, [])
		expect(plan).toEqual({
			contacts: [ines, { name: 'Bo Lind', job: 'Key grip' }],
			nameless: 0,
			known: 0
		})
	})

	test('are read by their heading when the first row is one', () => {
		const text =
			'Dept.\tPosition\tFull name\tShoe size\tCell\tNotes\nGrip\tKey grip\tBo\t43\t555-0106\tVegan'
		expect(planPaste(text, []).contacts).toEqual([
			{ department: 'Grip', job: 'Key grip', name: 'Bo', phone: '555-0106', note: 'Vegan' }
		])
	})

	test('may begin with somebody called Name', () => {
		expect(planPaste('Name\tsurveyor of lamps', []).contacts).toEqual([
			{ name: 'Name', job: 'surveyor of lamps' }
		])
	})

	test('may be a bare list of names', () => {
		expect(planPaste('Ann\n\n  Bo \n', []).contacts).toEqual([{ name: 'Ann' }, { name: 'Bo' }])
	})

	test('may have cells in quotes, with lines, tabs and quotes in them', () => {
		const text = '"Bo ""Boom"" Lind"\t"Boom\noperator"\t"So\tund"\nAnn "Sparks" Lee\tGaffer'
		expect(planPaste(text, []).contacts).toEqual([
			{ name: 'Bo "Boom" Lind', job: 'Boom operator', department: 'So und' },
			{ name: 'Ann "Sparks" Lee', job: 'Gaffer' }
		])
	})

	test('with a quote that is never closed are still rows', () => {
		expect(planPaste('"Bo\tGrip\nAnn\tGaffer', []).contacts).toEqual([
			{ name: '"Bo', job: 'Grip' },
			{ name: 'Ann', job: 'Gaffer' }
		])
	})

	test('without a name are left out and counted; empty ones are nothing', () => {
		const plan = planPaste('\tGaffer\n\t\t\n   \nAnn', [])
		expect(plan).toEqual({ contacts: [{ name: 'Ann' }], nameless: 1, known: 0 })
		expect(planPaste('', [])).toEqual({ contacts: [], nameless: 0, known: 0 })
	})

	test('of people who are on the list already are left out, pasted twice too', () => {
		const rows = `${inesRow}\n${inesRow}\nInes Duarte\tProducer\t\t(207) 555-0199`
		expect(planPaste(rows, [])).toMatchObject({ contacts: [{}, {}], known: 1 })
		expect(planPaste(rows, [listed(ines)])).toMatchObject({
			contacts: [{ job: 'Producer' }],
			known: 2
		})
		expect(planPaste('INES DUARTE', [listed(ines)])).toMatchObject({ contacts: [], known: 1 })
	})

	test('with a cell too long for its field are cut, and never through a character', () => {
		const [contact] = planPaste(`${'x'.repeat(contactLimits.name - 1)}🎬`, []).contacts
		expect(contact?.name).toBe('x'.repeat(contactLimits.name - 1))
	})

	test('of a whole studio are read at once', () => {
		const rows = Array.from({ length: 1000 }, (_, at) => `Person ${at}\tExtra`).join('\n')
		expect(planPaste(rows, []).contacts).toHaveLength(1000)
	})
})

describe('a list copied for a spreadsheet', () => {
	test('can be pasted back', () => {
		const bo = { name: 'Bo Lind', job: 'Key grip', department: 'Grip' }
		expect(planPaste(sheetOf([listed(ines), listed(bo)]), []).contacts).toEqual([ines, bo])
	})

	test('runs no formula, and keeps to its cells', () => {
		const text = sheetOf([listed({ name: '=HYPERLINK("x")', job: 'a\tb\nc', phone: '+1 207' })])
		expect(text.split('\n')[1]).toBe('\'=HYPERLINK("x")\ta b c\t\t+1 207\t')
	})
})
