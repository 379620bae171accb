import { Started } from './processes.ts'

/** The floor in a process of its own. */
export type Floor = { process: Started; address: (room: string) => string }

/** Starts one; `blob` is the file it answers with under the room `blob`. */
export async function startFloor(blob = ''): Promise<Floor> {
	const process = await Started.open({
		args: ['--import', 'tsx', 'bench/floor.ts'],
		env: { FLOOR_BLOB: blob },
		ready: /The floor is at (\d+)/
	})
	return { process, address: (room) => `ws://127.0.0.1:${process.said}/${room}` }
}
