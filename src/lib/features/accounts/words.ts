/** What somebody with a role does, said to them. */
export function roleNote(role: string): string {
	return Object.hasOwn(notes, role) ? (notes[role] ?? '') : ''
}

const notes: Record<string, string> = {
	owner: 'You run the production: everything in it, and who belongs to it.',
	coordinator: 'You run the office: the plan, the contacts and who belongs to it.',
	ad: 'You break down the script and schedule it.',
	post: 'You plan post-production, and read the schedule.',
	department: 'You read the plan.',
	guest: 'You read what has been published for you.'
}

const browsers: [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/(Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
]

const systems: [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux']
]

/** What a browser calls itself, in words: `Firefox on Windows`. */
export function deviceWords(userAgent: string | null): string {
	const named = (known: [RegExp, string][]) =>
		known.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
	const [browser, system] = [named(browsers), named(systems)]
	if (browser && system) return `${browser} on ${system}`
	return browser ?? system ?? 'A device'
}

/** Whether such a device is held in the hand. */
export function isHandheld(userAgent: string | null): boolean {
	return /\b(iPhone|iPad|Android)\b/.test(userAgent ?? '')
}

/** `12 March 2026, 14:30`: a moment that matters. */
export function momentWords(at: number): string {
	return shown(at, { dateStyle: 'long', timeStyle: 'short' })
}

/** `12 Mar 2026`: a day in a list. */
export function dayWords(at: number): string {
	return shown(at, { dateStyle: 'medium' })
}

/** How long ago somebody was last seen: `now`, `20 minutes ago`, `yesterday`, `12 Mar 2026`. */
export function agoWords(at: number, now: number): string {
	const minutes = Math.floor((now - at) / 60_000)
	if (minutes < 2) return 'now'
	const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
	if (minutes < 60) return ago.format(-minutes, 'minute')
	if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour')
	const days = Math.floor(minutes / (24 * 60))
	return days < 7 ? ago.format(-days, 'day') : dayWords(at)
}

function shown(at: number, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat('en-GB', options).format(at)
}

/** What a new server says to whoever finds it first. */
export const notSetUp =
	'This Daybreak has not been set up yet. Open the set-up address that the server printed when it started.'

export const passwordHint =
	'At least 10 characters. Three or four words are easy to remember and hard to guess.'

/** The same for every address, so that nobody learns who has an account here. */
export function resetAsked({ email, mails }: { email: string; mails: boolean }): string {
	return mails
		? `If ${email} has an account here, a link is on its way there. Look in the spam folder too.`
		: `If ${email} has an account here, there is a link for it now. This server sends no mail, so ask whoever looks after it: they find the link on their account page.`
}

/** What signing out would take away. */
export function lostWords(edits: number): string {
	const [some, they] = edits === 1 ? ['1 edit is', 'it'] : [`${edits} edits are`, 'them']
	return `${some} kept on this device alone and not saved on the server yet. Signing out takes ${they} away. Wait until the board says that all is saved to keep ${they}.`
}

/** How long to wait, on a button: `40 s`, `15 min`. */
export function waitWords(seconds: number): string {
	return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
