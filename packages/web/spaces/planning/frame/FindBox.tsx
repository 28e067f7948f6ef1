import type { AtlasSite } from '@maillage/contract/atlas.ts'
import { searchCommunes } from '@maillage/territory/commune-search.ts'
import { foldText } from '@maillage/territory/fold-text.ts'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox.tsx'
import { changeSearch } from '../address.tsx'
import type { Ground } from '../ground/use-ground.ts'
import { usePlanning } from '../planning-context.ts'

interface Props {
  ground: Ground | undefined
  sites: readonly AtlasSite[]
  onCommune(code: string): void
}

type Found = { kind: 'commune'; code: string } | { kind: 'area'; key: string }

/** A commune, a site or an intercommunality of the area, by a few letters; Ctrl K from anywhere. */
export function FindBox({ ground, sites, onCommune }: Props) {
  const { text } = usePlanning()
  const [typed, setTyped] = useState('')
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      const input = root.current?.querySelector('input')
      input?.focus()
      input?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const options = useFound(typed, ground, sites)
  const choose = ({ value }: ComboboxOption<Found>) => {
    setTyped('')
    if (value.kind === 'commune') onCommune(value.code)
    else changeSearch({ area: value.key, commune: undefined })
  }
  return (
    <search className="planning-find" ref={root}>
      <Combobox
        label={text.find.label}
        text={typed}
        options={options}
        onType={setTyped}
        onChoose={choose}
        countText={text.find.count}
        emptyText={typed.trim().length > 1 ? text.find.none : undefined}
        button={<kbd>{text.find.key}</kbd>}
      />
    </search>
  )
}

const COMMUNES_SHOWN = 6
const OTHERS_SHOWN = 3

function useFound(
  typed: string,
  ground: Ground | undefined,
  sites: readonly AtlasSite[],
): ComboboxOption<Found>[] {
  const { text, words } = usePlanning()
  return useMemo(() => {
    const asked = typed.trim()
    if (!ground || asked.length < 2) return []
    const outside = new Set(ground.communes.outside)
    const communes = searchCommunes(ground.index, asked, { limit: COMMUNES_SHOWN + outside.size })
      .filter(({ code }) => !outside.has(code))
      .slice(0, COMMUNES_SHOWN)
    const folded = foldText(asked).letters
    const has = (name: string) => foldText(name).letters.includes(folded)
    const isHere = (site: AtlasSite) => !outside.has(site.communeCode)
    const found = sites.filter((site) => isHere(site) && has(site.name)).slice(0, OTHERS_SHOWN)
    const epcis = ground.communes.epcis.filter(({ name }) => has(name)).slice(0, OTHERS_SHOWN)
    return [
      ...communes.map(({ code, name, population }) =>
        option({ kind: 'commune', code }, name, text.find.commune(words.count(population))),
      ),
      ...found.map((site) =>
        option({ kind: 'commune', code: site.communeCode }, site.name, text.find.site, `site:${site.id}`),
      ),
      ...epcis.map(({ code, name }) => option({ kind: 'area', key: `epci:${code}` }, name, text.find.epci)),
    ]
  }, [typed, ground, sites, text, words])
}

function option(value: Found, name: string, detail: ReactNode, key?: string): ComboboxOption<Found> {
  return {
    key: key ?? (value.kind === 'commune' ? value.code : value.key),
    value,
    text: '',
    content: (
      <>
        {name}
        <span className="m">{detail}</span>
      </>
    ),
  }
}
