import { useMemo } from 'react'
import { countBy } from '@maillage/core/agenda/day-counts.ts'
import type { BoardColumn } from '../board/board-day.ts'
import { StateSign } from '../board/StateSign.tsx'
import { useOffice } from '../office-context.ts'

const free = ['free', 'own-patients', 'office', 'protected', 'visit'] as const
const taken = ['booked', 'arrived', 'in-progress', 'fulfilled', 'no-show', 'held'] as const

/** What each form on the board means, with how many there are; free, protected and booked stay at zero. */
export function Legend({ columns }: { columns: readonly BoardColumn[] }) {
  const { text } = useOffice()
  const counts = useMemo(() => {
    const cells = columns.flatMap((column) => column.cells.map((placed) => placed.item))
    return countBy(cells, (cell) => cell.form)
  }, [columns])
  const rare = (form: (typeof free)[number]) => form !== 'free' && form !== 'protected' && !counts.get(form)
  return (
    <ul className="legend" aria-label={text.legend.label}>
      {free.map((form) =>
        rare(form) ? null : (
          <li key={form}>
            <i className={`swatch is-${form}`} />
            <b>{counts.get(form) ?? 0}</b> {text.legend[form](counts.get(form) ?? 0)}
          </li>
        ),
      )}
      {taken
        .filter((form) => form === 'booked' || counts.get(form))
        .map((form) => (
          <li key={form}>
            {form === 'booked' ? (
              <i className="swatch is-booked">
                <StateSign form={form} />
              </i>
            ) : (
              <StateSign form={form} />
            )}
            <b>{counts.get(form) ?? 0}</b> {text.legend[form](counts.get(form) ?? 0)}
          </li>
        ))}
    </ul>
  )
}
