import { useEffect, useRef } from 'react'
import { changeSearch } from '../address.tsx'
import { areLetterKeysOn } from '../letter-keys.ts'
import type { AtlasView } from './atlas-view.ts'

const FIELDS = 'input:not([type="radio"], [type="checkbox"]), select, textarea'

/** `t`: the whole table or the map, anywhere but in a field, unless the keys of one letter are off. Back on the map, the focus is on the way to the table. */
export function useAtlasKeys({ isTable }: AtlasView): void {
  const wasTable = useRef(isTable)
  useEffect(() => {
    const isBack = wasTable.current && !isTable
    wasTable.current = isTable
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isBack && isLost) document.querySelector<HTMLElement>('.rank-foot button')?.focus()
  }, [isTable])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches(FIELDS)) return
      if (event.key.toLowerCase() !== 't' || !areLetterKeysOn()) return
      event.preventDefault()
      changeSearch({ table: isTable ? undefined : '1' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isTable])
}
