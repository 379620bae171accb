import type { Holding } from '../records/rules.ts'

/*
 * What an order is searched for, in numbers alone: people, places and days are indexes, so that it
 * can be sent to a worker and worked through millions of times. `from-board.ts` makes one of a board.
 *
 * The talent-scheduling problem of the literature is the case in which every day takes one scene,
 * a scene lasts some days, and nothing but people's pay counts.
 */

/** The light that a scene outside has to have; null where it does not matter. */
export type Light = 'day' | 'night' | null

/** A scene's strip, or whatever else is put onto days. */
export type Piece = {
	/** What it takes of a day, in the measure of the limit: eighths or minutes. */
	size: number
	cast: readonly number[]
	/** Where the company goes for it; -1 when nobody knows. */
	place: number
	light: Light
	/** For how many days people are paid on its day: 1 on a board. */
	lasts: number
	/** It keeps the day it starts on. */
	stays: boolean
	/** How wrong it is on each day: for who is away and what is closed then. Empty when it suits every day. */
	unfit: readonly number[]
}

/** Somebody who is paid from the first to the last day of work, or as their terms say. */
export type Person = {
	/** What a day of theirs counts. */
	weight: number
	holding: Holding
	/** How many dates have to lie between a drop and a pick-up. */
	dropGap: number
}

/** A shooting day: where pieces can be put. */
export type Day = {
	/** Days since a fixed date, to count gaps by; null when the board has no dates. */
	date: number | null
	/** What banners take of it. */
	taken: number
	/** Whether at least one day off follows, so that nights may end here. */
	restsAfter: boolean
	/** What lies on it stays, and nothing comes to it. */
	isClosed: boolean
}

/** What each thing counts, in days of pay of one person. */
export type Weights = {
	/** A change of place between two scenes of a day, and over night. */
	move: number
	overnight: number
	/** Passing the day's limit, or staying below its least, by one unit of size. */
	over: number
	thin: number
	/** A day after a night without a day off between. */
	turnAround: number
	/** A day that needs daylight and darkness. */
	split: number
}

/** All that the search knows. */
export type Problem = {
	pieces: readonly Piece[]
	people: readonly Person[]
	/** How many places there are. */
	places: number
	days: readonly Day[]
	/** The day of each piece to begin with: every day has at least one, and keeps at least one. */
	start: readonly number[]
	limit: { least: number; most: number }
	weights: Weights
}

/** The day of each piece. */
export type Assignment = readonly number[]

/** Only pay counts: the weights of the talent-scheduling problem. */
export const payAlone: Weights = {
	move: 0,
	overnight: 0,
	over: 0,
	thin: 0,
	turnAround: 0,
	split: 0
}
