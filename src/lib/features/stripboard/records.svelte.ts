import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { documents } from '#model/documents.ts'
import { readProduction, type ProductionState } from '#model/production/records.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { events } from '#model/stripboard/records/event.ts'
import { readHolding, rules } from '#model/stripboard/records/rules.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { locations, sets } from '#model/stripboard/records/set.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { versions } from '#model/stripboard/records/version.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { withoutTwins } from '#model/stripboard/twins.ts'

/** Everything that the boards are derived from, read live. */
export class StripboardRecords {
	readonly #live
	readonly #production

	constructor(workspace: Workspace) {
		const doc = workspace.doc('stripboard')
		const production = workspace.doc('production')
		this.#live = {
			boards: new LiveRecords(doc, boards),
			scenes: new LiveRecords(doc, scenes),
			elements: new LiveRecords(doc, elements),
			sets: new LiveRecords(doc, sets),
			locations: new LiveRecords(doc, locations),
			strips: new LiveRecords(doc, strips),
			events: new LiveRecords(doc, events),
			rules: new Live(doc, [rules.root], () => rules.read(doc)),
			holding: new Live(doc, ['holding'], () => readHolding(doc)),
			versions: new LiveRecords(doc, versions)
		}
		this.#production = new Live(production, documents.production, () => readProduction(production))
	}

	readonly #state: StripboardState = $derived.by(() => ({
		boards: this.#live.boards.current,
		scenes: withoutTwins(this.#live.scenes.current),
		elements: this.#live.elements.current,
		sets: this.#live.sets.current,
		locations: this.#live.locations.current,
		strips: this.#live.strips.current,
		events: this.#live.events.current,
		rules: this.#live.rules.current,
		holding: this.#live.holding.current,
		versions: this.#live.versions.current
	}))

	get state(): StripboardState {
		return this.#state
	}

	/** The boards alone: what reads them does not run again for every strip. */
	get boards(): StripboardState['boards'] {
		return this.#live.boards.current
	}

	get production(): ProductionState {
		return this.#production.current
	}
}
