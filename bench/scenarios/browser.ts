import type { Scenario } from '../lib/scenario.ts'
import { Figures } from '../lib/figures.ts'
/** x */
export const browser: Scenario = {
	name: 'browser',
	about: '',
	needs: [],
	run: async () => ({ figures: new Figures(), notes: [], broken: [] })
}
