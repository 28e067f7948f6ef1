import { TextField } from '../../../ui/TextField.tsx'

interface Props {
  label: string
  value: string
  onChange(value: string): void
  error: string | undefined
  /** The digits of a code only, in large: no recovery code is taken here. */
  digits?: boolean
  maxLength?: number
}

/** A code to type: of the code application, of a message, or, unless digits only, a recovery code. */
export function CodeField({ digits = false, maxLength = 40, ...field }: Props) {
  return (
    <TextField
      {...field}
      className={digits ? 'box code' : 'box'}
      inputMode={digits ? 'numeric' : 'text'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={maxLength}
    />
  )
}
