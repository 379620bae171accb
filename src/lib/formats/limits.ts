/** Largest file read, in bytes. Guards a browser tab's memory; a feature with images is 1–5 MB. */
export const maxFileBytes = 50 * 1024 * 1024

/** Most lines of plain text. Guards memory against a file of line feeds; a feature has about 6,000. */
export const maxLines = 1_000_000

/** Most script paragraphs in an FDX. Guards memory; a feature has about 4,000. */
export const maxParagraphs = 250_000

/** Most scenes of one script. Guards the board it is poured into; a long series bible has 2,000. */
export const maxScenes = 10_000

/** Longest heading or cue, in characters; a longer line is action. The longest real one has 400. */
export const maxHeading = 2_000

/** Most breakdown elements of one scene, and most that one tag stands for. Real: under 100, under 10. */
export const maxElements = 500
export const maxTagTargets = 50

/** Longest synopsis and section title kept, in characters. Guards against repeating a huge one. */
export const maxSynopsis = 5_000
export const maxSectionTitle = 200

/** Deepest XML nesting followed. Guards against a file of opening tags; real files reach about 9. */
export const maxDepth = 200

/** Most warnings kept. A person reads a few; the rest are counted in one last warning. */
export const maxWarnings = 200

/** Largest hash list, in bytes, and most files of one. Guards memory; an LTO lists some 50,000 files. */
export const maxHashListBytes = 50 * 1024 * 1024
export const maxHashedFiles = 200_000

/** Most that a zipped file may unpack to, in bytes: guards memory against a bomb. A series' workbook has 5 MB. */
export const maxUnzippedBytes = 200 * 1024 * 1024

/** Most cells of one sheet. Guards memory; a feature's schedule has about 5,000. */
export const maxSheetCells = 1_000_000

/** Longest line of a list that a machine wrote, in characters: guards the patterns that look for its end. */
export const maxLineLength = 4_000

/** Most events, clips or rows of such a list. Guards memory; a feature's reel has some hundred. */
export const maxListRows = 100_000

/** Most pages of a PDF, and most pieces of text in it. Guards memory; a feature has 120 and some 20,000. */
export const maxPdfPages = 1_000
export const maxPdfRuns = 1_000_000
