import { timeInSession, type PtClip, type PtSession, type PtTrack } from './protools.ts'

/** A cue as a session holds it: in the names of clips, in the tags of tracks and of what lies over them. */
export type PtCue = {
	number: string
	reel: string
	scene: string
	version: string
	character: string
	characterNumber: string
	actor: string
	from: string
	to: string
	text: string
	reason: string
	minutes: string
	note: string
	askedBy: string
	priority: string
	/** `EFF`, `TV`, `TBW`, `ADLIB`, `OPT`. */
	flags: string[]
	muted: boolean
	line: number
}

type Tags = Map<string, string>

/** Words, `$NAME=word`, `{NAME=value with spaces}` and `[FLAG]` of a name or comment. */
export function readTags(name: string): { text: string; tags: Tags } {
	const tags: Tags = new Map()
	const text = name
		.replace(/\{(\w+)=([^{}]*)\}/g, (_, key: string, value: string) => {
			tags.set(key, value.trim())
			return ' '
		})
		.replace(/\$(\w+)=(\S+)/g, (_, key: string, value: string) => {
			tags.set(key, value)
			return ' '
		})
		.replace(/\[([A-Z][A-Z0-9_-]*)\]/g, (_, key: string) => {
			tags.set(key, key)
			return ' '
		})
	return { text: text.replace(/\s+/g, ' ').trim(), tags }
}

const flags = ['EFF', 'TV', 'TBW', 'ADLIB', 'OPT'] as const

/**
 * The cues of a session: clips with a cue number; where there is none, the clips of tracks that say ADR;
 * else every clip. What a clip says goes before its track, that before clips with `@` that lie over it,
 * and those before the session's name. A clip with `&` goes on with the one before.
 */
export function cuesOfSession(session: PtSession): PtCue[] {
	const tagged = session.tracks.map((track) => ({
		track,
		named: readTags(track.name),
		said: readTags(track.comments)
	}))
	const spans = session.tracks.flatMap(({ clips }) =>
		clips.filter(isFirst).flatMap((clip) => {
			const times = timesOf(clip, session)
			return clip.name.startsWith('@') && times
				? [{ ...times, ...readTags(clip.name.slice(1)) }]
				: []
		})
	)
	const common = readTags(session.session).tags
	const all = tagged.flatMap(({ track, named, said }) => {
		const own = merged([common, named.tags, said.tags])
		const cues: (PtCue & { isNumbered: boolean; isAdr: boolean })[] = []
		for (const clip of track.clips.filter(isFirst)) {
			if (clip.name.startsWith('@')) continue
			const times = timesOf(clip, session)
			const last = cues.at(-1)
			const { text, tags } = readTags(clip.name.replace(/^&/, ''))
			if (clip.name.startsWith('&') && last) {
				last.text = `${last.text} ${text}`.trim()
				last.to = times?.to ?? last.to
				continue
			}
			const over = times
				? spans.filter(({ from, to }) => from <= times.from && times.from < to)
				: []
			const found = merged([common, ...over.map((span) => span.tags), own, tags])
			cues.push({
				...cueOf(found, { clip, track, text, name: named.text }),
				...{ from: times?.from ?? '', to: times?.to ?? '' },
				...{ isNumbered: tags.has('QN'), isAdr: own.has('ADR') || own.has('CN') }
			})
		}
		return cues
	})
	const numbered = all.filter(({ isNumbered }) => isNumbered)
	const adr = all.filter(({ isAdr }) => isAdr)
	const chosen = numbered.length > 0 ? numbered : adr.length > 0 ? adr : all
	return chosen.map(({ isNumbered: _, isAdr: _isAdr, ...cue }) => cue)
}

/** Tracks in stereo repeat their list for each channel. */
function isFirst({ channel }: PtClip): boolean {
	return channel === 1
}

function timesOf(clip: PtClip, session: PtSession): { from: string; to: string } | null {
	const [from, to] = [timeInSession(clip.start, session), timeInSession(clip.end, session)]
	return from === null || to === null ? null : { from, to }
}

function merged(list: readonly Tags[]): Tags {
	return new Map(list.flatMap((tags) => [...tags]))
}

function cueOf(
	tags: Tags,
	of: { clip: PtClip; track: PtTrack; text: string; name: string }
): Omit<PtCue, 'from' | 'to'> {
	const said = (key: string): string => tags.get(key) ?? ''
	// The other convention: `JACK[JAC]{Actor}` for a track, `line [reason] {comment}` for a clip.
	const track = /^([^[{]*)(?:\[[^\]]*\])?\s*(?:\{([^}]*)\})?/.exec(of.name)
	const reason = /\[([^\]]*)\]/.exec(of.text)?.[1] ?? ''
	const comment = /\{([^}]*)\}/.exec(of.text)?.[1] ?? ''
	const text = of.text.replace(/\[[^\]]*\]|\{[^}]*\}/g, ' ').replace(/\s+/g, ' ')
	return {
		...{ number: said('QN'), reel: said('Reel'), scene: said('Sc'), version: said('Ver') },
		character: said('Char') || (track?.[1] ?? '').replace(/ \(Stereo\)$/, '').trim(),
		characterNumber: said('CN'),
		actor: said('Actor') || (track?.[2] ?? ''),
		text: (said('Line') || text).trim(),
		...{ reason: said('R') || reason, note: said('Note') || comment, askedBy: said('Rq') },
		...{ minutes: said('Mins'), priority: said('P') },
		flags: flags.filter((flag) => tags.has(flag)),
		...{ muted: of.clip.muted, line: of.clip.line }
	}
}
