import { useId } from 'react'
import { Icon } from '../../../ui/Icon.tsx'
import type { BoardColumn } from '../board/board-day.ts'
import { useOffice } from '../office-context.ts'

interface PickerProps {
  columns: readonly BoardColumn[]
  chosenId: string
  onChoose(practitionerId: string): void
}

/** On a narrow screen the board shows one practitioner at a time. */
export function PractitionerPicker({ columns, chosenId, onChoose }: PickerProps) {
  const { text, language } = useOffice()
  const id = useId()
  const at = columns.findIndex((column) => column.practitionerId === chosenId)
  const step = (by: number) => {
    const next = columns[at + by]
    if (next) onChoose(next.practitionerId)
  }
  return (
    <div className="picker">
      <button
        type="button"
        className="ob"
        disabled={at <= 0}
        aria-label={text.picker.previous}
        onClick={() => step(-1)}
      >
        <Icon name="previous" />
      </button>
      <label className="vh" htmlFor={id}>
        {text.picker.label}
      </label>
      <select id={id} className="field" value={chosenId} onChange={(event) => onChoose(event.target.value)}>
        {columns.map((column) => (
          <option key={column.practitionerId} value={column.practitionerId}>
            {[
              column.name,
              column.away ? text.board.away : text.board.free(column.freeCount),
              column.label[language],
            ].join(', ')}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="ob"
        disabled={at >= columns.length - 1}
        aria-label={text.picker.next}
        onClick={() => step(1)}
      >
        <Icon name="next" />
      </button>
    </div>
  )
}
