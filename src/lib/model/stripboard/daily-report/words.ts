import type { DayField, Milestone, SceneStatus } from '../records/daily-report.ts'

/** What the moments of a day are called. Two of them are a "last man". */
export const milestoneNames: Record<Milestone, string> = {
	crewCall: 'Crew call',
	shootingCall: 'Shooting call',
	firstShot: 'First shot',
	lunchOut: 'Lunch out',
	lastMan: 'Last man through the line',
	lunchIn: 'Lunch in',
	firstShotAfterLunch: 'First shot after lunch',
	moveStart: 'Company move',
	moveEnd: 'Move done',
	secondMealOut: 'Second meal out',
	secondMealIn: 'Second meal in',
	firstShotAfterSecondMeal: 'First shot after second meal',
	cameraWrap: 'Camera wrap',
	lastManOut: 'Last man out'
}

/** What became of a scene, in words; '' while nobody has said. */
export const statusNames: Record<SceneStatus, string> = {
	'': '',
	shot: 'Shot',
	part: 'Part shot',
	'not-shot': 'Not shot',
	retake: 'Retake'
}

/** What is noted of the day as a whole. */
export const dayFieldNames: Record<DayField, string> = {
	delays: 'Delays and reasons',
	media: 'Camera media',
	sound: 'Sound',
	background: 'Background',
	crew: 'Crew: absent, late, added',
	meals: 'Meals served',
	accidents: 'Accidents and illness',
	remarks: 'Remarks'
}
