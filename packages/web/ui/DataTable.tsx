import type { ReactNode } from 'react'
import './table.css'

export interface Column<Row> {
  key: string
  head: ReactNode
  /** For a column of actions: its head is said, not shown. */
  hideHead?: boolean
  numeric?: boolean
  cell(row: Row): ReactNode
}

interface Props<Row> {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  rowClass?(row: Row): string | undefined
}

/** A table with hairlines; on a narrow screen each row becomes a block where every value keeps its head. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey, rowClass }: Props<Row>) {
  const [first, ...others] = columns
  if (!first) return null
  return (
    <table className="table">
      <caption className={hideCaption ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'n' : undefined}>
              {column.hideHead ? <span className="vh">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={rowClass?.(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map((column) => (
              <td
                key={column.key}
                className={column.numeric ? 'n' : undefined}
                data-head={column.hideHead || typeof column.head !== 'string' ? undefined : column.head}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
