import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
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
	filesOf,
	findInVault,
	shelvesOf,
	worriesOf,
	type ListedFile
} from '#model/deliverables/queries/vault.ts'
import type { DeliverableId } from '#model/deliverables/records/deliverable.ts'
import { hashLists, hashSheets, longestSheet } from '#model/deliverables/records/hash-list.ts'
import type { MediumId } from '#model/deliverables/records/medium.ts'
import { readVault } from '#model/deliverables/state.ts'
import { copyOf, editBy, merge, transactionsIn } from '../../../../support/builders.ts'
import { owing, storedLine } from '../../../../support/deliveries.ts'

const taker = { by: 'ann', byName: 'Ann', at: '2026-03-02T12:00:00Z' }
const read = {
	...{ name: '0002_MASTERS.mhl', format: 'ascmhl 2.0', created: '2026-03-02T09:00:00Z' },
	...{ tool: 'ascmhl.py', host: 'cart', author: '', process: 'in-place', rootHash: '' }
}

const file = (path: string, action = 'verified'): ListedFile => ({
	...{ path, bytes: 1000, algorithm: 'xxh64', hash: '0ea03b369a463d9d', action }
})

/** Two tapes, and a feature master that lies on the first. */
function vault() {
	const owed = owing()
	const { edit, doc } = owed
	const place = { ...taker, place: 'The lab', shelf: '4', date: '2026-02-01' }
	const tape = (barcode: string, copy: 'A' | 'B') => {
		const added = addMedium(edit, { kind: 'lto', barcode, copy }, place)
		return must(added.ok ? added.value : null, barcode)
	}
	const [first, second] = [tape('ABC123L8', 'A'), tape('ABC124L8', 'B')]
	const master = storedLine(edit, owed.line).deliverable as DeliverableId
	stow(edit, first, { deliverable: master, label: 'v1' })
	const found = (text: string) =>
		findInVault(readVault(doc), text).map(({ shelved }) => shelved.medium.barcode)
	return { ...owed, first, second, master, found }
}

const nobody = 'nobody' as MediumId & DeliverableId

describe('where is it', () => {
	test('by its barcode, by what lies on it, by its place: every word has to fit', () => {
		const { found } = vault()
		expect(found('abc124')).toEqual(['ABC124L8'])
		expect(found('feature master')).toEqual(['ABC123L8'])
		expect(found('lab abc124')).toEqual(['ABC124L8'])
		expect(found('feature master abc124')).toEqual([])
	})

	test('as one asks for it', () => {
		const { edit, second, found } = vault()
		const { lines } = owing([{ name: 'M&E 5.1, fully filled', category: 'sound' }], edit)
		const made = storedLine(edit, must(lines[0], 'the line')).deliverable as DeliverableId
		expect(found('Where is the 5.1 M&E?')).toEqual([])
		stow(edit, second, { deliverable: made, label: 'v2' })
		expect(found('Where is the 5.1 M&E?')).toEqual(['ABC124L8'])
		expect(found('where is')).toEqual([])
	})

	test('by the path of a file in one of its hash lists', () => {
		const { edit, doc, second } = vault()
		addHashList(
			edit,
			{ ...read, files: [file('Audio/TLW_ME_51.wav'), file('x.txt')] },
			{ ...{ medium: second, deliverable: '', taker } }
		)
		const [found] = findInVault(readVault(doc), 'me_51')
		expect(found?.shelved.medium.barcode).toBe('ABC124L8')
		expect(found?.files.map(({ path }) => path)).toEqual(['Audio/TLW_ME_51.wav'])
	})

	test('it is where its last move took it, whoever wrote that down first', () => {
		const { edit, doc, first } = vault()
		const to = (place: string, date: string) =>
			logMedium(edit, first, { ...taker, kind: 'moved', place, date })
		to('The vault', '2026-03-10')
		to('The courier', '2026-03-05')
		const shelved = shelvesOf(readVault(doc)).find(({ medium }) => medium.id === first)
		expect([shelved?.place, shelved?.log.map(({ place }) => place)]).toEqual([
			'The vault',
			['The vault', 'The courier', 'The lab']
		])
	})
})

describe('a hash list', () => {
	test('keeps every file in order, ties them to what they satisfy, and reads the tape back', () => {
		const { edit, doc, second, master, found } = vault()
		const files = Array.from({ length: 3000 }, (_, at) => file(`Reel/${at}.dpx`))
		const to = { medium: second, deliverable: master, taker }
		let added: ReturnType<typeof addHashList> | undefined
		const count = transactionsIn(doc, () => (added = addHashList(edit, { ...read, files }, to)))
		expect(count).toBe(1)
		const id = must(added?.ok ? added.value : null, 'the list')
		expect(filesOf(hashSheets.all(doc).values(), id)).toEqual(files)
		expect(hashLists.get(doc, id)).toMatchObject({ files: 3000, bytes: 3_000_000, verified: 3000 })
		for (const { lines } of hashSheets.all(doc).values())
			expect(lines.length).toBeLessThanOrEqual(longestSheet)
		expect(found('feature master')).toEqual(['ABC123L8', 'ABC124L8'])
		const shelved = shelvesOf(readVault(doc)).find(({ medium }) => medium.id === second)
		expect(shelved).toMatchObject({ checked: '2026-03-02', isDamaged: false })
	})

	test('with a file that failed makes its medium a damaged one', () => {
		const { edit, doc, first } = vault()
		const files = [file('a.mov'), file('b.mov', 'failed')]
		addHashList(edit, { ...read, files }, { medium: first, deliverable: '', taker })
		expect(worriesOf(readVault(doc)).damaged.map(({ barcode }) => barcode)).toEqual(['ABC123L8'])
	})

	test('made when the files were first hashed does not say that anybody read them back', () => {
		const { edit, doc, first } = vault()
		const files = [file('a.mov', 'original')]
		addHashList(edit, { ...read, files }, { medium: first, deliverable: '', taker })
		expect(worriesOf(readVault(doc)).neverChecked).toHaveLength(2)
	})

	test('for a medium that is gone is refused; and it can be taken off again', () => {
		const { edit, doc, first } = vault()
		const to = { medium: nobody, deliverable: '', taker } as const
		expect(addHashList(edit, { ...read, files: [] }, to)).toMatchObject({ ok: false })
		const added = addHashList(edit, { ...read, files: [file('a')] }, { ...to, medium: first })
		if (!added.ok) throw new Error(added.reason)
		expect(removeHashList(edit, added.value).ok).toBe(true)
		expect(removeHashList(edit, added.value)).toEqual({ ok: false, reason: 'list-gone' })
		expect(shelvesOf(readVault(doc))[0]?.lists).toEqual([])
	})
})

describe('what somebody has to see to', () => {
	test('what has one copy only, until there is another', () => {
		const { edit, doc, second, master } = vault()
		const single = () => worriesOf(readVault(doc)).single.map(({ deliverable }) => deliverable.name)
		expect(single()).toEqual(['Feature master'])
		const stowed = stow(edit, second, { deliverable: master })
		expect(single()).toEqual([])
		if (stowed.ok) unstow(edit, stowed.value)
		expect(single()).toEqual(['Feature master'])
	})

	test('what was never read back, until it is', () => {
		const { edit, doc, first } = vault()
		logMedium(edit, first, { ...taker, kind: 'verified', date: '2026-03-03' })
		const { neverChecked } = worriesOf(readVault(doc))
		expect(neverChecked.map(({ barcode }) => barcode)).toEqual(['ABC124L8'])
	})
})

describe('a medium', () => {
	test('has a barcode or a name, and days that are days', () => {
		const { edit, first } = vault()
		expect(addMedium(edit, { kind: 'lto', barcode: ' ' })).toEqual({
			ok: false,
			reason: 'bad-value'
		})
		expect(changeMedium(edit, first, { barcode: '' }).ok).toBe(false)
		expect(changeMedium(edit, first, { name: 'Mix drive' }).ok).toBe(true)
		const bad = { ...taker, kind: 'moved', place: 'Away', date: 'soon' } as const
		expect(logMedium(edit, first, bad)).toEqual({ ok: false, reason: 'bad-value' })
		expect(logMedium(edit, first, { ...bad, date: '2026-03-03', place: '' }).ok).toBe(false)
	})

	test('that is gone is refused', () => {
		const { edit, first, master, doc } = vault()
		removeMedium(edit, first)
		expect(removeMedium(edit, first)).toEqual({ ok: false, reason: 'medium-gone' })
		expect(stow(edit, first, { deliverable: master })).toMatchObject({ reason: 'medium-gone' })
		expect(shelvesOf(readVault(doc)).map(({ medium }) => medium.barcode)).toEqual(['ABC124L8'])
	})

	test('two people who write down different moves both are in its log', () => {
		const { edit, doc, first } = vault()
		const bo = editBy('bo', copyOf(doc))
		logMedium(edit, first, { ...taker, kind: 'moved', place: 'Here', date: '2026-03-05' })
		logMedium(bo, first, { ...taker, kind: 'verified', date: '2026-03-06' })
		merge(doc, bo.doc)
		for (const each of [doc, bo.doc]) {
			const [shelved] = shelvesOf(readVault(each))
			expect(shelved).toMatchObject({ place: 'Here', checked: '2026-03-06' })
		}
	})
})
