import type { PaletteId } from '#model/production/records.ts'

/** From Monday on, as days off are stored. */
export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export const paletteNames: Record<PaletteId, string> = {
	'movie-magic': 'Movie Magic: INT night blue, EXT night green',
	singleton: 'Singleton: INT night green, EXT night blue',
	'high-contrast': 'High contrast, nights hatched'
}
