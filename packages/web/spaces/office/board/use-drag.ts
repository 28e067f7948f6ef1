import { useEffect, useRef } from 'react'

interface DragHandlers {
  /** True when the block can be taken. */
  canLift(cellId: string): boolean
  onLift(cellId: string): void
  /** The block's top is over this column, this many pixels under its top. */
  onHover(practitionerId: string, offsetPixels: number): void
  onDrop(): void
  onAbandon(): void
}

interface Drag {
  readonly cellId: string
  readonly grabPixels: number
  readonly x: number
  readonly y: number
  lifted: boolean
  over: boolean
}

const thresholdPixels = 6

function columnUnder(x: number, y: number): { practitionerId: string; body: DOMRect } | null {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')
  const body = column?.querySelector('.body')?.getBoundingClientRect()
  const practitionerId = column?.dataset.column
  return body && practitionerId ? { practitionerId, body } : null
}

/**
 * Dragging with a mouse or a pen; a finger scrolls, and moves with the button "Déplacer". Escape, or letting go outside a
 * possible place, abandons. Returns the handler of `pointerdown` and a test that swallows the click that ends a drag.
 */
export function useDrag(handlers: DragHandlers) {
  const current = useRef(handlers)
  current.current = handlers
  const drag = useRef<Drag | null>(null)
  const justDragged = useRef(false)

  useEffect(() => {
    const move = (event: PointerEvent) => {
      const held = drag.current
      if (!held) return
      if (!held.lifted && Math.hypot(event.clientX - held.x, event.clientY - held.y) < thresholdPixels) return
      if (!held.lifted) current.current.onLift(held.cellId)
      held.lifted = true
      event.preventDefault()
      const column = columnUnder(event.clientX, event.clientY)
      held.over = column !== null
      if (column)
        current.current.onHover(column.practitionerId, event.clientY - held.grabPixels - column.body.top)
    }
    const up = () => {
      const held = drag.current
      drag.current = null
      if (!held?.lifted) return
      justDragged.current = true
      setTimeout(() => {
        justDragged.current = false
      })
      if (held.over) current.current.onDrop()
      else current.current.onAbandon()
    }
    const abandon = () => {
      const held = drag.current
      drag.current = null
      if (held?.lifted) current.current.onAbandon()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', abandon)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', abandon)
    }
  }, [])

  const onPointerDown = (event: React.PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    const cellId = cell?.dataset.cell
    if (!cell || !cellId || !current.current.canLift(cellId)) return
    const grabPixels = event.clientY - cell.getBoundingClientRect().top
    drag.current = { cellId, grabPixels, x: event.clientX, y: event.clientY, lifted: false, over: false }
  }
  return { onPointerDown, endedADrag: () => justDragged.current }
}
