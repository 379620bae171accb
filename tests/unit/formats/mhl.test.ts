import { describe, expect, test } from 'vitest'
import { looksLikeHashList, readHashList, type HashList } from '#formats/mhl.ts'
import { haveSamples, noSamples, sampleBytes } from '../../support/samples.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readHashList(bytesOf(text))

function listIn(bytes: Uint8Array): HashList {
	const outcome = readHashList(bytes)
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

/** A list with one file, as ASC MHL 2.0 writes it; `hash` is the inside of its hash element. */
const ascmhl = (hash: string) => `<?xml version="1.0" encoding="UTF-8"?>
<hashlist version="2.0" xmlns="urn:ASC:MHL:v2.0">
  <creatorinfo><creationdate>2026-03-02T09:00:00Z</creationdate></creatorinfo>
  <hashes>
    <hash>${hash}</hash>
  </hashes>
</hashlist>`

const file = '<path size="5">Reel_1/mix.wav</path>'
const xxh64 = '<xxh64 action="original" hashdate="2026-03-02T09:00:00Z">0ea03b369a463d9d</xxh64>'

describe.runIf(haveSamples)('the ASC MHL samples', () => {
	test('the first generation: 3 files hashed for the first time, 1 directory', () => {
		const list = listIn(sampleBytes('mhl/scenario_01-0001.mhl'))
		expect(list).toMatchObject({
			...{ kind: 'ascmhl', version: '2.0', created: '2020-01-16T09:15:00+00:00' },
			...{ host: 'myHost.local', tool: 'ascmhl.py 0.3 alpha', process: 'in-place' },
			...{ rootHash: 'xxh64 8d02114c32e28cbe', directories: 1 }
		})
		const files = list.files.map(({ path, bytes, algorithm, hash, action }) => [
			...[path, bytes, algorithm, hash, action]
		])
		expect(files).toEqual([
			['Clips/A002C006_141024_R2EC.mov', 5, 'xxh64', '0ea03b369a463d9d', 'original'],
			['Clips/A002C007_141024_R2EC.mov', 4, 'xxh64', '7680e5f98f4a80fd', 'original'],
			['Sidecar.txt', 58, 'xxh64', '3ab5a4166b9bde44', 'original']
		])
	})

	test('the second generation: the same 3 files, verified a day later', () => {
		const { files } = listIn(sampleBytes('mhl/scenario_02-0002.mhl'))
		expect(files.map(({ action }) => action)).toEqual(['verified', 'verified', 'verified'])
		expect(files[0]?.hashedAt).toBe('2020-01-17T14:30:00+00:00')
	})

	test('the chain files: their generations, in order, with the hash of each', () => {
		const one = listIn(sampleBytes('mhl/scenario_01-chain.xml'))
		const two = listIn(sampleBytes('mhl/scenario_02-chain.xml'))
		expect([one.kind, one.generations.length, two.generations.length]).toEqual(['chain', 1, 2])
		expect(two.generations[1]).toMatchObject({
			number: 2,
			path: '0002_A002R2EC_2020-01-17_143000Z.mhl',
			algorithm: 'c4'
		})
	})

	test('cut anywhere, they are refused with a line and never half read', () => {
		const whole = sampleBytes('mhl/scenario_01-0001.mhl')
		for (let length = 60; length < whole.length - 12; length += 41) {
			const outcome = readHashList(whole.subarray(0, length))
			expect([length, outcome.ok, !outcome.ok && (outcome.line ?? 0) > 0]).toEqual([
				...[length, false, true]
			])
		}
	})

	test('the schema is no hash list', () => {
		const outcome = readHashList(sampleBytes('mhl/ASCMHL.xsd'))
		expect(outcome).toMatchObject({ ok: false, reason: 'wrong-kind' })
	})
})

test.runIf(!haveSamples)(`the samples are read (${noSamples})`, () => {
	expect(haveSamples).toBe(false)
})

describe('a damaged list is refused with the place', () => {
	test.each([
		['a hash that is too short', `${file}<xxh64>0ea03b</xxh64>`, '0ea03b is no xxh64'],
		['a hash with other letters', `${file}<md5>${'z'.repeat(32)}</md5>`, 'is no md5'],
		['a size that is no number', `<path size="many">a.wav</path>${xxh64}`, 'many is no number'],
		['a file without a hash', file, 'Reel_1/mix.wav has no hash'],
		['a hash without a file', xxh64, 'a hash belongs to no file']
	])('%s', (_, hash, words) => {
		const outcome = read(ascmhl(hash))
		expect(outcome).toMatchObject({ ok: false, reason: 'broken-list', line: 5 })
		expect(!outcome.ok && outcome.message).toContain(words)
	})

	test('XML that is broken, with its line', () => {
		expect(read(ascmhl(`${file}<xxh64>0ea03b369a463d9d</md5>`))).toMatchObject({
			reason: 'broken-xml',
			line: 5
		})
	})

	test('a DOCTYPE, before any entity is expanded', () => {
		const bomb = '<!DOCTYPE hashlist [<!ENTITY a "aaaa">]><hashlist>&a;</hashlist>'
		expect(read(bomb)).toMatchObject({ reason: 'forbidden-xml', line: 1 })
	})

	test('what is no list at all', () => {
		expect(read('')).toMatchObject({ reason: 'empty-file' })
		expect(read('<FinalDraft/>')).toMatchObject({ reason: 'wrong-kind' })
		expect(read('INT. HOUSE - DAY')).toMatchObject({ reason: 'wrong-kind', line: 1 })
	})
})

test('a file that failed is told, whatever another algorithm says of it', () => {
	const failed = '<md5 action="failed">0123456789abcdef0123456789abcdef</md5>'
	const { files } = listIn(bytesOf(ascmhl(file + xxh64 + failed)))
	expect(files).toMatchObject([{ action: 'failed', algorithm: 'md5' }])
})

test('prefixes and CDATA do not matter', () => {
	const text = `<m:hashlist version="2.0" xmlns:m="urn:ASC:MHL:v2.0"><m:hashes><m:hash>
		<m:path size="1"><![CDATA[a & b.wav]]></m:path><m:md5>0123456789abcdef0123456789abcdef</m:md5>
	</m:hash></m:hashes></m:hashlist>`
	expect(listIn(bytesOf(text)).files).toMatchObject([{ path: 'a & b.wav', bytes: 1 }])
})

test('a classic list', () => {
	const list = listIn(
		bytesOf(`<hashlist version="1.1">
	<creatorinfo><name>Ann</name><hostname>cart</hostname><tool>a tool</tool>
		<startdate>2015-03-02T09:00:00Z</startdate></creatorinfo>
	<hash><file>Clips/A001.mov</file><size>1234</size>
		<lastmodificationdate>2015-03-01T09:00:00Z</lastmodificationdate>
		<xxhash64be>0ea03b369a463d9d</xxhash64be><hashdate>2015-03-02T09:01:00Z</hashdate></hash>
</hashlist>`)
	)
	expect(list).toMatchObject({ kind: 'classic', author: 'Ann', created: '2015-03-02T09:00:00Z' })
	expect(list.files).toEqual([
		{
			...{ path: 'Clips/A001.mov', bytes: 1234, modified: '2015-03-01T09:00:00Z', line: 4 },
			...{ algorithm: 'xxhash64be', hash: '0ea03b369a463d9d', action: '' },
			hashedAt: '2015-03-02T09:01:00Z'
		}
	])
})

test('a plain list, and the line of it that is damaged', () => {
	const md5 = 'd41d8cd98f00b204e9800998ecf8427e'
	const list = listIn(bytesOf(`# made by hand\n${md5}  Reel 1/mix.wav\n${md5} *b.wav\n`))
	expect(list.kind).toBe('plain')
	expect(list.files.map(({ path, algorithm, line }) => [path, algorithm, line])).toEqual([
		['Reel 1/mix.wav', 'md5', 2],
		['b.wav', 'md5', 3]
	])
	expect(read(`${md5}  a.wav\nnothing here\n`)).toMatchObject({ reason: 'broken-list', line: 2 })
})

test('is known by its name or by its root', () => {
	expect(looksLikeHashList('0001_A002.mhl', bytesOf(''))).toBe(true)
	expect(looksLikeHashList('list.xml', bytesOf(ascmhl(file)))).toBe(true)
	expect(looksLikeHashList('script.fdx', bytesOf('<FinalDraft/>'))).toBe(false)
})
