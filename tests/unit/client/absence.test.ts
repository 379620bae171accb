import { expect, test } from 'vitest'
import { Absence } from '$lib/client/absence.svelte.ts'

/** Somebody whose edits were all saved, and who then lost the line. */
function away(waiting: number): Absence {
	const absence = new Absence()
	absence.follow({ state: 'saved', waiting: 0 }, true)
	absence.follow({ state: 'offline', waiting }, false)
	return absence
}

test('edits that get through while another document is still away are counted all the same', () => {
	const absence = away(2)
	absence.follow({ state: 'offline', waiting: 0 }, false)
	absence.follow({ state: 'saved', waiting: 0 }, true)
	expect(absence.receipt).toEqual({ mine: 2, theirs: 0 })
})

test('so are those made while some had got through', () => {
	const absence = away(2)
	absence.follow({ state: 'saving', waiting: 1 }, false)
	absence.follow({ state: 'offline', waiting: 1 }, false)
	absence.follow({ state: 'offline', waiting: 3 }, false)
	absence.follow({ state: 'saving', waiting: 1 }, false)
	absence.follow({ state: 'saved', waiting: 0 }, true)
	expect(absence.receipt).toEqual({ mine: 4, theirs: 0 })
})

test('what is made once the line is back is not: it was never away', () => {
	const absence = away(0)
	absence.follow({ state: 'saving', waiting: 1 }, false)
	absence.follow({ state: 'saved', waiting: 0 }, true)
	expect(absence.receipt).toBeNull()
})
