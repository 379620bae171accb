import 'pdfmake'

/** What pdfmake 0.3 has and its types leave out: the files it may read, fonts among them. */
declare module 'pdfmake' {
	export const virtualfs: { writeFileSync: (name: string, content: Uint8Array) => void }
}
