/** How Daybreak looks on this device: `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'daybreak-theme'

/** The look chosen on this device. */
export function savedTheme(): Theme {
	const saved = recall()
	return saved === 'light' || saved === 'dark' ? saved : 'system'
}

/** Paints the page in the saved look. Called before anything is drawn, or the other look flashes. */
export function applySavedTheme(): void {
	paint(savedTheme())
}

/** Changes the look and remembers it here. */
export function chooseTheme(theme: Theme): void {
	paint(theme)
	try {
		localStorage.setItem(key, theme)
	} catch {
		// A browser that keeps nothing still shows the look for this visit.
	}
}

function paint(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset['theme']
	else document.documentElement.dataset['theme'] = theme
}

function recall(): string | null {
	try {
		return localStorage.getItem(key)
	} catch {
		return null
	}
}
