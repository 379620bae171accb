import { dragTo, day, openBoard, openSample, orderOf, saveState, strip, totalsOf } from './board.ts'
import { expect, test } from './fixtures.ts'

test('Ann drags scene 14 into another day: Bo sees it there, and both see the same totals', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const { page: bo } = await person('Bo Baker')
	await openBoard(bo, await openSample(ann))
	await ann.screenshot({ path: '/tmp/e2e/shot.png' })

	await dragTo(ann, strip(ann, '14'), strip(ann, '32'), 'after')

	await expect(day(bo, 3).locator(strip(bo, '14'))).toBeVisible()
	for (const page of [ann, bo]) {
		await expect.poll(() => orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '29', '53'])
		await expect.poll(() => orderOf(page, 3)).toContain('14')
		await expect.poll(() => totalsOf(page, 1)).toBe('4 1/8')
	}
	await expect(saveState(ann)).toHaveText('Saved')
})
