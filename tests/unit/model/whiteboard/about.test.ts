import { expect, test } from 'vitest'
import { cardKinds, frameKinds, readAbout, writeAbout } from '#model/whiteboard/about.ts'

test('what is written is read again, whatever the id', () => {
	for (const kind of cardKinds)
		for (const id of ['7be1', 'unscheduled loc 4'])
			expect(readAbout(writeAbout({ kind, id }), cardKinds)).toEqual({ kind, id })
})

test('nothing, a thing of another use and what only a newer client knows name nothing', () => {
	for (const stored of ['', 'session', 'session ', 'status delivered', 'dream 7', '\u0000'])
		expect(readAbout(stored, cardKinds)).toBeNull()
	expect(readAbout('status delivered', frameKinds)).toEqual({ kind: 'status', id: 'delivered' })
})
