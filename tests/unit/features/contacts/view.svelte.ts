import { flushSync } from 'svelte'
import { vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Workspace } from '$lib/client/workspace.svelte.ts'
import { ContactsView } from '$lib/features/contacts/contacts.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { editBy } from '../../../support/builders.ts'
import { installLines } from '../../client/support/line.ts'
import { installPage } from '../../client/support/page.ts'

/** The one cast member of the board. */
export const nell = 'nell' as ElementId

/** A contact list as it lies before its coordinator, on a device of their own and without a server. */
export type Before = {
	view: ContactsView
	workspace: Workspace
	/** Edits the same list as somebody else would. */
	colleague: Edit
	close: () => Promise<void>
}

/** Lays the list before its coordinator: a screen shows it for as long as it is not closed. */
export function openContactList(): Before {
	installPage()
	installLines()
	const device = new Device(`contacts-${crypto.randomUUID()}`)
	const me = { id: 'ann', name: 'Ann', email: null, isVisitor: false }
	const mine = { production: 'p1', me, role: 'coordinator', device } as const
	const workspace = new Workspace({ ...mine, shows: 'stripboard' })
	const values = { category: 'cast', number: '1', name: 'NELL TOVEY' } as const
	elements.create(workspace.doc('stripboard'), nell, values)
	const view = new ContactsView(workspace)
	const stop = $effect.root(() => {
		$effect(() => void [view.departments, view.openContact, view.departmentNames])
	})
	flushSync()
	return {
		view,
		workspace,
		colleague: editBy('bo', workspace.doc('office')),
		close: async () => {
			stop()
			await workspace.close()
			device.close()
			vi.unstubAllGlobals()
		}
	}
}
