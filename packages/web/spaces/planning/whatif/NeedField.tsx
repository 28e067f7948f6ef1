import { useState } from 'react'
import { changeSearch } from '../address.tsx'
import { readDays } from './whatif-view.ts'

const MOST_DAYS = 100

interface Props {
  label: string
  site: string
  need: number
  needs: Readonly<Record<string, number>>
}

/** The days a week that a site needs, taken when the field is left or Enter is pressed. */
export function NeedField({ label, site, need, needs }: Props) {
  const [typed, setTyped] = useState<string>()
  const commit = () => {
    if (typed === undefined) return
    setTyped(undefined)
    const days = readDays(typed, MOST_DAYS)
    if (typed.trim() !== '' && days === undefined) return
    const { [site]: _before, ...others } = needs
    const next = Object.entries(days === undefined ? others : { ...others, [site]: days })
    changeSearch({ needs: next.map(([id, each]) => `${id}=${each}`).join(',') }, { replace: true })
  }
  return (
    <input
      className="whatif-need"
      inputMode="decimal"
      maxLength={5}
      aria-label={label}
      value={typed ?? String(need).replace('.', ',')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}
