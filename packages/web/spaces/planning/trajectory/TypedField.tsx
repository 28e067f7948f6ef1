import { useState } from 'react'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { addressOf, type FieldName } from './trajectory-view.ts'

interface Props {
  name: string
  value: string
  label: string
  isWrong?: boolean | undefined
  onCommit(typed: string): void
}

/** A number taken when the field is left or Enter is pressed; what is none is taken too, and refused in a sentence. */
export function TypedField({ name, value, label, isWrong, onCommit }: Props) {
  const { language } = usePlanning()
  const [typed, setTyped] = useState<string>()
  const shown = language === 'fr' ? value.replace('.', ',') : value
  const commit = () => {
    if (typed === undefined) return
    const said = typed.trim().replace(/^(\d+),(\d+)$/, '$1.$2')
    if (said !== value) onCommit(said)
    setTyped(undefined)
  }
  return (
    <input
      className="num"
      name={name}
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        commit()
      }}
    />
  )
}

/** Changes what the address says of one field. */
export function change(name: FieldName, typed: string): void {
  changeSearch({ [name]: addressOf(name, typed) })
}
