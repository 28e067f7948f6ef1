import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { localDay } from '@maillage/core/agenda/visible-window.ts'
import {
  type AppointmentTime,
  canBecome,
  canBecomeNow,
  possibleFrom,
} from '@maillage/core/booking/appointment-status.ts'
import { dateOf } from '../../i18n/time-words.ts'
import type { OfficeAction } from './keys/key-table.ts'
import type { SettableStatus } from './office-api.ts'
import type { Office } from './office-context.ts'

/** The states that have a key, in the order of a patient's visit. */
export const stateActions: readonly {
  status: SettableStatus
  action: Extract<OfficeAction, 'arrived' | 'inProgress' | 'fulfilled' | 'noShow'>
}[] = [
  { status: 'arrived', action: 'arrived' },
  { status: 'in-progress', action: 'inProgress' },
  { status: 'fulfilled', action: 'fulfilled' },
  { status: 'no-show', action: 'noShow' },
]

type Placed = Pick<OfficeAppointment, 'status' | 'start' | 'siteId'>
type Zones = Pick<Office, 'sites' | 'network'>

function timeOf({ sites, network }: Zones, appointment: Placed): AppointmentTime {
  const timeZone = sites.get(appointment.siteId)?.timeZone ?? network.timeZone
  const start = Date.parse(appointment.start)
  return { start, startOfDay: localDay(dateOf(start, timeZone), timeZone).start }
}

/** The states that an appointment may take now: what the bar and the panel offer. */
export function statesOffered(office: Zones, appointment: Placed, now: number): SettableStatus[] {
  const time = timeOf(office, appointment)
  return stateActions
    .map(({ status }) => status)
    .filter((status) => canBecomeNow(appointment.status, status, time, now))
}

/** The states that only time keeps back, each with the instant from which it is possible. */
export function statesToCome(
  office: Zones,
  appointment: Placed,
  now: number,
): { status: SettableStatus; from: number }[] {
  const time = timeOf(office, appointment)
  return stateActions.flatMap(({ status }) => {
    const from = possibleFrom(status, time)
    return canBecome(appointment.status, status) && from !== undefined && now < from ? [{ status, from }] : []
  })
}

export function canCancel({ status }: Pick<OfficeAppointment, 'status'>): boolean {
  return canBecome(status, 'cancelled-by-site')
}

/** Why an appointment cannot take a state now, in a sentence; null when it can. */
export function whyNot(
  office: Office,
  appointment: OfficeAppointment,
  status: SettableStatus,
  now: number,
): string | null {
  const { text, words } = office
  if (statesOffered(office, appointment, now).includes(status)) return null
  const later = statesToCome(office, appointment, now).find((one) => one.status === status)
  if (!later)
    return text.done.notFrom(text.form[appointment.status as keyof typeof text.form], text.form[status])
  return text.done.notYet(text.form[status], whenText(words, status, later.from))
}

/** "mercredi 20 janvier"; with the time for what depends on it. */
export function whenText(words: Office['words'], status: SettableStatus, from: number): string {
  const day = words.dayMonth(words.dateOf(from))
  return status === 'no-show' ? `${day}, ${words.time(from)}` : day
}
