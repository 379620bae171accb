import { choice, text } from '../../core/field.ts'
import { Singleton } from '../../core/singleton.ts'

/** Whether a music cue sheet is the first that was filed, or mends one. */
export const musicSheetIssues = ['original', 'revised'] as const

/** How many characters each text of the head may have. */
export const musicSheetLimits = {
	...{ aka: 200, episodeTitle: 200, episodeNumber: 40, productionNumber: 60, airDate: 10 },
	...{ length: 20, territories: 500, company: 200, preparer: 200 }
} as const

const headFields = {
	/** Other titles that the production is known by. */
	aka: text(musicSheetLimits.aka),
	episodeTitle: text(musicSheetLimits.episodeTitle),
	episodeNumber: text(musicSheetLimits.episodeNumber),
	productionNumber: text(musicSheetLimits.productionNumber),
	/** When it is or was first shown, YYYY-MM-DD. */
	airDate: text(musicSheetLimits.airDate),
	/** How long the programme runs, as people write it: `48:30`. */
	length: text(musicSheetLimits.length),
	/** The countries that it is shown in. */
	territories: text(musicSheetLimits.territories),
	company: text(musicSheetLimits.company),
	/** Who fills the sheet in, and how to reach them. */
	preparer: text(musicSheetLimits.preparer),
	issue: choice(musicSheetIssues, 'original')
}

/**
 * The head of a music cue sheet (field notes on post, §3.7). The title is the production's own, and how
 * much music there is follows from the cues.
 */
export const musicSheet = new Singleton('musicSheet', headFields)

export type MusicSheet = ReturnType<typeof musicSheet.read>
