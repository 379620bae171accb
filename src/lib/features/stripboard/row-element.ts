/** The row that shows a strip, or null while it is not on screen. */
export function rowElement(board: HTMLElement | undefined, id: string): HTMLElement | null {
	return board?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null
}
