import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { nearestAlternatives } from '../booking/nearest-alternatives.ts'
import type { AppointmentFacts } from '../booking/read-appointment.ts'
import { readReason } from '../booking/reason-facts.ts'
import { recordChange } from '../booking/record-change.ts'
import { moveTime, rewriteFree } from '../booking/take-time.ts'
import { EVERY_AUDIENCE } from './book-at-office.ts'
import { lockVersion } from './lock-version.ts'
import { cannotMove, noSuchAppointment, noSuchReason, slotTaken } from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'
import { type Place, placeAppointment } from './place-appointment.ts'
import { tellOfChange } from './tell-of-change.ts'
import { officeAccess } from './office.access.ts'

export interface OfficeMoveInput {
  networkId: string
  publicUrl: string
  appointmentId: string
  practitionerId: string
  siteId: string
  start: string
  version: number
  confirmWarnings: string[]
}

/**
 * Moves an appointment to another time, practitioner or site: the new time is taken before the former one is given back.
 * It keeps its length. The patient is told.
 *
 * @throws {Refusal} `stale` (with `current`), `warning`, `slot-taken` (with `alternatives`), `cannot-move`.
 */
export const moveAtOffice = defineAction<OfficeMoveInput, OfficeAppointment>({
  name: 'move-at-office',
  access: officeAccess['move-at-office'],
  async run(context, input) {
    const { tx, now } = context
    const { networkId, practitionerId, siteId } = input
    const known = await lockVersion(context, networkId, input.appointmentId, input.version)
    context.permit(input)
    if (!['booked', 'arrived'].includes(known.status)) throw cannotMove()
    const reason = await readReason(tx, networkId, known.reasonId)
    const patient = await readBirthDate(context, known)
    if (!reason || !patient) throw reason ? noSuchAppointment() : noSuchReason()
    const start = Date.parse(input.start)
    const end = start + (known.end - known.start)
    const place = await placeAppointment(context, {
      networkId,
      appointmentId: known.id,
      practitionerId,
      siteId,
      fromSiteId: known.siteId,
      start,
      end,
      reason,
      patient,
      confirmWarnings: input.confirmWarnings,
    })
    const moved = await moveTime(tx, now, place.time)
    if (!moved.taken) {
      throw slotTaken(
        await nearestAlternatives(tx, {
          networkId,
          reason,
          practitionerId,
          siteId,
          start,
          now,
          count: 3,
          audiences: EVERY_AUDIENCE,
        }),
      )
    }
    await updateAppointment(context, known, input, place, { start, end })
    traceMove(context, known, input, place, start)
    await tellOfChange(context, 'move', networkId, known.id, input.publicUrl)
    rewriteFree(context, moved.touched, place.openingId)
    const answer = await readOfficeAppointment(tx, networkId, known.id)
    if (!answer) throw noSuchAppointment()
    return answer
  },
})

async function readBirthDate(
  { tx }: ActionContext,
  known: AppointmentFacts,
): Promise<{ id: string; birthDate: string; isNew: false } | undefined> {
  if (!known.patientId) return undefined
  const row = await tx
    .selectFrom('patient')
    .select(['id', 'birth_date'])
    .where('id', '=', known.patientId)
    .executeTakeFirst()
  return row && { id: row.id, birthDate: row.birth_date, isNew: false }
}

async function updateAppointment(
  { tx, now }: ActionContext,
  known: AppointmentFacts,
  input: OfficeMoveInput,
  place: Place,
  period: { start: number; end: number },
): Promise<void> {
  await tx
    .updateTable('appointment')
    .set({
      practitioner_id: input.practitionerId,
      site_id: input.siteId,
      room_id: place.roomId,
      opening_id: place.openingId,
      lane: place.lane,
      status: 'booked',
      travel_minutes: null,
      period: sql`tstzrange(${new Date(period.start)}, ${new Date(period.end)})`,
      version: known.version + 1,
      updated_at: new Date(now.epochMilliseconds),
    })
    .where('practitioner_id', '=', known.practitionerId)
    .where('id', '=', known.id)
    .execute()
}

function traceMove(
  context: ActionContext,
  known: AppointmentFacts,
  input: OfficeMoveInput,
  place: Place,
  start: number,
): void {
  recordChange(context, {
    action: 'move-at-office',
    event: 'appointment.moved',
    appointment: { id: known.id, networkId: known.networkId, practitionerId: input.practitionerId },
    detail: {
      from: {
        start: new Date(known.start).toISOString(),
        practitionerId: known.practitionerId,
        siteId: known.siteId,
      },
      start: new Date(start).toISOString(),
      siteId: input.siteId,
      lane: place.lane,
      warnings: place.confirmed,
    },
  })
  if (known.practitionerId === input.practitionerId) return
  context.announce({
    networkId: known.networkId,
    practitionerId: known.practitionerId,
    kind: 'appointment.moved-away',
    subjectId: known.id,
  })
}
