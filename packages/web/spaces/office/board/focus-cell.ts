/** Focuses a block and brings it into sight. */
export function focusCell(id: string): void {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(id)}"]`)
  cell?.focus({ preventScroll: true })
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Focuses a block once it is on the board: after an answer, the day is read again. Without it, the block that Tab reaches. */
export function focusLater(id: string, tries = 20): void {
  setTimeout(() => {
    const cell = document.querySelector(`[data-cell="${CSS.escape(id)}"]`)
    if (cell) focusCell(id)
    else if (tries > 0) focusLater(id, tries - 1)
    else document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus()
  }, 50)
}
