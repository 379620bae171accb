const key = 'daybreak-invitation'

/** Keeps an invitation in this window while its holder signs in at another site. */
export function keepInvitation(token: string): void {
	try {
		sessionStorage.setItem(key, token)
	} catch {
		// A browser that keeps nothing: the link is opened again after signing in.
	}
}

/** The invitation whose holder comes back from signing in elsewhere, or an empty word. */
export function takeInvitation(): string {
	try {
		const token = sessionStorage.getItem(key) ?? ''
		sessionStorage.removeItem(key)
		return token
	} catch {
		return ''
	}
}
