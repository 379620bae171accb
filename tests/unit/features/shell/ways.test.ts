import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Workspace } from '$lib/client/workspace.svelte.ts'
import { ways } from '$lib/features/shell/ways.ts'
import type { Role } from '#model/access.ts'
import { installLines } from '../../client/support/line.ts'
import { installPage } from '../../client/support/page.ts'

const open: { workspace: Workspace; device: Device }[] = []

beforeEach(() => {
	installPage()
	installLines()
})
afterEach(async () => {
	for (const { workspace, device } of open.splice(0)) {
		await workspace.close()
		device.close()
	}
	vi.unstubAllGlobals()
})

/** The ways that somebody with this role is offered, and where they went. */
function waysOf(role: Role) {
	const device = new Device(`ways-${role}`)
	const me = { id: 'ann', name: 'Ann' }
	const workspace = new Workspace({ production: 'p1', me, role, device, shows: 'stripboard' })
	open.push({ workspace, device })
	const gone: string[] = []
	const offered = ways(workspace, (path) => gone.push(path)).filter((way) => way.when?.() ?? true)
	return { offered, gone, ids: offered.map(({ id }) => id) }
}

test('an owner may go everywhere', () => {
	const { offered, gone } = waysOf('owner')
	for (const way of offered) way.run()
	expect(gone).toEqual([
		'/p/p1/stripboard',
		'/p/p1/stripboard/day-out-of-days',
		'/p/p1/stripboard/calendar',
		'/p/p1/stripboard/reports',
		'/p/p1/stripboard/call-sheets',
		'/p/p1/stripboard/daily-reports',
		'/p/p1/stripboard/elements',
		'/p/p1/stripboard/boards',
		'/p/p1/stripboard/compare',
		'/p/p1/whiteboard',
		'/p/p1/bookings',
		'/p/p1/bookings/schedule',
		'/p/p1/bookings/cues',
		'/p/p1/deliverables',
		'/p/p1/deliverables/progress',
		'/p/p1/deliverables/vault',
		'/p/p1/deliverables/shipping',
		'/p/p1/contacts',
		'/p/p1/people',
		'/p/p1/people/links',
		'/p/p1/people/roles',
		'/p/p1/people/log',
		'/p/p1/published'
	])
})

test('nobody is offered a page that is not for them', () => {
	expect(waysOf('ad').ids).not.toContain('go.contacts')
	expect(waysOf('ad').ids).toContain('go.people.links')
	expect(waysOf('department').ids).not.toContain('go.people.links')
	expect(waysOf('coordinator').ids).not.toContain('go.people.log')
	expect(waysOf('guest').ids).toEqual(['go.people', 'go.people.roles', 'go.published'])
})
