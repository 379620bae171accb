import { convertToExcalidrawElements, Excalidraw, serializeAsJSON } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { asked, card, joined, offer, things } from './things.ts'

const helvetica = 2

const notes = things(asked()).map(({ x, y, words, colour }, at) => ({
	...{ type: 'rectangle', id: `thing-${at}`, x, y, ...card, fillStyle: 'solid', roughness: 0 },
	backgroundColor: colour === 'yellow' ? '#fff0a8' : '#cfe5fb',
	label: { text: words, fontSize: 14, fontFamily: helvetica }
}))
const arrows = joined(asked()).map(([from, to]) => ({
	...{ type: 'arrow', x: notes[from].x + card.width, y: notes[from].y + card.height / 2 },
	...{ width: notes[to].x - notes[from].x - card.width, height: notes[to].y - notes[from].y },
	...{ start: { id: `thing-${from}` }, end: { id: `thing-${to}` } }
}))
const elements = convertToExcalidrawElements([...notes, ...arrows], { regenerateIds: false })

function measured(api) {
	const life = { scrollX: 100, scrollY: 100, zoom: { value: 1 } }
	offer({
		fit: () => api.scrollToContent(api.getSceneElements(), { fitToContent: true }),
		life: () => api.updateScene({ appState: life }),
		pointOf: (at) => {
			const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState()
			const { x, y } = api.getSceneElements().find(({ id }) => id === `thing-${at}`)
			return {
				x: (x + 20 + scrollX) * zoom.value + offsetLeft,
				y: (y + 20 + scrollY) * zoom.value + offsetTop
			}
		},
		bytes: () =>
			new TextEncoder().encode(
				serializeAsJSON(api.getSceneElements(), api.getAppState(), {}, 'local')
			).length
	})
}

createRoot(document.querySelector('#board')).render(
	createElement(Excalidraw, {
		initialData: { elements, scrollToContent: true },
		excalidrawAPI: measured
	})
)
