import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspect } from '../../../../server/cli/inspect.ts'

let folder: string

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'daybreak-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('says what a hash list lists, or in which line it is damaged', async () => {
	const file = join(folder, 'masters.md5')
	writeFileSync(file, 'd41d8cd98f00b204e9800998ecf8427e  Reel 1/mix.wav\n')
	expect(await inspect.run([file])).toMatchObject({
		json: { format: 'mhl', kind: 'plain', hashes: [{ path: 'Reel 1/mix.wav', algorithm: 'md5' }] },
		exitCode: 0
	})
	writeFileSync(file, 'd41d8cd98f00b204e9800998ecf8427e  a.wav\ncut o')
	expect(await inspect.run([file])).toMatchObject({ json: { error: { line: 2 } }, exitCode: 2 })
})
