import { statSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { WebSocket } from 'ws'
import { closeReason } from '#protocol/close.ts'
import type { Commit } from './store/disk-log.ts'

/** What the figures are read off when somebody asks for them. */
export type MetricsParts = {
	databaseFile: string
	/** Edits on their way to the disk. */
	waiting: () => number
	rooms: () => number
}

/** From half a millisecond, what a good disk takes, to the ten seconds after which nobody believes it. */
const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * What the server counts of itself. Nothing is counted for each edit: a commit is observed once,
 * and the rest is read off the parts when the figures are asked for.
 */
export class Metrics {
	readonly #registry = new Registry()
	readonly #commits: Histogram
	readonly #edits: Counter
	readonly #refused: Counter
	readonly #overwritten: Counter
	readonly #closed: Counter
	readonly #backups: Counter
	readonly #newestBackup: Gauge
	readonly #open = new Set<Socket>()
	/** Of sockets that are gone. */
	readonly #past = { in: 0, out: 0 }

	constructor() {
		const registers = [this.#registry]
		const counter = (name: string, help: string, labelNames: string[] = []) =>
			new Counter({ name: `daybreak_${name}`, help, labelNames, registers })
		this.#commits = new Histogram({
			name: 'daybreak_commit_wait_seconds',
			help: 'From an edit’s arrival at the store until it is on the disk: of each commit, the one that waited longest.',
			buckets: seconds,
			registers
		})
		this.#edits = counter('edits_saved_total', 'Edits that are on the disk.')
		this.#refused = counter('edits_refused_total', 'Edits not taken, by reason.', ['reason'])
		this.#overwritten = counter('overwrites_total', 'Writes lost to one that had not seen them.')
		this.#closed = counter('sockets_closed_total', 'Sockets that ended, by reason.', ['reason'])
		this.#backups = counter('backups_total', 'Scheduled backups, by outcome.', ['outcome'])
		this.#newestBackup = new Gauge({
			name: 'daybreak_backup_newest_timestamp_seconds',
			help: 'When the newest scheduled backup was taken and read back; 0 when there is none.',
			registers
		})
		collectDefaultMetrics({ register: this.#registry })
	}

	/** Adds what is read off the running parts. */
	observe({ databaseFile, waiting, rooms }: MetricsParts): void {
		this.#gauge('edits_waiting', 'Edits on their way to the disk.', waiting)
		this.#gauge('rooms_open', 'Documents that are open.', rooms)
		this.#gauge('sockets_open', 'Sockets that are open.', () => this.#open.size)
		this.#gauge('database_bytes', 'Size of the database.', () => sizeOf(databaseFile))
		this.#gauge('database_log_bytes', 'Size of what the database has yet to fold in.', () =>
			sizeOf(`${databaseFile}-wal`)
		)
		const traffic = () => this.#traffic()
		new Counter({
			name: 'daybreak_sync_bytes_total',
			help: 'Bytes over sockets, in and out.',
			labelNames: ['direction'],
			registers: [this.#registry],
			collect() {
				this.reset()
				for (const [direction, bytes] of Object.entries(traffic())) this.inc({ direction }, bytes)
			}
		})
	}

	/** A socket has opened. */
	watch(socket: WebSocket, stream: Duplex): void {
		if (!(stream instanceof Socket)) return
		this.#open.add(stream)
		socket.once('close', (code) => {
			this.#open.delete(stream)
			this.#past.in += stream.bytesRead
			this.#past.out += stream.bytesWritten
			this.#closed.inc({ reason: closeReason(code) ?? (code === 1001 ? 'left' : 'other') })
		})
	}

	/** A batch of edits is on the disk. */
	committed({ edits, waitedMs }: Commit): void {
		this.#commits.observe(waitedMs / 1000)
		this.#edits.inc(edits)
	}

	/** An edit was not taken. */
	refused(reason: string): void {
		this.#refused.inc({ reason })
	}

	/** Somebody's write was lost to one that had not seen it. */
	overwritten(): void {
		this.#overwritten.inc()
	}

	/** A scheduled backup was found, made, or could not be; when the newest was made. */
	backedUp(outcome: 'found' | 'made' | 'failed', newestAt: number | null): void {
		if (outcome !== 'found') this.#backups.inc({ outcome })
		this.#newestBackup.set((newestAt ?? 0) / 1000)
	}

	/** Everything, as Prometheus reads it. */
	async text(): Promise<{ type: string; text: string }> {
		return { type: this.#registry.contentType, text: await this.#registry.metrics() }
	}

	#gauge(name: string, help: string, read: () => number): void {
		const registers = [this.#registry]
		const collect = function (this: Gauge) {
			this.set(read())
		}
		new Gauge({ name: `daybreak_${name}`, help, registers, collect })
	}

	#traffic(): { in: number; out: number } {
		const sum = { ...this.#past }
		for (const { bytesRead, bytesWritten } of this.#open) {
			sum.in += bytesRead
			sum.out += bytesWritten
		}
		return sum
	}
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
