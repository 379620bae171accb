/** A person in a production, as documents and colleagues know them; `role` is a Role. */
export type Person = { id: string; name: string; role: string }

/** Whoever a request comes from: a person with an account, or a visitor looking at the sample. */
export type Me = {
	id: string
	name: string
	/** Null for a visitor. */
	email: string | null
	isVisitor: boolean
	/** The one who set this server up. */
	isServerOwner: boolean
	/** The signed-in device the request comes from. */
	device: string
}

/** A Me as screens get it. */
export function publicPerson({ id, name, email, isVisitor }: Me) {
	return { id, name, email, isVisitor }
}
