import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import type { Commune } from '@maillage/contract/territory.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { accessApi } from './access-api.ts'
import { useAccessSpace } from './access-context.ts'
import { classOf } from './access-view.ts'
import { goToCommune } from './address.ts'

const SHORTEST = 2

const communesQuery = (typed: string) => ({
  queryKey: ['communes', typed] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => accessApi.communes(typed, signal),
  staleTime: 600_000,
})

/** The commune of the page; another one is one choice away. What is near enough to be known says its minutes in the list. */
export function CommuneField({ access }: { access?: CommuneAccess }) {
  const { text } = useAccessSpace()
  const [typed, setTyped] = useState<string>()
  const asked = typed?.trim() ?? ''
  const found = useQuery({
    ...communesQuery(asked),
    enabled: asked.length >= SHORTEST,
    placeholderData: (previous: Commune[] | undefined) => previous,
  })
  const items = asked.length >= SHORTEST ? (found.data ?? []) : []
  const known = new Map(access?.around.map(({ code, minutes }) => [code, minutes]))
  const own = access ? `${access.commune.name}, ${access.commune.postcode}` : ''
  return (
    <Combobox<Commune>
      label={text.commune}
      hint={access ? undefined : text.communeHint}
      text={typed ?? own}
      options={items.map((item) => ({
        key: item.code,
        value: item,
        text: item.name,
        content: <Line commune={item} minutes={known.get(item.code)} />,
      }))}
      onType={setTyped}
      onChoose={({ value }) => {
        setTyped(undefined)
        goToCommune(value.code)
      }}
      countText={text.suggestions}
      emptyText={
        found.isSuccess && !found.isPlaceholderData && items.length === 0 ? text.noCommune : undefined
      }
    />
  )
}

function Line({ commune, minutes }: { commune: Commune; minutes: number | null | undefined }) {
  const { text, language } = useAccessSpace()
  return (
    <span className="commune-line">
      <span>
        <span className="name">{highlighted(commune)}</span>
        <span className="m">{text.inhabitants(commune.population.toLocaleString(language))}</span>
      </span>
      {minutes === undefined || minutes === null ? (
        <span className="m">{commune.postcodes[0]}</span>
      ) : (
        <b className="minutes">
          <i className={`sw c-${classOf(minutes)}`} />
          {minutes} {text.minutesUnit}
        </b>
      )}
    </span>
  )
}

/** The name, with the parts that were typed marked. */
function highlighted({ name, match }: Commune): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of match) {
    parts.push(name.slice(at, start), <mark key={start}>{name.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, name.slice(at)]
}
