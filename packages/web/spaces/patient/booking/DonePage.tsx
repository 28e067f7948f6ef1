import { Navigate, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { serverNow } from '../../../api/client.ts'
import { closedState } from '../appointment/closed-state.ts'
import { NotYetRead } from '../appointment/NotYetRead.tsx'
import { useOwnAppointment } from '../appointment/use-own-appointment.ts'
import { AppointmentCard } from '../appointment/AppointmentCard.tsx'
import { Frame } from '../Frame.tsx'
import { CANCEL_HASH } from '../link/use-manage.ts'
import { changeJourney, keepLastSearch, lastSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** "C'est noté": the time read at arm's length, and all it takes to come or to tell. */
export function DonePage() {
  const { text } = usePatient()
  usePageTitle(text.done.noted)
  const navigate = useNavigate()
  const told = useJourney()
  const [remembered, setRemembered] = useState(() => lastSearch() !== undefined)
  const [moved] = useState(told.moving !== undefined)
  useEffect(() => changeJourney({ moving: undefined }), [])
  const { appointment, reasonId, commune } = told
  const manageAt = (hash?: string) => {
    if (!appointment) return
    void navigate({ to: '/r/$token', params: { token: appointment.manageToken }, ...(hash ? { hash } : {}) })
  }
  const manage = () => manageAt()
  const own = useOwnAppointment(appointment, manage)
  if (!appointment) return <Navigate to="/" replace />
  const changed = appointment.status !== 'booked' || closedState(appointment, serverNow()) !== undefined
  if (own.state !== 'known') return <NotYetRead own={own} />
  if (changed) return <Navigate to="/r/$token" params={{ token: appointment.manageToken }} replace />
  const remember = (yes: boolean) => {
    setRemembered(yes)
    keepLastSearch(
      yes && reasonId && commune
        ? { reasonId, commune, minutes: told.minutes, relative: told.relative }
        : undefined,
    )
  }
  return (
    <Frame>
      <AppointmentCard
        appointment={appointment}
        title={moved ? text.link.moved : undefined}
        onMove={manage}
        onCancel={() => manageAt(CANCEL_HASH)}
      />
      <section className="sec no-print">
        <label className="ck">
          <input type="checkbox" checked={remembered} onChange={(event) => remember(event.target.checked)} />
          <span>{text.done.remember}</span>
          <em>{text.done.rememberHint}</em>
        </label>
      </section>
    </Frame>
  )
}
