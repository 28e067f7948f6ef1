import type { BirthPlace } from '@maillage/contract/birth-places.ts'
import { isBirthPlaceCode } from '@maillage/core/identity/identity-traits.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Combobox } from '../../../ui/Combobox.tsx'
import { findBirthPlaces } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { useSettled } from './use-settled.ts'

const SHORTEST_NAME = 2

interface Props {
  /** What is known already, and its name; empty: nothing. */
  known: { code: string; name: string | null }
  error: string | undefined
  /** The INSEE code once it is sure; else what was typed, which is no code. */
  onChange(code: string): void
}

/** Where somebody was born: chosen by name or postcode, or written as an INSEE code, which alone is kept. */
export function BirthPlaceBox({ known, error, onChange }: Props) {
  const text = usePatientsText()
  const [chosen, setChosen] = useState(known)
  const [typed, setTyped] = useState<string | null>(null)
  const { items, none } = useBirthPlaces(typed ?? '')
  useUnnamedCode(typed ?? '', items, onChange)
  return (
    <Combobox<BirthPlace>
      label={text.identity.birthPlaceCode}
      hint={text.rectify.birthPlaceHelp}
      text={typed ?? (chosen.code && text.identity.place(chosen.code, chosen.name))}
      options={(items ?? []).map((place) => ({
        key: place.code,
        value: place,
        text: place.code,
        content: <PlaceLine place={place} />,
      }))}
      onType={(next) => {
        setTyped(next)
        onChange(isBirthPlaceCode(next.trim().toUpperCase()) ? next.trim().toUpperCase() : next.trim())
      }}
      onChoose={({ value }) => {
        setChosen(value)
        setTyped(null)
        onChange(value.code)
      }}
      countText={text.rectify.birthPlaceCount}
      emptyText={none ? text.rectify.birthPlaceNone : undefined}
      error={error}
    />
  )
}

/** The places of a text, once they are known for it; `none`: there are none. */
function useBirthPlaces(typed: string): { items: BirthPlace[] | undefined; none: boolean } {
  const asked = useSettled(typed.trim(), 100)
  const found = useQuery({
    queryKey: ['office', 'birth-places', asked],
    queryFn: ({ signal }) => findBirthPlaces(asked, signal),
    enabled: asked.length >= SHORTEST_NAME,
    placeholderData: (previous) => previous,
    staleTime: 600_000,
    retry: false,
  })
  const isEnough = typed.trim().length >= SHORTEST_NAME && asked.length >= SHORTEST_NAME
  const items = isEnough ? found.data?.items : undefined
  const isSettled = !found.isPlaceholderData && asked === typed.trim()
  return { items, none: isSettled && items?.length === 0 }
}

/**
 * Five digits are taken for a code while one types. Where they name no place they may be a postcode: the person then chooses in the
 * list, the code of what is no more included.
 */
function useUnnamedCode(
  typed: string,
  items: readonly BirthPlace[] | undefined,
  onUnsure: (typed: string) => void,
): void {
  const code = typed.trim().toUpperCase()
  const isUnnamed = items?.some((place) => place.code === code && place.name === null) ?? false
  const told = useRef(onUnsure)
  told.current = onUnsure
  useEffect(() => {
    if (isUnnamed) told.current(`${code}?`)
  }, [isUnnamed, code])
}

function PlaceLine({ place }: { place: BirthPlace }) {
  const text = usePatientsText()
  return (
    <span className="line">
      <span>{place.name ?? text.rectify.birthPlaceUnnamed}</span>
      <span className="m">{[place.within, place.code].filter(Boolean).join(', ')}</span>
    </span>
  )
}
