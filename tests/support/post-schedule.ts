import { beginSchedule, type Beginning } from '#model/bookings/commands/milestones.ts'
import type { Milestone, MilestoneId } from '#model/bookings/records/milestone.ts'
import { postSchedule, type Placed, type ScheduleInput } from '#model/bookings/schedule/dates.ts'
import { scheduleInput, type PostFacts } from '#model/bookings/schedule/ends.ts'
import {
	scheduleTemplates,
	type ScheduleTemplate
} from '#model/bookings/schedule/templates/templates.ts'
import { readPost } from '#model/bookings/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { done } from './bookings.ts'
import { editBy } from './builders.ts'

/** A post schedule in a document of its own; post works from Monday to Friday. */
export class Post {
	readonly edit: Edit = editBy('ann')
	wrap = '2026-03-27'
	holidays: ReadonlyMap<string, string> = new Map()

	static from(id: ScheduleTemplate['id'], beginnings: readonly Beginning[]): Post {
		const post = new Post()
		const template = must(
			scheduleTemplates.find((each) => each.id === id),
			id
		)
		done(beginSchedule(post.edit, template.rows, beginnings))
		return post
	}

	/** What the schedule comes from. */
	get facts(): PostFacts {
		const { milestones, plan } = readPost(this.edit.doc)
		return { milestones, plan, lastShootingDay: this.wrap, holidays: this.holidays }
	}

	get input(): ScheduleInput {
		return scheduleInput(this.facts)
	}

	get rows(): readonly Placed[] {
		return postSchedule(this.input).rows
	}

	/** The row of a name, of an episode when there are several. */
	row(name: string, episode = ''): Placed {
		const found = this.rows.find(
			({ milestone }) =>
				milestone.name === name && (episode === '' || milestone.episode === episode)
		)
		return must(found, name)
	}

	id(name: string, episode = ''): MilestoneId {
		return this.row(name, episode).milestone.id
	}

	milestone(name: string): Milestone {
		return this.row(name).milestone
	}
}
