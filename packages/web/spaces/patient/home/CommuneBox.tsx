import type { Commune } from '@maillage/contract/territory.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Combobox } from '../../../ui/Combobox.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'
import { communesQuery } from './typed-commune.ts'
import { useLocate } from './use-locate.ts'

/** Shorter, a name says nothing yet. */
const SHORTEST_NAME = 2

interface Props {
  commune: { code: string; name: string } | undefined
  typed: string
  onType(typed: string): void
  onChange(commune: { code: string; name: string }): void
  error?: string | undefined
  /** Changes each time the form asks to choose: the list opens. */
  asked: number
}

/** The commune, by name or postcode, or by the device's position rounded to a kilometre. */
export function CommuneBox({ commune, typed, onType, onChange, error, asked }: Props) {
  const { text } = usePatient()
  const { state, locate } = useLocate(onChange)
  const { items, none } = useCommunes(commune ? '' : typed.trim())
  return (
    <Combobox<Commune>
      label={text.home.from}
      text={commune ? commune.name : typed}
      options={items.map((item) => ({
        key: item.code,
        value: item,
        text: item.name,
        content: <CommuneLine commune={item} />,
      }))}
      onType={onType}
      onChoose={({ value }) => onChange({ code: value.code, name: value.name })}
      countText={text.home.suggestions}
      emptyText={none ? text.home.noCommune : undefined}
      opens={asked}
      error={error ?? (state === 'failed' ? text.home.notLocated : undefined)}
      button={
        <button type="button" onClick={locate} aria-busy={state === 'locating' || undefined}>
          <Icon name="locate" />
          {state === 'locating' ? text.home.locating : text.home.locate}
        </button>
      }
    />
  )
}

/** The communes of a name; `none` once it is known that there are none. */
function useCommunes(asked: string): { items: Commune[]; none: boolean } {
  const enough = asked.length >= SHORTEST_NAME
  const found = useQuery({
    ...communesQuery(asked),
    enabled: enough,
    placeholderData: (previous: Commune[] | undefined) => previous,
  })
  const items = enough ? (found.data ?? []) : []
  return { items, none: enough && found.isSuccess && !found.isPlaceholderData && items.length === 0 }
}

function CommuneLine({ commune }: { commune: Commune }) {
  return (
    <span className="line">
      <span>{highlighted(commune)}</span>
      <span className="m">{commune.postcodes[0]}</span>
    </span>
  )
}

/** The name, with the parts that were typed marked. */
function highlighted(commune: Commune): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of commune.match) {
    parts.push(commune.name.slice(at, start), <mark key={start}>{commune.name.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, commune.name.slice(at)]
}
