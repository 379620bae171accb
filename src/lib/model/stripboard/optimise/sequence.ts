import { grouped } from '../../core/grouped.ts'
import type { Light, Piece } from './problem.ts'

/** A day's pieces by place: what is shot in one place is shot together. */
type Stop = { place: number; pieces: readonly number[] }
/** How the days up to one can go: at which stop that day begins and ends, in which place, for how much. */
type Way = { first: number; last: number; place: number; cost: number; from: Way | null }

/** A day to be put in order; one that is kept has its order already. */
export type LooseDay = { pieces: readonly number[]; isKept: boolean }

type Pieces = readonly Pick<Piece, 'place' | 'light'>[]

const lightOrder: readonly Light[] = ['day', null, 'night']

/**
 * The pieces of each day in the order of shooting: place by place, beginning where the day before
 * ended where that can be, with the night of a split day last. Over all days as few moves as possible.
 */
export function inSequence(days: readonly LooseDay[], pieces: Pieces): number[][] {
	const stops = days.map((day) => (day.isKept ? endsOf(day, pieces) : stopsOf(day, pieces)))
	let ways: Way[] = [{ first: -1, last: -1, place: -1, cost: 0, from: null }]
	stops.forEach((of, at) => (ways = waysOn(of, ways, days[at]!.isKept)))
	let way: Way | null = ways.reduce((best, each) => (each.cost < best.cost ? each : best))
	const order: number[][] = []
	for (let day = days.length - 1; day >= 0; day--) {
		order[day] = days[day]!.isKept ? [...days[day]!.pieces] : piecesOf(stops[day]!, way)
		way = way?.from ?? null
	}
	return order
}

/** Where a day that is kept begins and ends. */
function endsOf({ pieces: on }: LooseDay, pieces: Pieces): Stop[] {
	const known = on.filter((piece) => pieces[piece]!.place >= 0)
	const ends = known.length > 0 ? [known[0]!, known.at(-1)!] : []
	return ends.map((piece) => ({ place: pieces[piece]!.place, pieces: [piece] }))
}

/** The stops of a day from light to dark; scenes that are nowhere known go along with the first. */
function stopsOf({ pieces: on }: LooseDay, pieces: Pieces): Stop[] {
	const dark = (piece: number) => lightOrder.indexOf(pieces[piece]!.light)
	const sumOf = (of: readonly number[]) => of.reduce((sum, piece) => sum + dark(piece), 0)
	// By the darkest of a stop first, then by all of them.
	const darkness = ({ pieces: of }: Stop) => Math.max(...of.map(dark)) + sumOf(of) / of.length / 10
	const groups = grouped(on, (piece) => pieces[piece]!.place)
	const nowhere = groups.get(-1) ?? []
	groups.delete(-1)
	const stops = [...groups]
		.map(([place, members]) => ({ place, pieces: members.sort((a, b) => dark(a) - dark(b)) }))
		.sort((a, b) => darkness(a) - darkness(b))
	const [first, ...others] = stops
	if (first === undefined) return nowhere.length > 0 ? [{ place: -1, pieces: nowhere }] : []
	return [{ ...first, pieces: [...first.pieces, ...nowhere] }, ...others]
}

/** The cheapest way to end a day with each of its stops. */
function waysOn(stops: readonly Stop[], before: readonly Way[], isKept: boolean): Way[] {
	// Without a known place, the company is where it was.
	const isNowhere = stops.every(({ place }) => place < 0)
	if (isNowhere) return before.map((way) => ({ ...way, first: -1, last: -1, from: way }))
	const all = stops.map((_, at) => at)
	const [lasts, firsts] = isKept ? [[stops.length - 1], [0]] : [all, all]
	return lasts.map((last) => {
		const ways = before.flatMap((from) =>
			firsts
				.filter((first) => first !== last || stops.length === 1)
				.map((first) => wayFrom(from, stops, { first, last }))
		)
		return ways.reduce((best, way) => (way.cost < best.cost ? way : best))
	})
}

function wayFrom(
	from: Way,
	stops: readonly Stop[],
	{ first, last }: { first: number; last: number }
): Way {
	const [begins, ends] = [stops[first]!.place, stops[last]!.place]
	const moves = from.place >= 0 && begins !== from.place ? 1 : 0
	// Of ways with as many moves, the one that goes from light to dark.
	const early = 0.001 * (first + stops.length - 1 - last)
	return { first, last, place: ends, cost: from.cost + moves + early, from }
}

function piecesOf(stops: readonly Stop[], way: Way | null): number[] {
	const ends = [way?.first ?? -1, way?.last ?? -1]
	const middle = stops.filter((_, at) => !ends.includes(at))
	const [first, last] = ends.map((at) => (at >= 0 ? [stops[at]!] : []))
	const order = ends[0] === ends[1] ? [...first!, ...middle] : [...first!, ...middle, ...last!]
	return order.flatMap(({ pieces }) => pieces)
}
