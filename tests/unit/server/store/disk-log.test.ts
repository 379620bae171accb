import { expect, test, vi } from 'vitest'
import type { DocumentAddress } from '#model/documents.ts'
import { DiskLog } from '../../../../server/store/disk-log.ts'
import { readSegment } from '../../../../server/store/segment.ts'
import { FaultyFiles, type Fault } from '../../../support/faulty-files.ts'

const address: DocumentAddress = { production: 'p1', kind: 'stripboard' }
const other: DocumentAddress = { production: 'p2', kind: 'production' }

function opened(seq = 0) {
	const files = new FaultyFiles()
	let [closed, now] = [0, 0]
	files.stall = () => void (now += 15)
	const told = { closed: () => closed++, now: () => now }
	const log = new DiskLog({ files, generation: 'g', seq, ...told })
	const append = (n: number, to = address) => log.append(to, Uint8Array.of(n), null)
	/** What a start would find: the edits on the disk, by their first byte. */
	const kept = () =>
		files.list().flatMap((name) => {
			const segment = readSegment(files.read(name) as Uint8Array)
			return (segment?.edits ?? []).map(({ seq, bytes }) => ({ seq, n: bytes[0] }))
		})
	return { files, log, append, kept, timesClosed: () => closed }
}

test('what one turn brings is one commit, in order, and on the disk when it is acknowledged', async () => {
	const { log, append, kept } = opened(10)
	const seqs = await Promise.all([1, 2, 3].map((n) => append(n)))
	expect(log.commits).toBe(1)
	expect(kept()).toEqual(seqs.map((seq, index) => ({ seq, n: index + 1 })))
	expect(Math.min(...seqs)).toBeGreaterThan(10)
})

test('on a slow disk edits gather behind the one under way, and nothing waits for it but they', async () => {
	const { files, log, append } = opened()
	files.fault = 'slow'
	for (const n of [0, 1]) await append(n) // waited for: this is how it is found to be slow
	const second = append(2)
	await vi.waitFor(() => expect(files.held).toBe(1))
	const [third, fourth] = [append(3), append(4)]
	await new Promise((resolve) => setImmediate(resolve))
	expect([files.held, log.waiting]).toEqual([1, 3])
	files.release()
	await Promise.all([second, third, fourth])
	expect([log.commits, log.waiting]).toEqual([4, 0])
})

test('a disk that had one hiccup is waited for as before', async () => {
	const { files, append } = opened()
	for (let n = 0; n < 100; n++) {
		files.fault = n % 10 === 0 ? 'slow' : null
		await append(n) // aside, a slow one would not end before it is released
	}
	expect(files.held).toBe(0)
})

test('a disk that was slow is waited for again after fifty commits', async () => {
	const { files, log, append } = opened()
	files.fault = 'slow'
	for (const n of [0, 1]) await append(n)
	files.fault = null
	for (let n = 0; n < 49; n++) await append(n)
	files.fault = 'slow'
	const last = append(100)
	await vi.waitFor(() => expect(files.held).toBe(1))
	files.release()
	await last
	files.fault = 'slow'
	await append(101)
	expect([files.held, log.waiting]).toEqual([0, 0])
})

test('what is large goes to the disk aside', async () => {
	const { files, log } = opened()
	const commit = vi.spyOn(files, 'create')
	await log.append(address, new Uint8Array(300_000), null)
	expect(commit).toHaveBeenCalledOnce()
	expect(readSegment(files.read(files.list()[0] as string) as Uint8Array)?.edits).toHaveLength(1)
})

test.each<Fault>(['full', 'torn', 'stuck', 'unsynced'])(
	'when the disk is %s, edits fail with those behind them, and no seq is given twice',
	async (fault) => {
		const { files, append, kept, timesClosed } = opened()
		const first = await append(1)
		files.fault = fault
		const lost = await Promise.allSettled([append(2), append(3)])
		expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
		files.fault = null
		const last = await append(4)
		expect(timesClosed()).toBe(1)
		// What cannot be taken back may come up again: whoever sent it was not told that it is saved.
		const left = fault === 'stuck' ? [{ seq: first + 1, n: 2 }] : []
		expect(kept()).toEqual([{ seq: first, n: 1 }, ...left, { seq: last, n: 4 }])
		expect(last).toBeGreaterThan(first + 2)
	}
)

test('it knows whose edits it holds until they are filed', async () => {
	const { files, log, append } = opened()
	expect(log.holds()).toBe(false)
	await append(1)
	expect([log.holds(address), log.holds(other), log.holds()]).toEqual([true, false, true])
	await log.close()
	expect(log.holds(address)).toBe(true)
	for (const name of log.filable) log.filed(name)
	expect([log.holds(), files.list()]).toEqual([false, []])
})

test('a full segment is closed and another one begun', async () => {
	const { files, log, timesClosed } = opened()
	for (let n = 0; n < 5; n++) await log.append(address, new Uint8Array(1024 * 1024), null)
	expect(timesClosed()).toBe(1)
	expect(files.list()).toHaveLength(2)
	expect(log.filable).toHaveLength(1)
})
