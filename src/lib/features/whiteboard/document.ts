/** The document that the whiteboard on screen lies in. */
export const document = 'whiteboard-main'
