import { describe, expect, it } from 'vitest'
import { sample } from '#model/sample/sample.ts'
import type { SampleScene } from '#model/sample/shape.ts'

const byNumber = new Map(sample.scenes.map((scene) => [scene.number, scene]))
const live = sample.scenes.filter((scene) => !scene.omitted)
const omitted = sample.scenes.filter((scene) => scene.omitted)

type Day = { scenes: SampleScene[]; eighths: number; minutes: number }

function readBoard(): { days: Day[]; left: Day } {
	const days: Day[] = []
	let day: Day = { scenes: [], eighths: 0, minutes: 0 }
	for (const row of sample.board) {
		if ('dayBreak' in row) {
			days.push(day)
			day = { scenes: [], eighths: 0, minutes: 0 }
		} else if ('banner' in row) {
			day.minutes += row.minutes
		} else {
			const scene = byNumber.get(row.scene)
			if (!scene) throw new Error(`The board names scene ${row.scene}, which does not exist`)
			day.scenes.push(scene)
			day.eighths += scene.eighths
			day.minutes += scene.minutes
		}
	}
	return { days, left: day }
}

const categories = [
	'Background Actors',
	'Stunts',
	'Vehicles',
	'Props',
	'Special Effects',
	'Wardrobe',
	'Makeup/Hair',
	'Animals',
	'Music',
	'Sound',
	'Set Dressing',
	'Special Equipment',
	'Visual Effects',
	'Security',
	'Greenery'
]

describe('the scenes', () => {
	it('are a short feature: enough of them, each number once', () => {
		expect(sample.scenes.length).toBeGreaterThanOrEqual(60)
		expect(byNumber.size).toBe(sample.scenes.length)
		const pages = sample.scenes.reduce((sum, scene) => sum + scene.eighths, 0) / 8
		expect(pages).toBeGreaterThanOrEqual(85)
		expect(pages).toBeLessThanOrEqual(95)
	})

	it('keep the numbers of a locked script, in order', () => {
		const order = sample.scenes.map(({ number }) => {
			const [, before, base, after] = /^([A-Z]?)(\d+)([A-Z]?)$/.exec(number) ?? []
			expect(base, number).toBeDefined()
			return Number(base) * 100 + (before ? -50 : 0) + (after ? after.charCodeAt(0) - 64 : 0)
		})
		expect(order).toEqual([...order].sort((a, b) => a - b))
		for (const number of ['12A', '27A', '27B', 'A41']) expect(byNumber.has(number)).toBe(true)
	})

	it('never go back a page', () => {
		const order = sample.scenes.map(({ page }) => {
			expect(page).toMatch(/^\d+A?$/)
			return parseInt(page, 10) + (page.endsWith('A') ? 0.5 : 0)
		})
		expect(order).toEqual([...order].sort((a, b) => a - b))
	})

	it('have headings that agree with intExt, set and time', () => {
		const prefix = { INT: 'INT.', EXT: 'EXT.', 'INT/EXT': 'INT./EXT.' }
		for (const scene of live)
			expect(scene.heading).toBe(`${prefix[scene.intExt]} ${scene.set} - ${scene.time}`)
	})

	it('keep each set in one location', () => {
		const where = new Map<string, Set<string>>()
		for (const { set, location } of live)
			where.set(set, (where.get(set) ?? new Set()).add(location))
		expect(where.size).toBeGreaterThanOrEqual(14)
		expect(where.size).toBeLessThanOrEqual(20)
		for (const [set, locations] of where) expect(locations.size, set).toBe(1)
	})

	it('have one short synopsis each, no two alike', () => {
		for (const { number, synopsis } of live) {
			expect(synopsis.length, number).toBeGreaterThan(0)
			expect(synopsis.length, number).toBeLessThanOrEqual(90)
		}
		expect(new Set(live.map((scene) => scene.synopsis)).size).toBe(live.length)
	})

	it('count whole eighths and whole minutes', () => {
		for (const { number, eighths, minutes } of live) {
			expect(Number.isInteger(eighths) && eighths > 0, number).toBe(true)
			expect(Number.isInteger(minutes) && minutes > 0, number).toBe(true)
		}
	})

	it('use the known element categories, at most four elements a scene', () => {
		for (const { number, elements } of sample.scenes) {
			expect(elements.length, number).toBeLessThanOrEqual(4)
			for (const { category, name } of elements) {
				expect(categories, number).toContain(category)
				expect(name, number).not.toBe('')
			}
		}
		const used = new Set(sample.scenes.flatMap((s) => s.elements.map((e) => e.category)))
		expect([...used].sort()).toEqual([...categories].sort())
	})

	it('show all eight strip colours', () => {
		const found = new Set(live.map((scene) => `${scene.intExt} ${scene.time}`))
		for (const where of ['INT', 'EXT'])
			for (const time of ['DAY', 'NIGHT', 'MORNING', 'EVENING'])
				expect(found).toContain(`${where} ${time}`)
	})

	it('carry a script day that agrees with the time', () => {
		for (const { number, time, scriptDay } of live) {
			expect(scriptDay, number).toMatch(/^[DN]\d$/)
			if (time !== 'CONTINUOUS') expect(scriptDay[0] === 'N', number).toBe(time === 'NIGHT')
		}
	})

	it('continue, where CONTINUOUS, from the scene before', () => {
		live.forEach((scene, i) => {
			if (scene.time !== 'CONTINUOUS') return
			expect(live[i - 1]?.location, scene.number).toBe(scene.location)
			expect(live[i - 1]?.scriptDay, scene.number).toBe(scene.scriptDay)
		})
	})

	it('count an omitted scene as nothing and keep it in the boneyard', () => {
		expect(omitted).toHaveLength(2)
		for (const scene of omitted) {
			expect(scene).toMatchObject({ heading: 'OMITTED', eighths: 0, minutes: 0 })
			expect(scene.cast).toEqual([])
			expect(sample.boneyard).toContain(scene.number)
		}
	})
})

describe('the cast', () => {
	it('is numbered from 1, and everyone works', () => {
		const numbers = sample.cast.map((member) => member.number)
		expect(numbers).toEqual(sample.cast.map((_, i) => String(i + 1)))
		const used = new Set(sample.scenes.flatMap((scene) => scene.cast))
		expect([...used].sort()).toEqual([...numbers].sort())
	})

	it('is listed once and in order in each scene', () => {
		for (const { number, cast } of sample.scenes) {
			const sorted = [...new Set(cast)].sort((a, b) => Number(a) - Number(b))
			expect(cast, number).toEqual(sorted)
		}
	})
})

describe('the contact list', () => {
	it('rings nobody and writes to nobody', () => {
		for (const { name, phone, email } of sample.contacts) {
			expect(phone, name).toMatch(/^\(207\) 555-01\d\d$/)
			expect(email, name).toMatch(/^[a-z.]+@example\.com$/)
		}
		expect(new Set(sample.contacts.map(({ phone }) => phone)).size).toBe(sample.contacts.length)
	})

	it('has a birth date for minors alone, and ties the cast to characters there are', () => {
		const numbers = sample.cast.map(({ number }) => number)
		for (const { name, department, cast, birthDate } of sample.contacts) {
			expect(cast !== undefined, name).toBe(department === 'Cast')
			if (cast !== undefined) expect(numbers).toContain(cast)
			if (birthDate !== undefined) expect(birthDate > '2008-03-02', name).toBe(true)
		}
	})
})

describe('the board', () => {
	const { days, left } = readBoard()

	it('has every scene once, on the board or in the boneyard', () => {
		const placed = sample.board.flatMap((row) => ('scene' in row ? [row.scene] : []))
		const all = [...placed, ...sample.boneyard]
		expect([...all].sort()).toEqual([...byNumber.keys()].sort())
	})

	it('closes its last day', () => {
		expect(left).toEqual({ scenes: [], eighths: 0, minutes: 0 })
		expect(sample.board.at(-1)).toEqual({ dayBreak: true })
	})

	it('has days a crew could make, none of them empty', () => {
		expect(days.length).toBeGreaterThanOrEqual(12)
		days.forEach((day, i) => {
			expect(day.scenes.length, `day ${i + 1}`).toBeGreaterThan(0)
			expect(day.eighths, `day ${i + 1}`).toBeGreaterThanOrEqual(3 * 8)
			expect(day.eighths, `day ${i + 1}`).toBeLessThanOrEqual(8 * 8)
			expect(day.minutes, `day ${i + 1}`).toBeLessThanOrEqual(720)
		})
	})

	it('moves the company at most twice a day, and gives each move its minutes', () => {
		let at: string | undefined
		let banner = 0
		let moves = 0
		for (const row of sample.board) {
			if ('dayBreak' in row) {
				expect(moves).toBeLessThanOrEqual(2)
				at = undefined
				moves = 0
			} else if ('banner' in row) {
				banner += row.minutes
			} else {
				const location = byNumber.get(row.scene)?.location
				if (at !== undefined && at !== location) {
					moves += 1
					expect(banner, `the move to scene ${row.scene}`).toBeGreaterThan(0)
				}
				at = location
				banner = 0
			}
		}
	})

	it('starts on a Monday, with its holiday on a weekday inside the shoot', () => {
		const start = new Date(`${sample.startDate}T00:00:00Z`)
		expect(start.getUTCDay()).toBe(1)
		for (const { date, label } of sample.holidays) {
			const holiday = new Date(`${date}T00:00:00Z`)
			expect(label).not.toBe('')
			expect([0, 6]).not.toContain(holiday.getUTCDay())
			const after = (holiday.getTime() - start.getTime()) / 86_400_000
			expect(after).toBeGreaterThan(0)
			expect(after).toBeLessThan(days.length)
		}
	})
})
