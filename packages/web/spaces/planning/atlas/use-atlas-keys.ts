import { useEffect } from 'react'
import { changeSearch } from '../address.tsx'
import { areLetterKeysOn } from '../letter-keys.ts'
import type { AtlasView } from './atlas-view.ts'

/** `t`: the whole table or the map, anywhere but in a field, unless the keys of one letter are off. */
export function useAtlasKeys({ isTable }: AtlasView): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, select, textarea')) return
      if (event.key.toLowerCase() !== 't' || !areLetterKeysOn()) return
      event.preventDefault()
      changeSearch({ table: isTable ? undefined : '1' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isTable])
}
