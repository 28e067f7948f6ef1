import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { csvOf, saveFile } from './csv.ts'
import './table.css'

export interface Column<Row> {
  key: string
  head: ReactNode
  /** For a column of actions: its head is said, not shown. */
  hideHead?: boolean
  numeric?: boolean
  cell(row: Row): ReactNode
  /** The same value for a spreadsheet; left out: the column is not exported. */
  text?(row: Row): string
}

interface Props<Row> {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  rowClass?(row: Row): string | undefined
  /** Offers the rows as a CSV file, under this label and file name. */
  csv?: { label: string; fileName: string }
}

/** A table with hairlines; on a narrow screen each row becomes a block where every value keeps its head. */
export function DataTable<Row>({ csv, ...table }: Props<Row>) {
  if (!csv) return <Rows {...table} />
  return (
    <>
      <Rows {...table} />
      <p className="after">
        <Button onClick={() => saveFile(csvOf(table.columns, table.rows), csv.fileName)}>{csv.label}</Button>
      </p>
    </>
  )
}

function Rows<Row>({ caption, hideCaption, columns, rows, rowKey, rowClass }: Omit<Props<Row>, 'csv'>) {
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
