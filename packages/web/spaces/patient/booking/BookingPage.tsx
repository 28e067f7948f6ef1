import type { Hold } from '@maillage/contract/booking.ts'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { capitalised } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { CodeForm } from './CodeForm.tsx'
import { Conflict } from './Conflict.tsx'
import { Expired } from './Expired.tsx'
import type { FieldErrors } from './field-errors.ts'
import { HoldBar } from './HoldBar.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { useBooking } from './use-booking.ts'

/** Who comes, then the code: one screen, under the countdown of the hold. What was typed survives whatever happens. */
export function BookingPage() {
  const { text } = usePatient()
  usePageTitle(text.who.title)
  const { hold, reasonId, alternatives, appointment, code } = useJourney()
  const { expired, expire, trouble, take, confirm, refused } = useBooking()
  const [identityErrors, setIdentityErrors] = useState<FieldErrors>({})
  const problem = trouble ? <Trouble error={trouble.error} onRetry={trouble.again} inPage /> : null

  if (alternatives)
    return (
      <Conflict alternatives={alternatives} onTake={take}>
        {problem}
      </Conflict>
    )
  if (!hold || !reasonId) return <Navigate to={appointment ? '/rendez-vous/note' : '/'} replace />
  if (expired)
    return (
      <Expired hold={hold} onTake={take}>
        {problem}
      </Expired>
    )
  const onIdentityRefused = (errors: FieldErrors) => {
    setIdentityErrors(errors)
    changeJourney({ code: undefined, codeAside: code })
  }
  return (
    <Frame>
      <HoldBar hold={hold} onExpired={expire} />
      <HeldSlot hold={hold} />
      {problem}
      {code ? (
        <CodeForm hold={hold} onConfirm={confirm} onRefused={refused} onIdentityRefused={onIdentityRefused} />
      ) : (
        <IdentityForm hold={hold} refused={identityErrors} onRefused={refused} />
      )}
    </Frame>
  )
}

/** What is held, in words: the title of the page. */
function HeldSlot({ hold }: { hold: Hold }) {
  const patient = usePatient()
  const { commune, minutes } = useJourney()
  const words = slotWords(patient, hold.slot)
  const heading = useFocusOnArrival<HTMLHeadingElement>(hold.id)
  return (
    <section className="what">
      <h1 className="big" tabIndex={-1} ref={heading}>
        {capitalised(words.full)}
      </h1>
      <p>
        <b>{words.place}</b>, {patient.text.siteKinds[words.site.kind].toLowerCase()}
        {hold.slot.minutes === null ? '' : `, ${hold.slot.minutes}\u00a0min`}
      </p>
      <p className="soft">
        {patient.practitionerName(hold.slot.practitionerId)}, {words.care}
      </p>
      <Link className="lnk" to="/rendez-vous" search={commune ? { commune: commune.code, minutes } : {}}>
        {patient.text.hold.giveBack}
      </Link>
    </section>
  )
}
