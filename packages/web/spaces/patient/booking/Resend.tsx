import type { Hold } from '@maillage/contract/booking.ts'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'
import { sendCode } from './use-identity-form.ts'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'

/** Nothing received: another code once the pause is over, or the phone. */
export function Resend({ hold, onError }: { hold: Hold; onError(message: string): void }) {
  const { text, network } = usePatient()
  const left = useSecondsLeft(useJourney().code?.resendAt ?? '1970-01-01T00:00:00Z')
  const [resent, setResent] = useState(false)
  const resend = async () => {
    try {
      await sendCode(hold)
      setResent(true)
    } catch (problem) {
      onError(problem instanceof ApiProblem ? problem.message : text.trouble.failed)
    }
  }
  return (
    <div className="s soft">
      <p>
        {left > 0 ? text.code.resendIn(left) : text.code.nothing}{' '}
        {left > 0 ? null : (
          <button className="lnk inline" type="button" onClick={() => void resend()}>
            {text.code.resend}
          </button>
        )}
      </p>
      <p role="status">{resent ? text.code.resent : ''}</p>
      <p>
        {text.code.byPhone}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </div>
  )
}
