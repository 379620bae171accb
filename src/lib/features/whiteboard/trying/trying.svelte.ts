import { Trial } from '$lib/client/trial.svelte.ts'
import type { Workplace, Workspace } from '$lib/client/workspace.svelte.ts'
import { counted } from '$lib/ui/words.ts'
import { refusals } from '../appearance.ts'
import type { Camera } from '../camera.ts'
import { document } from '../document.ts'
import { Schedule } from '../schedule.svelte.ts'

const tried = [document, 'stripboard'] as const

/**
 * Whether something is being tried out on the whiteboard, and on what the screen then works: a private
 * copy of the whiteboard and the stripboard, until it is taken over or thrown away.
 */
export class Trying {
	/** The schedule as everybody has it; worked out only while it is held against what is tried. */
	readonly shared: Schedule
	/** Where the view was when the board last changed under it; null at first. */
	camera: Camera | null = null
	/** What is to be said once the other board is shown. */
	said = ''
	readonly #workspace: Workspace
	#trial = $state.raw<Trial | null>(null)

	constructor(workspace: Workspace) {
		this.#workspace = workspace
		this.shared = new Schedule(workspace)
	}

	/** What the screen works on now. */
	get workplace(): Workplace {
		return this.#trial ?? this.#workspace
	}

	get isOn(): boolean {
		return this.#trial !== null
	}

	/** Whether I may try something out: it is for those who schedule. */
	get mayBegin(): boolean {
		return this.#trial === null && this.#workspace.mayWrite('stripboard')
	}

	/** How many things of the whiteboard and of the stripboard differ from what everybody has. */
	differing(): { board: number; schedule: number } {
		const trial = this.#trial
		if (trial === null) return { board: 0, schedule: 0 }
		return { board: trial.differing(document), schedule: trial.differing('stripboard') }
	}

	begin(camera: Camera): void {
		this.#trial ??= new Trial(this.#workspace, tried)
		this.#turn(camera, 'You are trying something out. Nobody else sees it.')
	}

	/** Makes what was tried so for everybody. Null when that is done, else why it cannot be. */
	take(camera: Camera): string | null {
		const taken = this.#trial?.take()
		if (taken?.ok === false)
			return refusals[taken.reason] ?? 'It could not be taken over. Nothing has changed.'
		this.#end(camera, `Taken over: ${counted(taken?.value ?? 0, 'change')}. Undo takes it back.`)
		return null
	}

	throwAway(camera: Camera): void {
		this.#end(camera, 'Thrown away. Everything stands as everybody has it.')
	}

	#end(camera: Camera, said: string): void {
		this.#trial?.close()
		this.#trial = null
		this.#turn(camera, said)
	}

	#turn(camera: Camera, said: string): void {
		this.camera = camera
		this.said = said
	}
}

const kept = new WeakMap<Workspace, Trying>()

/** What is tried out in a workspace: it outlives a look at another page. */
export function tryingIn(workspace: Workspace): Trying {
	const known = kept.get(workspace) ?? new Trying(workspace)
	kept.set(workspace, known)
	return known
}
