/**
 * One field of a record: how a stored value is read, and what may be written.
 * Reading forgives (a bad value reads as the fallback), writing is strict.
 */
export type Field<Value> = {
	/** Kind, limits and fallback as a text: what version.test.ts watches. */
	shape: string
	read: (stored: unknown) => Value
	/** Null when the value may be written, else what is wrong with it. */
	problem: (value: unknown) => string | null
}

/** Half of a character that takes two UTF-16 units. Yjs sends it as U+FFFD, so documents would differ. */
const halfCharacter = /\p{Surrogate}/u

/** Plain text of at most `max` UTF-16 units. */
export function text(max: number, fallback = ''): Field<string> {
	return {
		shape: `text(${max}, ${JSON.stringify(fallback)})`,
		read: (stored) => (typeof stored === 'string' ? stored.slice(0, max) : fallback),
		problem: (value) => {
			if (typeof value !== 'string') return 'is not text'
			if (value.length > max) return `is longer than ${max} characters`
			return halfCharacter.test(value) ? 'holds half a character' : null
		}
	}
}

/** A text from a file as it may be written: cut to `max`, but never through a character. */
export function fitText(text: string, max: number): string {
	return text
		.slice(0, max)
		.replace(/\p{Surrogate}/gu, (_, at: number) => (at === max - 1 ? '' : '\uFFFD'))
}

/** A whole number between `min` and `max`. */
export function whole(min: number, max: number, fallback: number): Field<number> {
	const fits = (value: unknown): value is number =>
		Number.isInteger(value) && (value as number) >= min && (value as number) <= max
	return {
		shape: `whole(${min}, ${max}, ${fallback})`,
		read: (stored) => (fits(stored) ? stored : fallback),
		problem: (value) => (fits(value) ? null : `is not a whole number from ${min} to ${max}`)
	}
}

/** A field that may also be unknown, which is stored and read as null. */
export function maybe<Value>(field: Field<Value>): Field<Value | null> {
	return {
		shape: `maybe(${field.shape})`,
		read: (stored) =>
			stored === null || stored === undefined || field.problem(stored) !== null
				? null
				: field.read(stored),
		problem: (value) => (value === null ? null : field.problem(value))
	}
}

/** Yes or no. */
export function flag(fallback = false): Field<boolean> {
	return {
		shape: `flag(${fallback})`,
		read: (stored) => (typeof stored === 'boolean' ? stored : fallback),
		problem: (value) => (typeof value === 'boolean' ? null : 'is neither yes nor no')
	}
}

/** One of a list. What a newer client wrote, and this one does not know, reads as `unknown`. */
export function choice<const Option extends string>(
	options: readonly Option[],
	unknown: NoInfer<Option>
): Field<Option> {
	const known = (value: unknown): value is Option => options.includes(value as Option)
	return {
		shape: `choice(${options.join(' | ')}, ${unknown})`,
		read: (stored) => (known(stored) ? stored : unknown),
		problem: (value) => (known(value) ? null : `is none of ${options.join(', ')}`)
	}
}

/** The id of another record, or '' for none. The other record may be gone: readers must cope. */
export function pointer<Id extends string>(): Field<Id | ''> {
	return text(64) as Field<string> as Field<Id | ''>
}

/**
 * A whole number for each of some ids, none where nothing was said. Each is a key of its own, as the
 * members of a set are. Never written whole: see `setCount` of a collection.
 */
export type Counts<Id extends string> = Field<Readonly<Partial<Record<Id, number>>>> & {
	countsUnder: string
	count: Field<number>
}

/** Whole numbers up to `most`, stored under `<prefix><id>`. */
export function counts<Id extends string>(prefix: string, most: number): Counts<Id> {
	return {
		shape: `counts(${prefix}, ${most})`,
		countsUnder: prefix,
		count: whole(1, most, 1),
		read: () => ({}) as Partial<Record<Id, number>>,
		problem: () => 'is several numbers: set each by its id'
	}
}

/**
 * A set of ids. Each member is a key of its own in the record's map, so two people adding
 * different members both keep theirs. Never written whole: see `link` and `unlink` of a collection.
 */
export type Links<Id extends string> = Field<readonly Id[]> & { prefix: string }

/** A set of ids stored under `<prefix><id>`. */
export function links<Id extends string>(prefix: string): Links<Id> {
	return {
		shape: `links(${prefix})`,
		prefix,
		read: () => [],
		problem: () => 'is a set: link and unlink its members'
	}
}
