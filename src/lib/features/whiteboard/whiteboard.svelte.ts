import type { History } from '$lib/client/history.svelte.ts'
import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { LiveNotes } from '$lib/client/notes.svelte.ts'
import type { Surface, Visitor } from '$lib/client/surface.svelte.ts'
import type { SharedNote, Workplace } from '$lib/client/workspace.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import { grouped } from '#model/core/grouped.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { boxAround, type Box, type Point, type Size } from '#model/whiteboard/geometry.ts'
import { inReadingOrder, type Canvas, type Placed } from '#model/whiteboard/queries/canvas.ts'
import { canvasAfter } from '#model/whiteboard/queries/canvas-after.ts'
import { type DrawnArrow } from '#model/whiteboard/queries/arrows.ts'
import { shotNumbers } from '#model/whiteboard/numbering.ts'
import { objects, type ObjectId } from '#model/whiteboard/records.ts'
import { refusals } from './appearance.ts'
import { fitted, mostZoom, viewOf, zoomedAt, type Camera } from './camera.ts'
import { document } from './document.ts'
import type { Facts } from './landing.ts'
import { layerNames, layerOf, type Layer } from './layers.ts'
import type { Plan } from './plan.ts'
import { Seen } from './seen.svelte.ts'
import { Schedule } from './schedule.svelte.ts'
import { effectIn } from './things/effects.ts'
import { Things } from './things/things.svelte.ts'
import type { Tool } from './tools.ts'

/** Which dialog is open over the whiteboard. */
export type Panel =
	| ('put' | 'templates' | 'scene' | 'card' | 'promote')
	| ('words' | 'note' | 'join' | 'comments' | 'print')
	| null

const nobody: ReadonlySet<ObjectId> = new Set()
const noThings: readonly Placed[] = []

/**
 * The whiteboard as one screen shows it: what is on it, where the view is, what is selected, and what
 * the gesture in progress would do. It changes the board only through commands.
 */
export class WhiteboardView {
	readonly workspace: Workplace
	readonly schedule: Schedule
	/** What the cards are about that are no scenes. */
	readonly things: Things
	readonly notes: LiveNotes
	readonly surface: Surface
	readonly onScreen = new Seen(this)
	readonly #objects
	#camera = $state.raw<Camera>({ x: -80, y: -80, zoom: 1 })
	#screen = $state.raw<Size>({ width: 1, height: 1 })
	#tool = $state<Tool>('select')
	#selection = $state.raw(nobody)
	#editing = $state<ObjectId | null>(null)
	#isList = $state(false)
	#isProjected = $state(false)
	#panel = $state<Panel>(null)
	#opened = $state<ObjectId | null>(null)
	#following = $state<number | null>(null)
	#plan = $state.raw<Plan | null>(null)
	#hidden = $state.raw<ReadonlySet<Layer>>(new Set())
	#warning = $state<string | null>(null)
	#underway = $state<string | null>(null)
	readonly #leave = new AbortController()
	#said = $state.raw<{ text: string; at: number } | null>(null)

	constructor(workspace: Workplace) {
		this.workspace = workspace
		this.schedule = new Schedule(workspace)
		this.things = new Things(workspace, this.schedule)
		this.notes = workspace.notes(document)
		this.surface = workspace.surface(document)
		this.#objects = new LiveRecords(workspace.doc(document), objects, { others: 'paced' })
	}

	#canvasBefore: Canvas | null = null
	readonly #canvas: Canvas = $derived.by(
		() => (this.#canvasBefore = canvasAfter(this.#canvasBefore, this.#objects.current))
	)
	/** The numbers of pictures in frames that number theirs. */
	readonly #numbers: ReadonlyMap<ObjectId, number> = $derived.by(() => shotNumbers(this.#canvas))

	readonly #others: readonly Visitor[] = $derived.by(() => this.surface.others)

	/** What has to be known of the production to say what a drop would do. */
	readonly facts: Facts = {
		day: (id) => this.schedule.day(id),
		scene: (id) => this.schedule.scene(id),
		effectIn: (frame, cards) => effectIn(this.things, frame, cards),
		mayWrite: () => this.schedule.mayWrite
	}

	readonly #inFrames: ReadonlyMap<ObjectId | null, Placed[]> = $derived.by(() =>
		grouped(this.#canvas.placed, ({ frame }) => frame)
	)

	/** What lies in a frame. */
	inFrame(id: ObjectId): readonly Placed[] {
		return this.#inFrames.get(id) ?? []
	}

	get canvas(): Canvas {
		return this.#canvas
	}

	/** Everything that was removed, latest names first in no particular order: what can be restored. */
	get removed() {
		return [...this.#objects.current.values()].filter(({ removed }) => removed)
	}

	get isEmpty(): boolean {
		return this.#canvas.placed.length === 0 && this.#canvas.arrows.length === 0
	}

	/** The layers that this screen does not show. */
	get hidden(): ReadonlySet<Layer> {
		return this.#hidden
	}

	/** Shows a layer again, or looks away from it. */
	toggle(layer: Layer): void {
		const isHidden = this.#hidden.has(layer)
		const others = [...this.#hidden].filter((each) => each !== layer)
		this.#hidden = new Set(isHidden ? others : [...others, layer])
		this.selection = []
		this.say(`${isHidden ? 'Shown again' : 'Hidden here'}: ${layerNames[layer]}`)
	}

	readonly #mayWrite: boolean = $derived.by(() => this.workspace.mayWrite(document))

	get mayWrite(): boolean {
		return this.#mayWrite
	}

	get history(): History {
		return this.workspace.history
	}

	get numbers(): ReadonlyMap<ObjectId, number> {
		return this.#numbers
	}

	get others(): readonly Visitor[] {
		return this.#others
	}

	get camera(): Camera {
		return this.#camera
	}

	/** Whoever moves their view themselves follows nobody any more. */
	set camera(camera: Camera) {
		this.#camera = camera
		this.#following = null
		this.surface.tell({ view: viewOf(camera, this.#screen) })
	}

	/** The window of a colleague whose view I see. */
	get following(): number | null {
		return this.#following
	}

	set following(client: number | null) {
		this.#following = client
	}

	/** Shows what somebody else sees. */
	lookAt(box: Box): void {
		this.#camera = fitted(box, this.#screen, { room: 0, most: mostZoom })
	}

	get screen(): Size {
		return this.#screen
	}

	set screen(screen: Size) {
		this.#screen = screen
	}

	/** So far away that words are too small to read. */
	get isFar(): boolean {
		return this.onScreen.isFar
	}

	get view(): Box {
		return viewOf(this.#camera, this.#screen)
	}

	/** What this screen does not show is not changed from it unseen. */
	readonly #isShown = (id: ObjectId): boolean => {
		const object = this.#canvas.byId.get(id)?.object ?? this.#canvas.arrowById.get(id)?.object
		return object === undefined || !this.#hidden.has(layerOf(object.kind))
	}

	get tool(): Tool {
		return this.#tool
	}

	set tool(tool: Tool) {
		this.#tool = tool
		this.#editing = null
		if (tool !== 'laser') this.surface.tell({ laser: false })
	}

	get selection(): ReadonlySet<ObjectId> {
		return this.#selection
	}

	set selection(ids: Iterable<ObjectId>) {
		this.#selection = new Set(ids)
		if (this.#hidden.size > 0) this.#selection = new Set([...this.#selection].filter(this.#isShown))
	}

	/** What is selected and still there, in reading order; arrows last. */
	get selected(): ObjectId[] {
		const { arrowById } = this.#canvas
		const things = inReadingOrder(this.#selectedPlaced)
		const arrows = [...this.#selection].filter((id) => arrowById.has(id))
		return [...things.map(({ id }) => id), ...arrows]
	}

	readonly #selectedPlaced: readonly Placed[] = $derived.by(() => {
		if (this.#selection.size === 0) return noThings
		return this.#canvas.placed.filter(({ id }) => this.#selection.has(id))
	})

	get selectedPlaced(): readonly Placed[] {
		return this.#selectedPlaced
	}

	/** The box round everything selected, as it is drawn now. */
	get selectedBox(): Box | null {
		return boxAround(this.selectedPlaced.map((placed) => this.boxNow(placed)))
	}

	get editing(): ObjectId | null {
		return this.#editing
	}

	set editing(id: ObjectId | null) {
		this.#editing = id
	}

	/** Shown as a list: the same things, for the keyboard and for whoever does not see the plane. */
	get isList(): boolean {
		return this.#isList
	}

	set isList(isList: boolean) {
		this.#isList = isList
		this.#editing = null
	}

	/** Shown to a room: the plane alone, in big type. */
	get isProjected(): boolean {
		return this.#isProjected
	}

	set isProjected(isProjected: boolean) {
		if (isProjected) this.isList = false
		this.#isProjected = isProjected
	}

	get panel(): Panel {
		return this.#panel
	}

	set panel(panel: Panel) {
		this.#panel = panel
	}

	/** The thing that the open dialog is about. */
	get opened(): ObjectId | null {
		return this.#opened
	}

	/** Goes on to a thing's words: in place where it has a text, in a dialog where it is about something. */
	open(id: ObjectId): void {
		const kind = this.#canvas.byId.get(id)?.object.kind ?? 'arrow'
		this.selection = [id]
		this.#opened = id
		if (kind === 'scene' || kind === 'card') this.#panel = kind
		else if (!this.mayWrite || kind === 'ink') return
		else if (kind === 'arrow' || kind === 'picture') this.#panel = 'words'
		else if (this.#isList) this.#panel = kind === 'frame' ? 'words' : 'note'
		else this.#editing = id
	}

	/** Asks what a note should become. */
	promote(id: ObjectId): void {
		this.#opened = id
		this.#panel = 'promote'
	}

	/** Asks what a thing should be joined to. */
	join(id: ObjectId): void {
		this.#opened = id
		this.#panel = 'join'
	}

	/** Shows what is said about a thing. */
	talkAbout(id: ObjectId): void {
		this.selection = [id]
		this.#opened = id
		this.#panel = 'comments'
	}

	get plan(): Plan | null {
		return this.#plan
	}

	set plan(plan: Plan | null) {
		this.#plan = plan
	}

	/** Where something is drawn now: as I would move it, or as a colleague is moving it. */
	boxNow(placed: Placed): Box {
		return this.onScreen.boxNow(placed)
	}

	/** An arrow's ends as they are drawn now. */
	endsNow(arrow: DrawnArrow): Pick<DrawnArrow, 'from' | 'to'> {
		return this.onScreen.endsNow(arrow)
	}

	/** The shared text of a note, for an editor. */
	note(id: ObjectId): SharedNote {
		return this.workspace.note(document, id)
	}

	/** What takes a while, and how far it is; null for nothing. */
	get underway(): string | null {
		return this.#underway
	}

	set underway(underway: string | null) {
		this.#underway = underway
	}

	/** What is under way is called off with it. */
	get leaving(): AbortSignal {
		return this.#leave.signal
	}

	/** What did not work and why, until it has been read; null for nothing. */
	get warning(): string | null {
		return this.#warning
	}

	/** Says what did not work, for the eye too. */
	warn(text: string | null): void {
		this.#warning = text
		if (text !== null) this.say(text)
	}

	get said(): { text: string; at: number } | null {
		return this.#said
	}

	say(text: string): void {
		this.#said = { text, at: performance.now() }
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		const outcome = this.workspace.run(document, command)
		if (outcome.ok) return outcome.value
		this.warn(refusals[outcome.reason] ?? 'That did not work.')
		return null
	}

	/** Zooms round the middle of the screen, or round a point of it. */
	zoomTo(
		zoom: number,
		at: Point = { x: this.#screen.width / 2, y: this.#screen.height / 2 }
	): void {
		this.camera = zoomedAt(this.#camera, zoom, at)
	}

	/** Shows all of these, or all there is. */
	fit(boxes: readonly Box[] = this.#everything): void {
		const all = boxAround(boxes)
		if (all !== null) this.camera = fitted(all, this.#screen)
	}

	get #everything(): Box[] {
		return [...this.#canvas.placed, ...this.#canvas.arrows].map(({ box }) => box)
	}

	close(): void {
		this.#leave.abort()
		this.surface.leave()
	}
}
