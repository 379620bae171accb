import { isObject, parseJson } from '../core/json.ts'
import { standing } from '../core/merged.ts'
import type { BannerFact, BoardFacts, SceneFact } from './queries/facts.ts'
import type { ElementId } from './records/element.ts'
import type { SceneId } from './records/scene.ts'
import type { StripboardState } from './state.ts'

/*
 * A frozen board is one text, so that publishing adds a few kilobytes and one entry to the document:
 *
 *     {"v":1,"ids":8,"cast":["5f…"],"days":[["2026-03-02","9a…:0:12:0.1",["LUNCH",30]]]}
 *
 * A scene is `id:part:eighths:cast`, the cast as places in the list of cast; a length nobody knows is
 * empty. Ids are cut to the fewest characters, eight or more, that tell this production's records apart.
 */

const fewest = 8

/** The facts of a board as one text. About 20 characters a strip. */
export function freeze(facts: BoardFacts, state: StripboardState): string {
	const ids = shortest([...state.scenes.keys(), ...state.elements.keys()])
	const cast = new Map<ElementId, number>()
	const days = facts.days.map(({ date, rows }) => [
		date ?? '',
		...rows.map((row) => (row.kind === 'banner' ? [row.text, row.minutes] : lineOf(row)))
	])
	return JSON.stringify({ v: 1, ids, cast: [...cast.keys()].map((id) => id.slice(0, ids)), days })

	function lineOf({ scene, part, eighths, cast: members }: SceneFact): string {
		const places = members.map((id) => {
			if (!cast.has(id)) cast.set(id, cast.size)
			return cast.get(id)
		})
		return `${scene.slice(0, ids)}:${part}:${eighths ?? ''}:${places.join('.')}`
	}
}

function shortest(ids: readonly string[]): number {
	const longest = Math.max(fewest, ...ids.map((id) => id.length))
	for (let length = fewest; length < longest; length++) {
		if (new Set(ids.map((id) => id.slice(0, length))).size === ids.length) return length
	}
	return longest
}

/** The facts behind a frozen text, or null when it is none: it may have been thrown away. */
export function thaw(text: string, state: StripboardState): BoardFacts | null {
	const stored = parseJson(text)
	if (!isObject(stored) || stored['v'] !== 1 || !Array.isArray(stored['days'])) return null
	const length = Number(stored['ids']) || fewest
	const scenes = wholeIds(state.scenes.keys(), length)
	const elements = wholeIds(state.elements.keys(), length)
	const cast = listOf(stored['cast']).map((id) => {
		const member = elements.get(String(id))
		return member && (standing(state.elements).get(member)?.id ?? member)
	})
	return {
		days: stored['days'].map((day: unknown) => {
			const [date, ...rows] = listOf(day)
			return {
				date: typeof date === 'string' && date !== '' ? date : null,
				rows: rows.map((row) => (Array.isArray(row) ? bannerOf(row) : sceneOf(String(row))))
			}
		})
	}

	function sceneOf(line: string): SceneFact {
		const [id = '', part = '', eighths = '', places = ''] = line.split(':')
		const members = places.split('.').map((at) => (at === '' ? undefined : cast[Number(at)]))
		return {
			kind: 'scene',
			scene: scenes.get(id) ?? (id as SceneId),
			part: Number(part) || 0,
			eighths: eighths === '' ? null : Number(eighths) || 0,
			cast: members.filter((member) => member !== undefined)
		}
	}
}

function bannerOf([text, minutes]: readonly unknown[]): BannerFact {
	const known = typeof minutes === 'number' ? minutes : null
	return { kind: 'banner', text: typeof text === 'string' ? text : '', minutes: known }
}

function wholeIds<Id extends string>(ids: Iterable<Id>, length: number): Map<string, Id> {
	return new Map([...ids].map((id) => [id.slice(0, length), id]))
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : []
}
