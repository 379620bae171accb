import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { documents } from '#model/documents.ts'
import { readProduction } from '#model/production/records.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { boardOf, type BoardView, type ShootingDay } from '#model/stripboard/queries/board.ts'
import { mainBoard } from '#model/stripboard/queries/boards.ts'
import type { Row, SceneRow } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { locations, sets } from '#model/stripboard/records/set.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { withoutTwins } from '#model/stripboard/twins.ts'

/** A scene where it stands in the schedule; no day means the boneyard. */
export type Scheduled = { row: SceneRow; day: ShootingDay | null }

/** What the stripboard says about the scenes and days that a whiteboard shows. It stays the stripboard's. */
export class Schedule {
	readonly #workspace: Workspace
	readonly #live
	readonly #production

	constructor(workspace: Workspace) {
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

	readonly #board: BoardView | null = $derived.by(() => {
		if (this.#boardId === null) return null
		const { boards, scenes, elements, sets, locations, strips } = this.#live
		const state = {
			...{ boards: boards.current, elements: elements.current },
			scenes: withoutTwins(scenes.current),
			...{ sets: sets.current, locations: locations.current, strips: strips.current }
		}
		return boardOf(state, this.#production.current, this.#boardId)
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

	get mayWrite(): boolean {
		return this.#workspace.mayWrite('stripboard')
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
