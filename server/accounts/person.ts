/** A signed-in person as far as documents are concerned: whoever made a change. */
export type Person = { id: string; name: string; role: string }
