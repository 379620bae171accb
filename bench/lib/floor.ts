import { Started } from './processes.ts'

/** The floor in a process of its own. */
export type Floor = { process: Started; address: (room: string) => string }

/** Starts one; `blob` is the file it answers with under the room `blob`, `flags` are for Node. */
export async function startFloor({ blob = '', flags = [] as string[] } = {}): Promise<Floor> {
	const process = await Started.open({
		args: [...flags, '--import', 'tsx', 'bench/floor.ts'],
		env: { FLOOR_BLOB: blob },
		ready: /The floor is at (\d+)/
	})
	return { process, address: (room) => `ws://127.0.0.1:${process.said}/${room}` }
}
