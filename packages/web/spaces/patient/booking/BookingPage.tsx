import type { Slot } from '@maillage/contract/booking.ts'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem, newKey, serverNow } from '../../../api/client.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney, journey } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { slotWords } from '../slot-words.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { CodeForm } from './CodeForm.tsx'
import { Conflict } from './Conflict.tsx'
import { Expired } from './Expired.tsx'
import type { FieldErrors } from './field-errors.ts'
import { HoldBar } from './HoldBar.tsx'
import { identityOf } from './identity.ts'
import { IdentityForm } from './IdentityForm.tsx'

/** Who comes, then the code: one screen, under the countdown of the hold. What was typed survives whatever happens. */
export function BookingPage() {
  const patient = usePatient()
  usePageTitle(patient.text.who.title)
  const navigate = useNavigate()
  const told = useJourney()
  const [expired, setExpired] = useState(
    () => told.hold !== undefined && Date.parse(told.hold.expiresAt) <= serverNow(),
  )
  const [trouble, setTrouble] = useState<unknown>()
  const [identityErrors, setIdentityErrors] = useState<FieldErrors>({})
  const confirmKey = useRef(newKey())
  const heading = useFocusOnArrival<HTMLHeadingElement>(told.hold?.id)
  const { hold, reasonId } = told

  const onExpired = useCallback(() => {
    setExpired(true)
    const kept = journey().hold
    if (kept)
      void patientApi.getHold(kept).then(
        (now) => changeJourney({ hold: { ...now, token: kept.token } }),
        () => undefined,
      )
  }, [])
  useEffect(() => {
    if (expired) onExpired()
  }, [expired, onExpired])

  /** Takes a slot: the same again after an expiry, or another after a conflict; the form and the checked contact stay. */
  const take = async (slot: Slot) => {
    if (!reasonId) return
    setTrouble(undefined)
    const { practitionerId, siteId, start } = slot
    try {
      const commune = journey().commune?.code
      const next = await patientApi.hold(
        { reasonId, practitionerId, siteId, start, ...(commune ? { communeCode: commune } : {}) },
        newKey(),
      )
      confirmKey.current = newKey()
      changeJourney({ hold: next, alternatives: undefined, code: undefined })
      setExpired(false)
      const proof = journey().contactProof
      if (proof && identityOf(journey())) await confirm({ contactProof: proof })
    } catch (error) {
      refused(error, slot)
    }
  }

  const confirm = async (check: { codeId?: string; code?: string; contactProof?: string }) => {
    const now = journey()
    const identity = identityOf(now)
    if (!now.hold || !identity) return
    const body = {
      ...identity,
      ...check,
      ...(now.note ? { note: now.note } : {}),
      wantsEarlier: now.wantsEarlier,
    }
    const appointment = await patientApi.confirm(now.hold, body, confirmKey.current)
    changeJourney({
      appointment,
      hold: undefined,
      code: undefined,
      alternatives: undefined,
      contactProof: undefined,
    })
    void navigate({ to: '/rendez-vous/note', replace: true })
  }

  /** A refusal that has a screen of its own gets it; the others are the caller's. */
  const refused = (error: unknown, wanted?: Slot): boolean => {
    if (!(error instanceof ApiProblem)) {
      setTrouble(error)
      return true
    }
    confirmKey.current = newKey()
    const { alternatives, contactProof, stillFree } = error.problem as {
      alternatives?: Slot[]
      contactProof?: string
      stillFree?: boolean
    }
    if (contactProof) changeJourney({ contactProof })
    if (error.code === 'hold-expired' && stillFree) {
      setExpired(true)
      return true
    }
    if (error.code === 'slot-taken' || error.code === 'hold-expired') {
      if (wanted) sessionStorage.setItem('maillage.wanted', JSON.stringify(wanted))
      changeJourney({ alternatives: alternatives ?? [] })
      return true
    }
    return false
  }

  if (told.alternatives) return <Conflict alternatives={told.alternatives} onTake={take} trouble={trouble} />
  if (!hold || !reasonId) return <Navigate to={told.appointment ? '/rendez-vous/note' : '/'} replace />
  if (expired) return <Expired hold={hold} onTake={take} trouble={trouble} />
  const words = slotWords(patient, hold.slot)
  return (
    <Frame>
      <HoldBar hold={hold} onExpired={onExpired} />
      <section className="what">
        <h1 className="big" tabIndex={-1} ref={heading}>
          {words.day}, {words.time}
        </h1>
        <p>
          <b>{words.place}</b>, {patient.text.siteKinds[words.site.kind].toLowerCase()}
          {hold.slot.minutes === null ? '' : `, ${hold.slot.minutes}\u00a0min`}
        </p>
        <p className="soft">
          {patient.practitionerName(hold.slot.practitionerId)}, {words.care}
        </p>
      </section>
      {trouble ? <Trouble error={trouble} onRetry={() => setTrouble(undefined)} /> : null}
      {told.code ? (
        <CodeForm
          hold={hold}
          onConfirm={confirm}
          onRefused={refused}
          onIdentityRefused={(errors) => {
            setIdentityErrors(errors)
            changeJourney({ code: undefined })
          }}
        />
      ) : (
        <IdentityForm hold={hold} refused={identityErrors} onRefused={refused} />
      )}
    </Frame>
  )
}
