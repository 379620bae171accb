/** What stands on every whiteboard that is measured: notes in a grid, one in five joined to the next. */
export type Thing = { x: number; y: number; words: string; colour: 'yellow' | 'blue' }

export const card = { width: 192, height: 128 }

/** As wide to high as a screen, so that all of them fill it. */
export function things(count: number): Thing[] {
	const columns = Math.round(Math.sqrt(count * 1.15))
	return Array.from({ length: count }, (_, at) => ({
		x: (at % columns) * 224,
		y: Math.floor(at / columns) * 160,
		words: `Thing ${at + 1}\nWith about as many words as people write on one`,
		colour: at % 3 === 0 ? 'yellow' : 'blue'
	}))
}

/** Pairs of things that an arrow joins, by their numbers. */
export function joined(count: number): [from: number, to: number][] {
	const pairs: [number, number][] = []
	for (let at = 0; at + 1 < count; at += 5) pairs.push([at, at + 1])
	return pairs
}

/** What a page with another whiteboard offers to whoever measures it. */
export type Rival = {
	/** When everything was drawn first, on the page's clock. */
	drawnAt: number
	/** Shows everything, as far as it can. */
	fit: () => void
	/** The upper left at 100 %. */
	life: () => void
	/** The middle of a thing on the screen. */
	pointOf: (at: number) => { x: number; y: number }
	/** The document as it would be stored, in bytes. */
	bytes: () => number
}

declare global {
	interface Window {
		rival?: Rival
	}
}

/** How many things the address of a page asks for. */
export const asked = () => Number(new URLSearchParams(location.search).get('things') ?? 500)

/** Tells that everything is drawn: the second frame after it was put there. */
export function offer(rival: Omit<Rival, 'drawnAt'>): void {
	requestAnimationFrame(() =>
		requestAnimationFrame((drawnAt) => (window.rival = { ...rival, drawnAt }))
	)
}
