import type { PaletteId } from '#model/production/records.ts'
import type { Look } from '$lib/paper/pdf-layout.ts'

const interiors = ['int', 'ext']
const times = ['day', 'night', 'morning', 'evening']
const strips = [...interiors.flatMap((side) => times.map((time) => `${side}-${time}`)), 'unknown']

/** What paper looks like without strip colours: only breaks and banners stand out. */
const plain: Readonly<Record<string, Look>> = {
	banner: { fill: '#e6e3df', ink: '#171310' },
	break: { fill: '#1a1a1a', ink: '#ffffff' },
	off: { fill: '#f1efec', ink: '#5e574f' },
	total: { fill: '#f6f4f2', ink: '#171310' }
}

/**
 * The colours of paper by their meaning. Strip colours are asked of the style sheet, as the light
 * board shows them: they are written down there and nowhere else.
 */
export function paperTones(palette: PaletteId, isColoured: boolean): Record<string, Look> {
	if (!isColoured) return { ...plain }
	const swatch = document.createElement('div')
	swatch.dataset['palette'] = palette
	swatch.style.colorScheme = 'light'
	document.body.append(swatch)
	const fills = strips.map((tone) => {
		swatch.style.backgroundColor = `var(--strip-${tone})`
		return [
			tone,
			{ fill: hexOf(getComputedStyle(swatch).backgroundColor), ink: '#171310' }
		] as const
	})
	swatch.remove()
	return { ...plain, ...Object.fromEntries(fills) }
}

/** `rgb(155, 219, 160)` as `#9bdba0`; white for what is no colour. */
export function hexOf(colour: string): string {
	const parts = colour.match(/\d+(\.\d+)?/g)?.slice(0, 3)
	if (parts?.length !== 3) return '#ffffff'
	return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`
}
