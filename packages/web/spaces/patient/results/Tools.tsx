import { Icon } from '../../../ui/Icon.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { usePatient } from '../patient-context.ts'
import type { ResultsView } from './results-view.ts'

interface Props {
  view: ResultsView
  filters: number
  onShow(change: { vue: ResultsView['vue'] | undefined }): void
}

/** List or map, and the way to the filters. */
export function Tools({ view, filters, onShow }: Props) {
  const { text } = usePatient()
  return (
    <div className="tools">
      <Segmented
        legend={text.results.view}
        hideLegend
        small
        value={view.vue === 'carte' ? 'carte' : 'liste'}
        options={[
          { value: 'liste', label: text.results.list },
          { value: 'carte', label: text.results.map },
        ]}
        onChange={(value) => onShow({ vue: value === 'carte' ? 'carte' : undefined })}
      />
      <button className="chip ink" type="button" onClick={() => onShow({ vue: 'filtres' })}>
        <Icon name="filter" />
        {filters > 0 ? text.filters.active(filters) : text.results.filter}
      </button>
    </div>
  )
}
