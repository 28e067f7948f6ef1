import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { Link } from '@tanstack/react-router'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** One tap: the free slots for the same reason, around the same place. */
export function FindAnother({
  appointment,
  main = true,
}: {
  appointment: PatientAppointment
  main?: boolean
}) {
  const { text, siteOf } = usePatient()
  const { minutes } = useJourney()
  const { communeCode, communeName } = siteOf(appointment.slot.siteId)
  const start = () =>
    changeJourney({
      hold: undefined,
      alternatives: undefined,
      moving: undefined,
      note: undefined,
      reasonId: appointment.reasonId,
      relative: appointment.forRelative,
      commune: { code: communeCode, name: communeName },
    })
  return (
    <Link
      className={main ? 'btn go' : 'btn'}
      to="/rendez-vous"
      search={{ commune: communeCode, minutes }}
      onClick={start}
    >
      {text.link.findAnother}
    </Link>
  )
}
