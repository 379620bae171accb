import type * as Y from 'yjs'
import { boards, type Board, type BoardId } from './records/board.ts'
import { elements, type Element, type ElementId } from './records/element.ts'
import { scenes, type Scene, type SceneId } from './records/scene.ts'
import {
	locations,
	sets,
	type Location,
	type LocationId,
	type SetId,
	type StorySet
} from './records/set.ts'
import { events, type ElementEvent, type EventId } from './records/event.ts'
import { readHolding, rules, type Holding, type Rules } from './records/rules.ts'
import { strips, type Strip, type StripId } from './records/strip.ts'
import { versions, type Version, type VersionId } from './records/version.ts'
import type { CategoryId } from './categories.ts'
import { withoutTwins } from './twins.ts'

/** What a board is laid out from: its strips, and what they show. */
export type BoardState = {
	boards: ReadonlyMap<BoardId, Board>
	scenes: ReadonlyMap<SceneId, Scene>
	elements: ReadonlyMap<ElementId, Element>
	sets: ReadonlyMap<SetId, StorySet>
	locations: ReadonlyMap<LocationId, Location>
	strips: ReadonlyMap<StripId, Strip>
}

/** Everything the stripboard document says, as plain records. What every query reads. */
export type StripboardState = BoardState & {
	events: ReadonlyMap<EventId, ElementEvent>
	rules: Rules
	/** Whether elements of a category are held and dropped, where a person has said. */
	holding: ReadonlyMap<CategoryId, Holding>
	versions: ReadonlyMap<VersionId, Version>
}

/** The whole document read at once: for the server, tests and commands; screens read it live. */
export function readStripboard(doc: Y.Doc): StripboardState {
	return {
		boards: boards.all(doc),
		scenes: withoutTwins(scenes.all(doc)),
		elements: elements.all(doc),
		sets: sets.all(doc),
		locations: locations.all(doc),
		strips: strips.all(doc),
		events: events.all(doc),
		rules: rules.read(doc),
		holding: readHolding(doc),
		versions: versions.all(doc)
	}
}
