/** Where somebody is sent to sign in who wanted to be somewhere else: `/sign-in?to=…`. */
export function signInFor(wanted: { pathname: string; search: string; hash: string }): string {
	const to = `${wanted.pathname}${wanted.search}${wanted.hash}`
	return `/sign-in?to=${encodeURIComponent(to)}`
}

/**
 * Where to go after signing in: the page that was wanted, or the start page. Addresses are written
 * by strangers, so only a path on this server is taken: never one that a browser would read as
 * another server's, as `//elsewhere.example`, `/\elsewhere.example` or `/.//elsewhere.example`.
 */
export function wantedPath(to: string | null, origin: string): string {
	if (to === null || !staysHere(to) || !URL.canParse(to, origin)) return '/'
	const url = new URL(to, origin)
	if (url.origin !== new URL(origin).origin) return '/'
	const path = `${url.pathname}${url.search}${url.hash}`
	return staysHere(path) && url.pathname !== '/sign-in' ? path : '/'
}

const staysHere = (path: string) => /^\/(?![/\\])/.test(path)

/** Pages for people whom the server need not know: ways in, and what is shared by a link. */
const openPages = ['/sign-in', '/set-up', '/join', '/forgot', '/reset', '/shared', '/answer']

/** Whether a page shows itself to nobody in particular. */
export function isOpenPage(pathname: string): boolean {
	return openPages.includes(pathname)
}

/**
 * Where to send whoever is at a page that is not for them; null lets them stay. Somebody who signed
 * out a moment ago goes to the start page, not to signing in again.
 */
export function insteadOf(
	wanted: { pathname: string; search: string; hash: string },
	who: { isThere: boolean; isVisitor: boolean; wasThere: boolean }
): string | null {
	const { pathname } = wanted
	if (isOpenPage(pathname) || pathname === '/') return null
	if (who.isThere) return who.isVisitor && pathname === '/account' ? signInFor(wanted) : null
	return who.wasThere ? '/' : signInFor(wanted)
}

/** Where a production opens: for guests on what is published for them, for all others on its board. */
export function productionPath({ id, role }: { id: string; role: string | null }): string {
	return `/p/${encodeURIComponent(id)}/${role === 'guest' ? 'published' : 'stripboard'}`
}
