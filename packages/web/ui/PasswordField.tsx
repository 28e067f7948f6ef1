import { type ComponentProps, useId, useState } from 'react'
import { FieldError } from './FieldError.tsx'
import type { TextField } from './TextField.tsx'

type Props = Pick<ComponentProps<typeof TextField>, 'label' | 'hint' | 'value' | 'onChange' | 'error'> & {
  autoComplete: 'current-password' | 'new-password'
  text: { show: string; hide: string; showPassword: string }
}

/** A password that can be shown: it may be pasted, and comes from a password manager. */
export function PasswordField({ label, hint, value, onChange, error, autoComplete, text }: Props) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'f bad' : 'f'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <div className="withbtn">
        <input
          className="box"
          id={id}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label={text.showPassword}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? text.hide : text.show}
        </button>
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
