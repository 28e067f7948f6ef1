import { type FormEvent, useId, useState } from 'react'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldError } from '../../../ui/FieldError.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { CopyButton } from '../frame/CopyButton.tsx'

/** The recovery codes, shown this once: to copy, to print, and to say that they are kept before going on. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const { text: common } = useAccount()
  const text = useWords({ fr: proofsFr, en: proofsEn }).recovery
  const [kept, setKept] = useState(false)
  const [missing, setMissing] = useState(false)
  const id = useId()
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    if (kept) return onKept()
    setMissing(true)
    document.getElementById(id)?.focus()
  }
  return (
    <form className="fields" onSubmit={goOn} noValidate>
      <p>{text.why}</p>
      <Notice tone="warn">
        <p>{text.once}</p>
      </Notice>
      <ol className="codes" aria-label={text.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="ways no-print">
        <CopyButton text={codes.join('\n')} />
        <Button onClick={() => window.print()}>{common.print}</Button>
      </div>
      <div className="no-print">
        <label className="ck">
          <input
            id={id}
            type="checkbox"
            checked={kept}
            onChange={(event) => {
              setKept(event.target.checked)
              setMissing(false)
            }}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing ? `${id}-error` : undefined}
          />
          <span>{text.kept}</span>
        </label>
        {missing ? <FieldError id={`${id}-error`}>{text.keptMissing}</FieldError> : null}
      </div>
      <Button kind="go" wide type="submit" className="no-print">
        {text.done}
      </Button>
    </form>
  )
}
