/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker'

/*
 * Opens the app without a network after one visit: the built files and the one page are kept here.
 * What the app knows is not: /api, /feeds and /sync are never touched, documents live in the database.
 *
 * A new version waits until every window of the old one is closed, so that no page loses the files
 * it was built with. Pages come from the network first, so nobody is held on an old version.
 */

const worker = self as unknown as ServiceWorkerGlobalScope
const cacheName = `daybreak-${version}`
const shell = '/'

/** A page that the network has not brought by then is opened from this device. */
const patienceMs = 3000

worker.addEventListener('install', (event) => {
	event.waitUntil(keepApp())
})

worker.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([dropOldCaches(), worker.clients.claim()]))
})

worker.addEventListener('fetch', (event) => {
	const { request } = event
	const url = new URL(request.url)
	if (request.method !== 'GET' || url.origin !== location.origin) return
	if (/^\/(api|sync|feeds|livez|readyz|metrics)(\/|$)/.test(url.pathname)) return
	if (request.mode === 'navigate') event.respondWith(openPage(request))
	else if (isFixed(url.pathname)) event.respondWith(openFixed(request))
	else if (files.includes(url.pathname)) event.respondWith(openFile(request))
})

/** Files whose name changes with their content. */
function isFixed(path: string): boolean {
	return path.startsWith('/_app/immutable/')
}

async function keepApp(): Promise<void> {
	const cache = await caches.open(cacheName)
	await cache.addAll([shell, ...build, ...files])
}

async function dropOldCaches(): Promise<void> {
	const names = await caches.keys()
	const old = names.filter((name) => name.startsWith('daybreak-') && name !== cacheName)
	await Promise.all(old.map((name) => caches.delete(name)))
}

/** Any address is the same page. The server's is newer; this device's is surer. */
async function openPage(request: Request): Promise<Response> {
	const kept = await caches.open(cacheName).then((cache) => cache.match(shell))
	if (!kept) return fetch(request)
	const patience = new AbortController()
	const timer = setTimeout(() => patience.abort(), patienceMs)
	try {
		const response = await fetch(request, { signal: patience.signal })
		return response.status >= 500 ? kept : response
	} catch {
		return kept
	} finally {
		clearTimeout(timer)
	}
}

/** From any version's cache; a newer page's files are kept as they are fetched. */
async function openFixed(request: Request): Promise<Response> {
	const kept = await caches.match(request)
	if (kept) return kept
	const response = await fetch(request)
	if (response.ok) {
		const cache = await caches.open(cacheName)
		await cache.put(request, response.clone()).catch(() => undefined)
	}
	return response
}

async function openFile(request: Request): Promise<Response> {
	try {
		return await fetch(request)
	} catch {
		return (await caches.match(request)) ?? Response.error()
	}
}
