/** What two spellings of one deliverable have in common: `D, M, E Stems 5.1` and `d m e stems 5.1`. */
export function sameName(name: string): string {
	return name
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}.]+/gu, ' ')
		.trim()
}
