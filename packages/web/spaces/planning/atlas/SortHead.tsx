import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { changeSearch } from '../address.tsx'
import type { Layer } from './layers.ts'
import { type Sort, type SortColumn, writeSort } from './atlas-view.ts'

interface Props {
  by: SortColumn
  sort: Sort
  layer: Layer
  text: AtlasText
  isNumber?: boolean
}

/** Names and places rise first, numbers fall first; a second press turns the order. */
export function SortHead({ by, sort, layer, text, isNumber = false }: Props) {
  const isSorted = sort.by === by
  const turned = isSorted ? !sort.isRising : !isNumber
  return (
    <th
      scope="col"
      className={isNumber ? 'n' : undefined}
      aria-sort={isSorted ? (sort.isRising ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        onClick={() => changeSearch({ sort: writeSort({ by, isRising: turned }, layer) })}
      >
        {text.table.columns[by]}
        {isSorted ? (
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d={sort.isRising ? 'M1 7l4-4 4 4z' : 'M1 3l4 4 4-4z'} fill="currentColor" />
          </svg>
        ) : null}
      </button>
    </th>
  )
}
