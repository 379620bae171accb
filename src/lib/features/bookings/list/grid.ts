/** Enter and the arrows go up and down a column, as in a spreadsheet; inside a text they stay. */
export function moveInGrid(event: KeyboardEvent): void {
	const { target, key } = event
	if (!(target instanceof HTMLElement) || event.defaultPrevented) return
	const by =
		key === 'Enter'
			? event.shiftKey
				? -1
				: 1
			: key === 'ArrowDown'
				? 1
				: key === 'ArrowUp'
					? -1
					: 0
	const isChoice =
		target instanceof HTMLSelectElement || target.getAttribute('type') === 'datetime-local'
	if (by === 0 || target instanceof HTMLButtonElement || (isChoice && key !== 'Enter')) return
	const cell = target.closest('td')
	const row = cell?.parentElement
	const column = cell && row ? [...row.children].indexOf(cell) : -1
	const next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling
	const field = next?.children[column]?.querySelector<HTMLElement>('input, select, button')
	if (!field) return
	event.preventDefault()
	field.focus()
	if (field instanceof HTMLInputElement && field.type === 'text') field.select()
}
