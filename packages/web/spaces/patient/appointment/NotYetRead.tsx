import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import type { OwnAppointment } from './use-own-appointment.ts'

/** While a remembered appointment is read again: its shape only, since it may have changed; or that nothing answers. */
export function NotYetRead({ own }: { own: OwnAppointment }) {
  return (
    <Frame>{own.state === 'unread' ? <Trouble error={own.error} onRetry={own.again} /> : <Reading />}</Frame>
  )
}

/** The shape of a page that is being read. */
export function Reading() {
  const { text } = usePatient()
  return (
    <section className="answer" aria-busy="true">
      <p className="vh" role="status">
        {text.loading}
      </p>
      <span className="sk b" />
      <span className="sk" />
    </section>
  )
}
