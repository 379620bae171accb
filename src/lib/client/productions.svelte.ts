import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import * as z from 'zod/mini'
import { roles, type Role } from '#model/access.ts'
import { request, type Answer } from './api.ts'
import type { Device } from './device.ts'
import { leave, type Left } from './left.ts'

const listed = z.object({
	id: z.string(),
	title: z.string(),
	/** `empty`, `sample`, or a way that only a newer server knows. */
	madeFrom: z.string(),
	/** Milliseconds since 1970. */
	createdAt: z.pipe(
		z.union([z.number(), z.string()]),
		z.transform((at) => new Date(at).getTime())
	),
	/** What I am to it. A role that only a newer server knows, and none, open as little as a guest's. */
	role: z.catch(z.enum(roles), 'guest')
})
const remembered = z.array(z.extend(listed, { openedAt: z.nullable(z.number()) }))

const made = z.object({ id: z.string() })

/** A production as the list knows it. */
export type Production = z.infer<typeof remembered>[number] & {
	/** Its documents are on this device: it opens without a network. */
	kept: boolean
}

/** What came of asking the server to change the list. */
export type Made = { ok: true; id: string } | { ok: false; message: string }

/**
 * The productions on this server. What was seen is remembered on this device, with when each was
 * last opened here, so that the list opens without a network too.
 */
export class Productions {
	readonly #device: Device
	#list = $state.raw<readonly Production[]>([])
	/** Which question to the server was the last. */
	#turn = 0
	#latest: Promise<unknown> = Promise.resolve()
	#loading = $state(true)
	#asking = $state(0)
	#offline = $state(false)
	#complaint = $state<string | null>(null)
	readonly #lost = new SvelteMap<string, string>()
	readonly #newRoles = new SvelteSet<string>()
	#left = $state.raw<readonly Left[]>([])

	constructor(device: Device) {
		this.#device = device
	}

	/** Last opened here first, then newest. */
	get list(): readonly Production[] {
		return this.#list
	}

	/** Nothing is known yet, neither from the server nor from this device. */
	get loading(): boolean {
		return this.#loading
	}

	/** The list is this device's memory: the server did not answer. */
	get offline(): boolean {
		return this.#offline
	}

	/** A sentence when the server answered but would not say which productions there are. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** The server is being asked just now: what it does not list yet may still come. */
	get asking(): boolean {
		return this.#asking > 0
	}

	/** What I am to a production; null when I am nobody to it, or it is not known yet. */
	roleIn(id: string): Role | null {
		return this.#list.find((one) => one.id === id)?.role ?? null
	}

	/** Whether my role in a production is another one than this device knew, and I have not heeded that. */
	hasNewRole(id: string): boolean {
		return this.#newRoles.has(id)
	}

	/** I have been told of my new role. */
	heedRole(id: string): void {
		this.#newRoles.delete(id)
	}

	/** What a production was called that I belonged to until a moment ago; null when I did not. */
	lostTitle(id: string): string | null {
		return this.#lost.get(id) ?? this.#left.find((left) => left.id === id)?.title ?? null
	}

	/** Productions I was taken off that hold edits of mine, on this device, which were never sent. */
	get left(): readonly Left[] {
		return this.#left
	}

	/** Asks the server; without one, this device's memory. A later question has a newer answer. */
	async refresh(): Promise<void> {
		const turn = ++this.#turn
		this.#asking += 1
		this.#latest = this.#ask(() => turn === this.#turn).finally(() => (this.#asking -= 1))
		await this.#latest
		if (turn !== this.#turn) await this.#latest
	}

	/** Somebody signed out or in: what the last person had is not shown to the next. */
	forget(): void {
		this.#turn += 1
		this.#list = []
		this.#left = []
		this.#loading = true
		this.#offline = false
		this.#complaint = null
	}

	async #ask(isLatest: () => boolean): Promise<void> {
		const known = await this.#recall()
		if (this.#loading && known.length > 0 && isLatest()) this.#show(known)
		const asked = await request(
			{ method: 'GET', path: '/api/productions' },
			z.object({ productions: z.array(listed) })
		)
		if (!isLatest()) return
		this.#offline = !asked.ok && asked.offline
		this.#complaint = asked.ok || asked.offline ? null : asked.message
		if (!asked.ok) return this.#show(known)
		// Read again: a production may have been opened while the server was thinking.
		const opened = new Map((await this.#recall()).map((one) => [one.id, one.openedAt]))
		const kept = await this.#kept()
		if (!isLatest()) return
		const list = asked.value.productions.map((one) => ({
			...one,
			openedAt: opened.get(one.id) ?? null,
			kept: kept.has(one.id)
		}))
		for (const { id, role } of known) {
			const now = list.find((one) => one.id === id)
			if (now && now.role !== role) this.#newRoles.add(id)
		}
		await this.#keep(list)
		const mine = new Set(list.map(({ id }) => id))
		const lost = known.filter(({ id }) => !mine.has(id))
		for (const { id, title } of lost) this.#lost.set(id, title)
		this.#left = await leave(this.#device, lost, mine).catch(() => [])
	}

	/** Starts a production. */
	async create(values: { title: string; from: 'empty' | 'sample' }): Promise<Made> {
		return this.#made(
			await request({ method: 'POST', path: '/api/productions', body: values }, made)
		)
	}

	/** Starts a production from a file of a whole one; what is none is refused before it is sent. */
	async createFrom(file: File): Promise<Made> {
		const { readProductionFile } = await import('#model/production/file-read.ts')
		const read = readProductionFile(await file.text())
		if (!read.ok) return { ok: false, message: read.reason }
		return this.#made(
			await request(
				{ method: 'POST', path: '/api/production-files', body: read.value, patienceMs: 120_000 },
				made
			)
		)
	}

	/** A question that is still out was asked before there was this one. */
	async #made(asked: Answer<z.infer<typeof made>>): Promise<Made> {
		if (!asked.ok) return { ok: false, message: asked.message }
		await this.refresh()
		return { ok: true, id: asked.value.id }
	}

	/** Removes a production for everyone, and from this device. Answers a sentence when it stays. */
	async remove(id: string): Promise<string | null> {
		const path = `/api/productions/${encodeURIComponent(id)}`
		const asked = await request({ method: 'DELETE', path }, z.looseObject({}))
		if (!asked.ok) return asked.message
		await this.#device.forget(id).catch(() => undefined)
		await this.#keep(this.#list.filter((one) => one.id !== id))
		return null
	}

	/** Remembers that a production was opened here now. */
	async opened(id: string): Promise<void> {
		if (this.#loading) await this.refresh()
		if (!this.#list.some((one) => one.id === id)) await this.refresh()
		const openedAt = Date.now()
		await this.#keep(
			this.#list.map((one) => (one.id === id ? { ...one, openedAt, kept: true } : one))
		)
	}

	async #recall(): Promise<Production[]> {
		const value = await this.#device.recall('productions').catch(() => undefined)
		const parsed = remembered.safeParse(value)
		if (!parsed.success) return []
		const kept = await this.#kept()
		return parsed.data.map((one) => ({ ...one, kept: kept.has(one.id) }))
	}

	/** Productions with a document in this device's database. */
	async #kept(): Promise<Set<string>> {
		const names = await this.#device.updates
			.orderBy('document')
			.uniqueKeys()
			.catch(() => [])
		return new Set(names.map((name) => String(name).split('/')[0] ?? ''))
	}

	async #keep(list: readonly Production[]): Promise<void> {
		this.#show(list)
		const rows = list.map(({ kept: _kept, ...row }) => row)
		await this.#device.remember('productions', rows).catch(() => undefined)
	}

	#show(list: readonly Production[]): void {
		this.#list = list.toSorted(
			(one, other) => (other.openedAt ?? 0) - (one.openedAt ?? 0) || other.createdAt - one.createdAt
		)
		this.#loading = false
	}
}
