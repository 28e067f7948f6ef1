import type { OfficeAppointment, OfficeColumn, OfficeDay } from '@maillage/contract/office.ts'
import { displayName } from '@maillage/core/identity/display-name.ts'
import { publicHolidays } from '@maillage/core/time/holidays.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { formatLocalDate, MINUTE_MS, parseLocalDate } from '@maillage/core/time/local-time.ts'
import { cutSlots } from '@maillage/core/time/slot-grid.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { type AbsenceOccurrence, expandAbsences } from '../openings/occupy-absences.ts'
import { requireYear } from '../openings/require-span.ts'
import {
  type Day,
  type OpeningOfDay,
  type PractitionerOfNetwork,
  readAppointmentsOfDay,
  readBusyElsewhere,
  readFreeMinutes,
  readGrids,
  readHolidayCalendar,
  readNetworkZone,
  readOpeningsOfDay,
  readTeam,
  readTeamAbsences,
} from './office.queries.ts'
import { requireSite } from './require-site.ts'

const DEFAULT_GRID_MINUTES = 15

interface DayRequest {
  networkId: string
  /** `YYYY-MM-DD` at the site, else in the zone of the network. */
  date: string
  siteId?: string | undefined
  now: Temporal.Instant
}

/**
 * The day of a network in columns: each practitioner who works, is booked or is away that day. With a site: those who are
 * there that day, with all of their day. One query a kind.
 * @throws {Refusal} `no-such-site`, `date-out-of-reach`.
 */
export async function readOfficeDay(db: Db, request: DayRequest): Promise<OfficeDay> {
  const { networkId, date, siteId, now } = request
  requireYear(date)
  const timeZone = siteId ? await requireSite(db, networkId, siteId) : await readNetworkZone(db, networkId)
  const day = boundsOf(networkId, date, timeZone)
  const [team, openings, appointments, absences, elsewhere, grids, calendar] = await Promise.all([
    readTeam(db, networkId),
    readOpeningsOfDay(db, day),
    readAppointmentsOfDay(db, day, new Date(now.epochMilliseconds)),
    readTeamAbsences(db, day),
    readBusyElsewhere(db, day),
    readGrids(db, networkId),
    readHolidayCalendar(db, networkId, siteId),
  ])
  const local = parseLocalDate(date) as number
  const away = expandAbsences(absences, { from: local - 1, to: local }).filter(
    (absence) => absence.end > day.start.getTime() && absence.start < day.end.getTime(),
  )
  const columns = team
    .map((practitioner) =>
      columnOf(practitioner, { openings, appointments, away, grids, now: now.epochMilliseconds }),
    )
    .filter((column) => column.openings.length + column.appointments.length + column.absences.length > 0)
    .map((column) => withElsewhere(column, elsewhere.get(column.practitionerId) ?? []))
    .filter(
      (column) =>
        !siteId || [...column.openings, ...column.appointments].some((item) => item.siteId === siteId),
    )
  return { date, timeZone, now: now.toString(), holiday: holidayOn(calendar, date), columns }
}

function boundsOf(networkId: string, date: string, timeZone: string): Day {
  const clock = zoneClock(timeZone)
  const local = parseLocalDate(date)
  if (!clock || typeof local !== 'number') throw new RangeError(`no such day: ${date} ${timeZone}`)
  return { networkId, start: new Date(clock.startOfDay(local)), end: new Date(clock.startOfDay(local + 1)) }
}

function holidayOn(calendar: 'metropole' | 'saint-martin', date: string): OfficeDay['holiday'] {
  return (
    publicHolidays(calendar, Number(date.slice(0, 4))).find((holiday) => holiday.date === date)?.name ?? null
  )
}

interface DayFacts {
  openings: OpeningOfDay[]
  appointments: OfficeAppointment[]
  away: AbsenceOccurrence[]
  grids: ReadonlyMap<string, number>
  now: number
}

function columnOf(practitioner: PractitionerOfNetwork, facts: DayFacts): OfficeColumn {
  const own = facts.openings.filter((opening) => opening.practitionerId === practitioner.id)
  const gridOf = (opening: OpeningOfDay) => facts.grids.get(opening.serviceId) ?? DEFAULT_GRID_MINUTES
  return {
    practitionerId: practitioner.id,
    displayName: displayName(practitioner),
    label: practitioner.label,
    openings: own.map((opening) => ({
      ...spanOf(opening),
      id: opening.id,
      siteId: opening.siteId,
      serviceCode: opening.serviceCode,
      kind: opening.kind,
      audience: opening.audience,
      gridMinutes: gridOf(opening),
    })),
    free: own.flatMap((opening) => freeBlocks(opening, gridOf(opening), facts.now)),
    absences: facts.away
      .filter((absence) => absence.practitionerId === practitioner.id)
      .map((absence) => ({ ...spanOf(absence), id: absence.absenceId, cause: absence.cause })),
    appointments: facts.appointments.filter((appointment) => appointment.practitionerId === practitioner.id),
  }
}

/** What other networks take of the day, as one stretch where pieces touch: neither how many nor what. */
function withElsewhere(column: OfficeColumn, busy: readonly Interval[]): OfficeColumn {
  const elsewhere = busy.map((period) => ({ ...spanOf(period), id: null, cause: 'elsewhere' }))
  return { ...column, absences: [...column.absences, ...elsewhere] }
}

function freeBlocks(opening: OpeningOfDay, minutes: number, now: number): OfficeColumn['free'] {
  const starts = cutSlots(
    { start: opening.gridStart, end: opening.end },
    {
      grid: { durationMinutes: minutes, stepMinutes: minutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
      free: opening.free,
      busy: [],
      startsFrom: now,
      startsBefore: opening.end,
    },
  )
  return starts.map((start) => ({
    ...spanOf({ start, end: start + minutes * MINUTE_MS }),
    openingId: opening.id,
    siteId: opening.siteId,
    kind: opening.kind,
  }))
}

function spanOf({ start, end }: Interval): { start: string; end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() }
}

/**
 * Each day of a month (`2027-01`) with its free minutes, from now on.
 * @throws {Refusal} `no-such-site`, `date-out-of-reach`.
 */
export async function readOfficeMonth(
  db: Db,
  request: { networkId: string; month: string; siteId?: string | undefined; now: Temporal.Instant },
): Promise<{ days: { date: string; freeMinutes: number }[] }> {
  requireYear(request.month)
  if (request.siteId) await requireSite(db, request.networkId, request.siteId)
  const first = parseLocalDate(`${request.month}-01`) as number
  const dates = Array.from({ length: 31 }, (_, offset) => formatLocalDate(first + offset)).filter((date) =>
    date.startsWith(request.month),
  )
  const minutes = await readFreeMinutes(db, {
    networkId: request.networkId,
    first: dates[0] as string,
    last: dates.at(-1) as string,
    from: new Date(request.now.epochMilliseconds),
    siteId: request.siteId,
  })
  return { days: dates.map((date) => ({ date, freeMinutes: minutes.get(date) ?? 0 })) }
}
