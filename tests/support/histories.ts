import * as Y from 'yjs'
import { difference, patch } from '#model/core/difference.ts'
import { addressText, documents, type DocumentAddress } from '#model/documents.ts'
import { openDatabase } from '../../server/store/driver.ts'

/**
 * Begins a stored document's history anew, with what it holds and whatever `change` does to that: the
 * same content, under Yjs ids that no copy knows.
 */
export async function beginAnew(
	file: string,
	address: DocumentAddress,
	change: (doc: Y.Doc) => void = () => undefined
): Promise<void> {
	const database = await openDatabase(file)
	const where = [address.production, address.kind]
	const find = database.prepare(
		'select id, snapshot from document where production = ? and kind = ?'
	)
	const [row] = find.all(...where)
	if (row === undefined) throw new Error(`Nothing is stored of ${addressText(address)}.`)
	const id = row['id'] as number
	const log = database.prepare('select bytes, seq from log where document = ? order by seq').all(id)
	const before = new Y.Doc()
	const stored = [row['snapshot'], ...log.map((each) => each['bytes'])]
	for (const bytes of stored) if (bytes) Y.applyUpdate(before, bytes as Uint8Array)

	const after = new Y.Doc()
	const all = difference(new Y.Doc(), before, documents[address.kind])
	after.transact(() => patch(after, all))
	change(after)
	const seq = Number(log.at(-1)?.['seq'] ?? 0)
	database.exec('begin immediate')
	database.prepare('delete from log where document = ?').run(id)
	database
		.prepare(
			'update document set epoch = epoch + 1, snapshot = ?, snapshot_seq = max(snapshot_seq, ?) where id = ?'
		)
		.run(Y.encodeStateAsUpdate(after), seq, id)
	database.exec('commit')
	database.close()
}
