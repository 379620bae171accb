import type { Problem } from '../../src/lib/model/stripboard/optimise/problem.ts'
import { payAlone } from '../../src/lib/model/stripboard/optimise/problem.ts'
import { invariant } from '../../src/lib/model/core/invariant.ts'

/** A talent-scheduling instance: who is in which scene, what a day of theirs costs, how long scenes take. */
export type Talent = { scenes: number; pay: number[]; isIn: boolean[][]; lasts: number[] }

/** Reads an instance: name; scenes; actors; a line per actor of 0/1 and pay; the days of each scene. */
export function readTalent(text: string): Talent {
	const [, ...rest] = text.split('\n')
	const numbers = rest.join(' ').split(/\s+/).filter(Boolean).map(Number)
	const [scenes = 0, actors = 0] = numbers
	invariant(
		numbers.length === 2 + actors * (scenes + 1) + scenes && numbers.every(Number.isFinite),
		'this is no talent-scheduling instance'
	)
	const lines = Array.from({ length: actors }, (_, actor) =>
		numbers.slice(2 + actor * (scenes + 1), 2 + (actor + 1) * (scenes + 1))
	)
	return {
		scenes,
		pay: lines.map((line) => line[scenes] ?? 0),
		isIn: lines.map((line) => line.slice(0, scenes).map((mark) => mark === 1)),
		lasts: numbers.slice(-scenes)
	}
}

/** The instance as a board would have it: every scene has a day of its own, as long as the scene. */
export function problemOfTalent({ scenes, pay, isIn, lasts }: Talent): Problem {
	const all = Array.from({ length: scenes }, (_, scene) => scene)
	return {
		pieces: all.map((scene) => ({
			size: 0,
			cast: pay.flatMap((_, actor) => (isIn[actor]?.[scene] ? [actor] : [])),
			place: -1,
			light: null,
			lasts: lasts[scene] ?? 1,
			stays: false,
			unfit: []
		})),
		people: pay.map((weight) => ({ weight, holding: 'hold', dropGap: Infinity })),
		places: 0,
		days: all.map(() => ({ date: null, taken: 0, restsAfter: false, isClosed: false })),
		start: all,
		limit: { least: 0, most: Infinity },
		weights: payAlone
	}
}
