import type { Figures } from './figures.ts'

/** What a scenario is told. */
export type Bench = {
	/** How often everything is measured; figures are medians over these. */
	reps: number
	/** As little as proves that the scenario works; its figures mean nothing. */
	isQuick: boolean
	/** How many rounds `kill` plays; null leaves it to the scenario. */
	rounds: number | null
	/** Everything random follows from it. */
	seed: number
	/** An empty folder on the disk that is measured; removed at the end. */
	dir: string
	/** Tells whoever waits how far it is. */
	say: (line: string) => void
}

/** What came of it. `broken` holds promises that were not kept: any makes the whole run fail. */
export type Outcome = { figures: Figures; notes: string[]; broken: string[] }

/** One thing that is measured. */
export type Scenario = {
	name: string
	/** One line over its table. */
	about: string
	/** What has to be built for it. */
	needs: ('client' | 'server')[]
	run: (bench: Bench) => Promise<Outcome>
}
