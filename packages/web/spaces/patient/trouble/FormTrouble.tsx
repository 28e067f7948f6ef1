import { useEffect, useRef } from 'react'
import { phoneText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'

/**
 * Nothing answered while a form was sent: said inside the form, above its button, which tries again. What was written stays.
 * `tries` counts the tries that failed; without any, nothing is shown.
 */
export function FormTrouble({ tries }: { tries: number }) {
  const { text, network } = usePatient()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) note.current?.focus()
  }, [tries])
  if (tries === 0) return null
  return (
    <div className="note warn" role="alert" tabIndex={-1} ref={note}>
      <Icon name="offline" />
      <p>
        <b>{navigator.onLine ? text.trouble.failed : text.trouble.offline}</b>
        <br />
        {text.trouble.formKept}
        <br />
        {text.trouble.phoneWorks}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </div>
  )
}
