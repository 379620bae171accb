import Crown from '@lucide/svelte/icons/crown'
import LogOut from '@lucide/svelte/icons/log-out'
import UserMinus from '@lucide/svelte/icons/user-minus'
import type { Member } from '$lib/client/people.svelte.ts'
import type { MembersView } from './members.svelte.ts'

/** What I can do about a member besides giving another role; each is asked once more. */
export function memberActions(view: MembersView, member: Member) {
	const handOn = {
		label: 'Make owner in your place…',
		icon: Crown,
		run: () => view.ask({ about: 'hand-on', member })
	}
	const remove = {
		label: 'Remove…',
		icon: UserMinus,
		danger: true,
		run: () => view.ask({ about: 'remove', member })
	}
	const leave = {
		label: 'Leave…',
		...(view.mayLeave ? {} : { note: 'Make somebody else the owner first.' }),
		icon: LogOut,
		danger: true,
		disabled: !view.mayLeave,
		run: () => view.ask({ about: 'leave' })
	}
	return [
		...(view.mayHandOnTo(member) ? [handOn] : []),
		...(view.mayChange(member) ? [remove] : []),
		...(view.isMe(member) ? [leave] : [])
	]
}
