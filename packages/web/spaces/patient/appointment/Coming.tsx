import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { SiteMap } from '../map/SiteMap.tsx'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** Where it is, how long by car, and what the site says of the way. */
export function Coming({ appointment: { slot } }: { appointment: PatientAppointment }) {
  const { text, language, siteOf } = usePatient()
  const { commune } = useJourney()
  const site = siteOf(slot.siteId)
  return (
    <section className="sec">
      <h2>{text.done.coming}</h2>
      <SiteMap site={site} commune={commune} minutes={slot.minutes} />
      {slot.minutes === null ? null : <p>{text.done.byCar(slot.minutes)}</p>}
      {site.directions ? <p>{site.directions[language]}</p> : null}
      {site.wheelchairAccess ? <p>{text.done.wheelchair}</p> : null}
    </section>
  )
}
