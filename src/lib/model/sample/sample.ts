import { board, boneyard } from './board.ts'
import { cast } from './cast.ts'
import { contacts } from './contacts.ts'
import { scenesFive } from './scenes-five.ts'
import { scenesFour } from './scenes-four.ts'
import { scenesOne } from './scenes-one.ts'
import { scenesThree } from './scenes-three.ts'
import { scenesTwo } from './scenes-two.ts'
import type { Sample } from './shape.ts'

/**
 * The sample production. An inspector comes to close a lighthouse and finds that its motor died
 * eleven years ago: the village has been turning the lamp by hand ever since, on a rota.
 */
export const sample: Sample = {
	title: 'Every Fourteen Seconds',
	startDate: '2026-03-02',
	holidays: [{ date: '2026-03-13', label: 'Blessing of the Boats' }],
	cast,
	contacts,
	scenes: [...scenesOne, ...scenesTwo, ...scenesThree, ...scenesFour, ...scenesFive],
	board,
	boneyard
}
