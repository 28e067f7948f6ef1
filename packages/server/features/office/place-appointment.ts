import { covers, type Interval, mergeIntervals } from '@maillage/core/time/interval.ts'
import { DAY_MS, formatLocalDate, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { type ZoneClock, zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { ReasonFacts } from '../booking/reason-facts.ts'
import type { TimeToTake } from '../booking/take-time.ts'
import { dateOutOfReach } from '../openings/openings.refusals.ts'
import { busyElsewhere, noSuchPractitioner, warningsToConfirm } from './office-refusals.ts'
import { officeWarnings, type WarningKind } from './office-warnings.ts'
import {
  freeLane,
  isBusyElsewhere,
  type OccupationAround,
  readOccupationsAround,
  readOtherSite,
  readPlace,
} from './place.queries.ts'

export interface PlaceRequest {
  networkId: string
  /** The appointment to place; when it is moved, what it occupies is not in its own way. */
  appointmentId: string
  practitionerId: string
  siteId: string
  /** Where a moved appointment is now. */
  fromSiteId?: string
  /** Epoch ms. */
  start: number
  end: number
  reason: ReasonFacts
  patient: { id: string; birthDate: string; isNew: boolean }
  confirmWarnings: readonly string[]
}

export interface Place {
  roomId: string | null
  openingId: string | null
  lane: number
  confirmed: WarningKind[]
  time: TimeToTake
}

/** Nobody books further than this, nor notes what is older. */
const FARTHEST_MS = 800 * DAY_MS

/** Warnings that need a lane of their own: something else takes that time. */
const TAKEN: readonly WarningKind[] = ['absence', 'overbooking', 'room-taken']

/**
 * Decides where an appointment of the office goes: which opening and room, and on which lane. Everything an agent should
 * know stands in warnings first. Races are settled by the constraint, not here.
 *
 * @throws {Refusal} `warning` with the warnings not yet confirmed; `no-such-practitioner`, `date-out-of-reach`, `busy-elsewhere`.
 */
export async function placeAppointment(context: ActionContext, request: PlaceRequest): Promise<Place> {
  const { tx, now } = context
  const { reason, start, end } = request
  if (Math.abs(start - now.epochMilliseconds) > FARTHEST_MS) throw dateOutOfReach()
  const wanted = { start, end }
  const widened = {
    start: start - reason.bufferBeforeMinutes * MINUTE_MS,
    end: end + reason.bufferAfterMinutes * MINUTE_MS,
  }
  const place = await readPlace(tx, request)
  const clock = place && zoneClock(place.timeZone)
  if (!place || !clock) throw noSuchPractitioner()
  if (await isBusyElsewhere(tx, request.practitionerId, widened)) throw busyElsewhere()
  const opening = chooseOpening(place.openings, wanted, reason.serviceIds)
  const resources = [request.practitionerId, request.patient.id, ...(opening?.roomId ? [opening.roomId] : [])]
  const around = await readOccupationsAround(tx, {
    resources,
    period: widened,
    except: request.appointmentId,
    now: now.epochMilliseconds,
  })
  const of = (resource: string | null | undefined): OccupationAround[] =>
    around.filter((occupation) => occupation.resourceId === resource)
  const warnings = officeWarnings({
    wanted,
    widened,
    now: now.epochMilliseconds,
    reason,
    ...daysOf(clock, now.epochMilliseconds, start),
    openings: place.openings,
    busy: of(request.practitionerId),
    roomBusy: of(opening?.roomId),
    patientBusy: of(request.patient.id),
    otherSite: await readOtherSite(tx, request),
    patient: { ...request.patient, appointmentsThatDay: await countOfDay(context, request, clock) },
  })
  const unconfirmed = warnings.filter((warning) => !request.confirmWarnings.includes(warning.kind))
  if (unconfirmed.length > 0) throw warningsToConfirm(unconfirmed, context.language)
  const confirmed = warnings.map((warning) => warning.kind)
  const lane = confirmed.some((kind) => TAKEN.includes(kind))
    ? freeLane([...of(request.practitionerId), ...of(opening?.roomId)])
    : 0
  const patientLane = confirmed.includes('patient-elsewhere') ? freeLane(of(request.patient.id)) : 0
  const roomId = opening?.roomId ?? null
  return {
    roomId,
    openingId: opening?.id ?? null,
    lane,
    confirmed,
    time: timeOf(request, { roomId, lane, patientLane }),
  }
}

function daysOf(clock: ZoneClock, now: number, start: number): { today: number; day: number; date: string } {
  const day = clock.dayOf(start)
  return { today: clock.dayOf(now), day, date: formatLocalDate(day) }
}

function chooseOpening<T extends Interval & { serviceId: string }>(
  openings: T[],
  wanted: Interval,
  serviceIds: string[],
): T | undefined {
  const covering = openings.filter((opening) => covers(mergeIntervals([opening]), wanted))
  const meeting = openings.filter((opening) => opening.start <= wanted.start && wanted.start < opening.end)
  return covering.find((opening) => serviceIds.includes(opening.serviceId)) ?? covering[0] ?? meeting[0]
}

/** Other appointments of the patient in the network on that local day. */
async function countOfDay({ tx }: ActionContext, request: PlaceRequest, clock: ZoneClock): Promise<number> {
  const day = clock.dayOf(request.start)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from appointment
    where patient_id = ${request.patient.id} and id <> ${request.appointmentId} and status in ('booked', 'arrived', 'in-progress', 'fulfilled')
      and lower(period) >= ${new Date(clock.startOfDay(day))} and lower(period) < ${new Date(clock.startOfDay(day + 1))}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

function timeOf(
  request: PlaceRequest,
  lanes: { roomId: string | null; lane: number; patientLane: number },
): TimeToTake {
  return {
    appointmentId: request.appointmentId,
    practitionerId: request.practitionerId,
    patientId: request.patient.id,
    start: request.start,
    end: request.end,
    bufferBeforeMinutes: request.reason.bufferBeforeMinutes,
    bufferAfterMinutes: request.reason.bufferAfterMinutes,
    cause: 'appointment',
    ...lanes,
  }
}
