import { SvelteSet } from 'svelte/reactivity'
import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { counted } from '$lib/ui/words.ts'
import { isoToday } from '$lib/ui/when.ts'
import type { FileKind } from '$lib/paper/file.ts'
import { signOff, type SignOrder } from '#model/deliverables/commands/approvals.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import {
	checklistOf,
	keepRows,
	progressOf,
	recipientsOf,
	type ChecklistRow
} from '#model/deliverables/queries/checklist.ts'
import {
	filledIn,
	stepProblem,
	type StepOrder,
	type StepProblem
} from '#model/deliverables/queries/problem.ts'
import { noAnchors, type Anchors } from '#model/deliverables/queries/due.ts'
import { issuesOf, openIssuesOf, type OpenIssues } from '#model/deliverables/queries/qc.ts'
import {
	signatories,
	type DeliverableId,
	type Signatory
} from '#model/deliverables/records/deliverable.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { qcIssues, type QcIssue, type QcIssueId } from '#model/deliverables/records/qc-issue.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import type { Step, StepId } from '#model/deliverables/records/step.ts'
import type { StepRefusal } from '#model/deliverables/rulings.ts'
import { isRuled, type Status } from '#model/deliverables/status.ts'
import { LiveAnchors } from './anchors.svelte.ts'
import { problemSentence } from './appearance.ts'
import { LiveFiles } from './files/live-files.svelte.ts'
import { groupsOf, isFound, type Filter, type Group, type Grouping } from './listing.ts'
import { LiveDelivery } from './live-delivery.svelte.ts'
import { DeliveryScreen } from './screen.svelte.ts'

/** What is asked beside the list. */
export type Panel =
	| { kind: 'step'; lines: readonly LineId[]; to: Status | null }
	| { kind: 'recipient'; id: RecipientId | null }
	| { kind: 'add'; recipient: RecipientId }
	| { kind: 'edit-lines'; lines: readonly LineId[] }
	| { kind: 'compare' }
	| { kind: 'import'; recipient: RecipientId }
	| { kind: 'issue'; line: LineId; id: QcIssueId | null }
	| { kind: 'report'; line: LineId }
	| { kind: 'sign'; lines: readonly LineId[]; as: Signatory | null }

const decisionStands =
	'The decision stands, because it has been recorded. Set another status if it was wrong.'
const stepStands = 'That step stands, because a colleague has gone on from it.'

/** How the checklist is shown. */
export type Layout = 'list' | 'board' | 'timeline'

/** The delivery checklist as one screen shows it. It changes the production only through commands. */
export class DeliverablesView extends DeliveryScreen<Panel> {
	readonly selection = new SvelteSet<LineId>()
	readonly files: LiveFiles
	readonly #delivery
	readonly #issues
	readonly #liveAnchors
	#kept: ReadonlyMap<LineId, ChecklistRow> = new Map()
	#filter = $state.raw<Filter>({ text: '', recipient: null, show: 'all' })
	#grouping = $state<Grouping>('recipient')
	#layout = $state<Layout>('list')
	#open = $state.raw<LineId | null>(null)
	#cursor = $state.raw<LineId | null>(null)

	constructor(workspace: Workspace) {
		super(workspace)
		const doc = workspace.doc('deliverables')
		this.#delivery = new LiveDelivery(workspace)
		this.#issues = new LiveRecords(doc, qcIssues)
		this.files = new LiveFiles(workspace)
		this.#liveAnchors = new LiveAnchors(workspace)
	}

	readonly #openIssues = $derived.by(() => openIssuesOf(this.#issues.current))

	/** What due dates hang on. Other documents are opened only where one hangs on the shoot or on post. */
	readonly #anchors: Anchors = $derived.by(() => {
		const lines = [...this.#delivery.lines.current.values()]
		if (lines.some(({ hangsOn }) => hangsOn === 'milestone')) return this.possibleAnchors
		const hangs = lines.some(
			({ hangsOn, offsetIn }) => hangsOn === 'last-shooting-day' || offsetIn === 'working-days'
		)
		return hangs && this.workspace.mayRead('stripboard') ? this.#liveAnchors.current : noAnchors
	})

	/** All that a due date may hang on; opens the documents that say it. */
	get possibleAnchors(): Anchors {
		return this.workspace.mayRead('stripboard') ? this.#liveAnchors.withPost : noAnchors
	}

	readonly #rows: ChecklistRow[] = $derived.by(() => {
		const when = { today: isoToday(), anchors: this.#anchors }
		const { state, tracks } = this.#delivery
		const rows = keepRows(this.#kept, checklistOf(state, tracks, when))
		this.#kept = new Map(rows.map((row) => [row.line.id, row]))
		return rows
	})
	readonly #shown = $derived.by(() => this.#rows.filter((row) => isFound(row, this.#filter)))
	readonly #groups: Group[] = $derived.by(() => groupsOf(this.#shown, this.#grouping))
	readonly #byLine = $derived.by(() => new Map(this.#rows.map((row) => [row.line.id, row])))

	/** Every line that is owed, whatever is being looked for. */
	get rows(): readonly ChecklistRow[] {
		return this.#rows
	}

	/** The lines that are looked for, as they stand one below the other. */
	get shown(): readonly ChecklistRow[] {
		return this.#groups.flatMap(({ rows }) => rows)
	}

	get groups(): readonly Group[] {
		return this.#groups
	}

	get recipients() {
		return recipientsOf(this.#delivery.state)
	}

	/** How far a recipient's delivery is, or all of them together. */
	progress(recipient: RecipientId | null) {
		const own = this.#rows.filter((row) => recipient === null || row.recipient.id === recipient)
		return progressOf(own)
	}

	/** Takes my last step back, and says so where it stands all the same. */
	override undo(): void {
		const before = new Set(this.#markedInVain())
		super.undo()
		const stands = this.#markedInVain().find((step) => !before.has(step))
		if (stands) this.say(isRuled(stands.to) ? decisionStands : stepStands)
	}

	/** Steps that were taken back and count nevertheless. */
	#markedInVain(): Step[] {
		return this.#rows.flatMap(({ track }) => track.steps.filter(({ removed }) => removed))
	}

	row(id: LineId | null): ChecklistRow | null {
		return id === null ? null : (this.#byLine.get(id) ?? null)
	}

	/** Opens a finding over its line; nothing where it is gone. */
	showIssue(id: QcIssueId): void {
		const issue = this.#issues.current.get(id)
		if (!issue || issue.removed || issue.line === '') return
		this.open = issue.line
		this.panel = { kind: 'issue', line: issue.line, id }
	}

	/** What else there is to depend on, by name. */
	get deliverables() {
		return [...this.#delivery.deliverables.current.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	/** The names that a field has been given already. */
	used(field: 'owner' | 'vendor'): string[] {
		const names = this.deliverables.map((each) => each[field]).filter((name) => name !== '')
		return [...new Set(names)].sort()
	}

	readonly nameOf = (id: DeliverableId): string =>
		this.#delivery.deliverables.current.get(id)?.name ?? '…'

	get filter(): Filter {
		return this.#filter
	}

	set filter(filter: Filter) {
		this.#filter = filter
	}

	get grouping(): Grouping {
		return this.#grouping
	}

	set grouping(grouping: Grouping) {
		this.#grouping = grouping
	}

	get layout(): Layout {
		return this.#layout
	}

	set layout(layout: Layout) {
		this.#layout = layout
	}

	get open(): LineId | null {
		return this.#open
	}

	/** Opens a line beside the list, and shows colleagues where I am. */
	set open(id: LineId | null) {
		this.#open = id
		this.workspace.presence.pointAt(id)
	}

	get cursor(): LineId | null {
		return this.#cursor
	}

	set cursor(id: LineId | null) {
		this.#cursor = id
	}

	/** The lines that something is done to: those selected that are on screen, else the one with the cursor. */
	get chosen(): LineId[] {
		const ids = this.shown.map(({ line }) => line.id)
		const selected = ids.filter((id) => this.selection.has(id))
		if (selected.length > 0) return selected
		return this.#cursor !== null && ids.includes(this.#cursor) ? [this.#cursor] : []
	}

	/** What labs have found about a line. */
	issues(line: LineId): QcIssue[] {
		return issuesOf(this.#issues.current, line)
	}

	/** How much of that is open; null for nothing. */
	openIssues(line: LineId): OpenIssues | null {
		return this.#openIssues.get(line) ?? null
	}

	/** Why the server would not have a step that it refused. */
	refusalOf(id: StepId): StepRefusal | null {
		return this.#delivery.given.current.get(id)?.why ?? null
	}

	/** Writes down what somebody says to some lines. True when it could be. */
	sign(ids: readonly LineId[], said: Omit<SignOrder, 'taker' | 'answers'>): boolean {
		const order = { ...said, taker: this.taker, answers: this.#delivery.answers }
		return this.run((edit) => signOff(edit, ids, order)) !== null
	}

	/** Who is being waited for, over all lines. */
	get awaited(): Signatory[] {
		const awaited = new Set(this.#rows.flatMap((row) => row.waitsFor))
		return signatories.filter((who) => awaited.has(who))
	}

	/** The names that have signed so far, in a role or in any. */
	signed(as: Signatory): string[] {
		const own = [...this.#delivery.approvals.current.values()].filter((each) => each.as === as)
		return [...new Set(own.map(({ person }) => person))].sort()
	}

	/** What is wrong with a step for a line, or null. */
	problem(id: LineId, order: StepOrder): StepProblem | null {
		const row = this.row(id)
		if (!row) return null
		const { state, tracks } = this.#delivery
		return stepProblem({ ...row, state, tracks }, order)
	}

	/** What the production knows already of what a step has to show. */
	knownFor(row: ChecklistRow, to: Status): StepOrder['evidence'] {
		const { state, tracks } = this.#delivery
		return filledIn({ ...row, state, tracks }, { to, evidence: {} })
	}

	/** Takes a step with some lines and says what became of it. True when all of them took it. */
	take(ids: readonly LineId[], order: StepOrder): boolean {
		const given = { taker: this.taker, answers: this.#delivery.answers }
		const done = this.run((edit) => takeSteps(edit, ids, { ...order, ...given }))
		if (!done) return false
		const [first] = done.problems
		if (first) {
			const sentence = problemSentence(first.problem, this.nameOf)
			const rest = done.taken.length > 0 ? `${counted(done.taken.length, 'line')} done. ` : ''
			const name = this.row(first.line)?.deliverable.name ?? ''
			this.say(`${rest}${ids.length > 1 ? `${name}: ` : ''}${sentence}`)
		}
		return done.problems.length === 0
	}

	/** Makes a file of where the lines shown stand. */
	async takeStatus(kind: FileKind): Promise<void> {
		await this.make({
			what: 'file',
			kind,
			write: async (heading) => {
				const { statusReport } = await import('./report/report.ts')
				const openIssues = (line: LineId) => this.openIssues(line)
				return statusReport({ ...heading, rows: this.shown, openIssues })
			}
		})
	}
}
