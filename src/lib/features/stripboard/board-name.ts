import type { Board } from '#model/stripboard/records/board.ts'

/** A name that no board has yet: `Weather cover`, else `Weather cover 2`. */
export function freeName(boards: readonly Board[], wanted: string): string {
	const taken = new Set(boards.map((each) => each.name.toLowerCase()))
	for (let at = 1; ; at++) {
		const name = at === 1 ? wanted : `${wanted} ${at}`
		if (!taken.has(name.toLowerCase())) return name
	}
}
