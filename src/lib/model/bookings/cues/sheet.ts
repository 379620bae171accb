import type { Sheet } from '../../report.ts'
import type { CueKind } from '../records/cue-kinds.ts'
import type { Cue } from '../records/cue.ts'
import { fieldsOf, lookOf, optionsOf, type CueFieldName } from './columns.ts'
import { numberOf } from './list.ts'
import { choiceWords, columnWord, flagsOf, statusWord } from './words.ts'

type Source = {
	kind: CueKind
	cues: readonly Cue[]
	characterOf: (cue: Cue) => string
	castNumberOf: (cue: Cue) => string
	sessionOf: (cue: Cue) => string
}

/** Cues as a spreadsheet: the columns that other programs know for ADR, every field of the other kinds. */
export function sheetOfCues(source: Source): Sheet {
	return source.kind === 'adr' ? adrSheet(source) : fieldSheet(source)
}

const text = (label: string, width: number) => ({ label, kind: 'text', width }) as const

function adrSheet({ cues, characterOf, castNumberOf, sessionOf }: Source): Sheet {
	return {
		columns: [
			...[text('Cue', 12), text('Reel', 6), text('Scene', 8), text('Version', 12)],
			...[text('Character No', 8), text('Character', 18), text('TC In', 12), text('TC Out', 12)],
			...[text('Line', 60), text('Alt Line', 30), text('Reason', 16), text('Requested By', 16)],
			...[text('Priority', 8), text('On/Off', 10), text('Flags', 14)],
			{ label: 'Minutes', kind: 'whole', width: 8 },
			...[text('Notes', 30), text('Engineer Notes', 24), text('Status', 14), text('Takes', 14)],
			...[{ label: 'Recorded', kind: 'date', width: 12 } as const, text('Session', 26)]
		],
		rows: cues.map((cue) => [
			...[numberOf(cue), cue.reel, cue.scene, cue.version, castNumberOf(cue), characterOf(cue)],
			...[cue.from, cue.to, cue.line, cue.alternate, cue.reason, cue.askedBy],
			...[String(cue.priority), choiceWords['screen']?.[cue.screen] ?? ''],
			flagsOf(cue).replaceAll(' ', ';'),
			cue.minutes,
			...[cue.note, cue.engineering, statusWord(cue.kind, cue.status), cue.takes],
			...[cue.reportedOn || null, sessionOf(cue)]
		])
	}
}

function fieldSheet({ kind, cues, characterOf }: Source): Sheet {
	const fields = fieldsOf(kind)
	return {
		columns: fields.map((field) => text(columnWord(kind, field), field === 'line' ? 50 : 14)),
		rows: cues.map((cue) => fields.map((field) => said(cue, field, characterOf)))
	}
}

function said(cue: Cue, field: CueFieldName, characterOf: (cue: Cue) => string): string {
	if (field === 'number') return numberOf(cue)
	if (field === 'character') return characterOf(cue)
	const value = cue[field]
	if (lookOf(field) === 'flag') return value === true ? 'x' : ''
	if (lookOf(field) !== 'choice') return String(value ?? '')
	const found = optionsOf(cue.kind, field).find((each) => each.value === String(value))
	return found?.word ?? ''
}
