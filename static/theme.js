// Before anything is drawn, or the other look flashes. The key is that of src/lib/client/theme.ts.
try {
	const theme = localStorage.getItem('daybreak-theme')
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
	// A browser that keeps nothing follows the system.
}
