/** Bundles programs that run on Node into a folder of their own, from the project's root; their files by name. */
export function bundle(folder: string, programs: Record<string, string>): Promise<unknown>
