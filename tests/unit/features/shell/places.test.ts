import { expect, test } from 'vitest'
import { needOf } from '$lib/features/shell/places.ts'

test.each([
	['/p/p1/stripboard', { kind: 'stripboard', access: 'read' }],
	['/p/p1/stripboard/print', { kind: 'stripboard', access: 'read' }],
	['/p/p1/stripboard/import', { kind: 'stripboard', access: 'write' }],
	['/p/p1/whiteboard', { kind: 'whiteboard-main', access: 'read' }],
	['/p/p1/deliverables', { kind: 'deliverables', access: 'read' }],
	['/p/p1/contacts', { kind: 'office', access: 'read' }],
	['/p/p1/people/roles', null],
	['/p/p1/published', null],
	['/p/p1', null]
])('%s needs %o', (path, need) => {
	expect(needOf(path)).toEqual(need)
})
