import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { standing, standingList } from '#model/core/merged.ts'
import { documents } from '#model/documents.ts'
import { readProduction, type ProductionState } from '#model/production/records.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { boardOf, type BoardView, type ShootingDay } from '#model/stripboard/queries/board.ts'
import { mainBoard } from '#model/stripboard/queries/boards.ts'
import { compareCast, type Row, type SceneRow } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements, type Element, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { locations, sets, type Location, type LocationId } from '#model/stripboard/records/set.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import type { BoardState } from '#model/stripboard/state.ts'
import { withoutTwins } from '#model/stripboard/twins.ts'
import type { AtLocation } from './things/face.ts'

/** A scene where it stands in the schedule; no day means the boneyard. */
export type Scheduled = { row: SceneRow; day: ShootingDay | null }

const nothingThere: AtLocation = { sets: [], scheduled: 0, waiting: 0, eighths: 0 }

/** What the stripboard says about the scenes and days that a whiteboard shows. It stays the stripboard's. */
export class Schedule {
	readonly #workspace: Workplace
	readonly #live
	readonly #production

	constructor(workspace: Workplace) {
		this.#workspace = workspace
		const doc = workspace.doc('stripboard')
		const production = workspace.doc('production')
		this.#live = {
			boards: new LiveRecords(doc, boards),
			scenes: new LiveRecords(doc, scenes),
			elements: new LiveRecords(doc, elements),
			sets: new LiveRecords(doc, sets),
			locations: new LiveRecords(doc, locations),
			strips: new LiveRecords(doc, strips)
		}
		this.#production = new Live(production, documents.production, () => readProduction(production))
	}

	readonly #boardId: BoardId | null = $derived.by(
		() => mainBoard(this.#live.boards.current)?.id ?? null
	)

	readonly #state: BoardState = $derived.by(() => {
		const { boards, scenes, elements, sets, locations, strips } = this.#live
		return {
			...{ boards: boards.current, elements: elements.current },
			scenes: withoutTwins(scenes.current),
			...{ sets: sets.current, locations: locations.current, strips: strips.current }
		}
	})

	readonly #board: BoardView | null = $derived.by(() =>
		this.#boardId === null ? null : boardOf(this.#state, this.#production.current, this.#boardId)
	)

	/** On which days each cast member works. */
	readonly #daysOf: ReadonlyMap<ElementId, ShootingDay[]> = $derived.by(() => {
		const found = new Map<ElementId, ShootingDay[]>()
		for (const day of this.days) {
			const working = new Set(
				day.rows.flatMap((row) =>
					row.kind === 'scene' && !row.scene.omitted ? row.cast.map(({ id }) => id) : []
				)
			)
			for (const id of working) found.set(id, [...(found.get(id) ?? []), day])
		}
		return found
	})

	/** What is shot at each location. */
	readonly #shotAt: ReadonlyMap<string, AtLocation> = $derived.by(() => {
		const found = new Map<string, AtLocation>()
		for (const { row, day } of this.#scheduled.values()) {
			const at = row.set?.location ?? ''
			if (at === '' || row.scene.omitted) continue
			const { sets, scheduled, waiting, eighths } = found.get(at) ?? nothingThere
			found.set(at, {
				sets: sets.includes(row.setName) ? sets : [...sets, row.setName],
				scheduled: scheduled + (day ? 1 : 0),
				waiting: waiting + (day ? 0 : 1),
				eighths: eighths + (row.scene.eighths ?? 0)
			})
		}
		return found
	})

	/** A scene that is split stands where its first part does. */
	readonly #scheduled: ReadonlyMap<SceneId, Scheduled> = $derived.by(() => {
		const found = new Map<SceneId, Scheduled>()
		const note = (rows: readonly Row[], day: ShootingDay | null) => {
			for (const row of rows)
				if (row.kind === 'scene' && (row.part?.number ?? 1) === 1)
					found.set(row.scene.id, { row, day })
		}
		const { days = [], boneyard = [] } = this.#board ?? {}
		note(boneyard, null)
		for (const day of days) note(day.rows, day)
		return found
	})

	/** What the production is called. */
	get title(): string {
		return this.#production.current.settings.title
	}

	/** The board that people see when nobody says which. */
	get main(): BoardId | null {
		return this.#boardId
	}

	get mayWrite(): boolean {
		return this.#workspace.mayWrite('stripboard')
	}

	/** What has no day. */
	get boneyard(): readonly Row[] {
		return this.#board?.boneyard ?? []
	}

	/** The cast, by number. */
	get cast(): Element[] {
		return standingList(this.#state.elements)
			.filter(({ category }) => category === 'cast')
			.sort(compareCast)
	}

	/** Where the company goes, by name. */
	get locations(): Location[] {
		return [...this.#state.locations.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	/** An element, removed or not; the one that it was merged into, if it was. */
	element(id: string): Element | null {
		const { elements } = this.#state
		return standing(elements).get(id as ElementId) ?? elements.get(id as ElementId) ?? null
	}

	location(id: string): Location | null {
		return this.#state.locations.get(id as LocationId) ?? null
	}

	/** The days on which a cast member works. */
	daysOf(id: ElementId): readonly ShootingDay[] {
		return this.#daysOf.get(id) ?? []
	}

	shotAt(id: LocationId): AtLocation {
		return this.#shotAt.get(id) ?? nothingThere
	}

	/** The last day that something is shot on; '' while nobody knows. */
	get lastShootingDay(): string {
		const shot = this.days.findLast(({ rows }) =>
			rows.some((row) => row.kind === 'scene' && !row.scene.omitted)
		)
		return shot?.date ?? ''
	}

	get production(): ProductionState {
		return this.#production.current
	}

	get days(): readonly ShootingDay[] {
		return this.#board?.days ?? []
	}

	/** A day by the break that ends it; null when that is no day any more. */
	day(id: StripId | ''): ShootingDay | null {
		return this.days.find((day) => day.id === id) ?? null
	}

	/** A scene on the stripboard, or null when it is no longer there. */
	scene(id: SceneId | ''): Scheduled | null {
		return id === '' ? null : (this.#scheduled.get(id) ?? null)
	}

	/** Every scene: day by day as it will be shot, then the boneyard. */
	get scenes(): Scheduled[] {
		const rank = ({ day }: Scheduled) => day?.number ?? Infinity
		return [...this.#scheduled.values()].sort((a, b) => rank(a) - rank(b) || 0)
	}

	/** Moves scenes to the end of a day, as one step of mine. Null when they went there, else why not. */
	moveToDay(ids: readonly SceneId[], day: StripId): string | null {
		const board = this.#boardId
		const moved = ids.map((id) => this.scene(id)?.row.id).filter((strip) => strip !== undefined)
		if (board === null || moved.length === 0) return 'scene-gone'
		const target = { board, list: 'main', before: day } as const
		const outcome = this.#workspace.run('stripboard', (edit) => moveStrips(edit, moved, target))
		return outcome.ok ? null : outcome.reason
	}
}
