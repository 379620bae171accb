/** What is wrong with what was written, as a sentence; null when nothing is. */
export type Check = (value: string) => string | null

/** Long enough that guessing is hopeless, short enough that hashing it is not an attack. */
export const passwordLength = { least: 10, most: 128 }

/** The longest name that is taken: it has to fit on a face's label. */
export const longestName = 60

/** The longest an e-mail address may be by the standard. */
export const longestEmail = 254

export const checkName: Check = (name) =>
	name.trim() === '' ? 'Write the name your colleagues know you by.' : null

/** Only whether it could be one: the mail itself is the proof. */
export const checkEmail: Check = (email) => {
	if (email.trim() === '') return 'Write your e-mail address.'
	return /^\S+@[^\s@]+$/.test(email.trim()) ? null : 'Write it like name@example.com.'
}

export const checkNewPassword: Check = (password) => {
	const { least, most } = passwordLength
	if (password.length < least) return `Take at least ${least} characters.`
	return password.length > most ? `Take at most ${most} characters.` : null
}

export const checkPassword: Check = (password) => (password === '' ? 'Write your password.' : null)
