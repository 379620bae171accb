import type { Aside } from './aside.ts'
import { examine } from './examine.ts'
import { pack, problemsOfFiles, unpack } from './packed.ts'
import { prepare } from './prepare.ts'

/** Does a task in the thread that it is called in. */
export const work: Aside = async (task, file, files) => {
	if (task === 'examine') return examine(file)
	if (task === 'prepare') {
		const examination = await prepare(file)
		await unpack(file, files)
		return examination
	}
	await pack(file, files)
	const examination = await examine(file)
	return { ...examination, problems: [...examination.problems, ...(await problemsOfFiles(file))] }
}
