import type { OfficeAppointment, OfficeColumn, OfficeDay } from '@maillage/contract/office.ts'
import type { Site } from '@maillage/contract/network.ts'
import {
  type Placed,
  place,
  placeColumn,
  type RibbonPiece,
  ribbonPiece,
} from '@maillage/core/agenda/placement.ts'
import type { Span } from '@maillage/core/agenda/span.ts'
import { type Tick, ticksOf, visibleWindow } from '@maillage/core/agenda/visible-window.ts'

export type FreeForm = 'free' | 'own-patients' | 'office' | 'protected' | 'visit'
export type AppointmentForm = 'held' | 'booked' | 'arrived' | 'in-progress' | 'fulfilled' | 'no-show'
type OpeningForm = FreeForm

interface CellBase extends Span {
  readonly id: string
  readonly practitionerId: string
}
export interface AppointmentCell extends CellBase {
  readonly type: 'appointment'
  readonly form: AppointmentForm
  readonly appointment: OfficeAppointment
  readonly siteId: string
  readonly visit: boolean
}
export interface FreeCell extends CellBase {
  readonly type: 'free'
  readonly form: FreeForm
  readonly siteId: string
  readonly serviceCode: string
}
export interface AbsenceCell extends CellBase {
  readonly type: 'absence'
  readonly form: 'absence'
  readonly cause: string
}
export type BoardCell = AppointmentCell | FreeCell | AbsenceCell

export interface OpeningBand extends Span {
  readonly id: string
  readonly form: OpeningForm
  readonly siteId: string
  readonly stepMinutes: number
}

export interface BoardColumn {
  readonly practitionerId: string
  readonly name: string
  readonly label: OfficeColumn['label']
  /** 1 to 9: the key of this practitioner; null beyond. */
  readonly key: number | null
  /** Sites of the day, in the order of the openings. */
  readonly siteIds: readonly string[]
  readonly freeCount: number
  /** True when the practitioner is away and nothing else is in the column: it folds. */
  readonly away: boolean
  readonly bands: readonly { band: OpeningBand; top: number; height: number }[]
  readonly cells: readonly Placed<BoardCell>[]
  readonly ribbon: readonly (RibbonPiece & { kind: 'busy' | 'free' | 'protected' | 'away'; id: string })[]
}

export interface BoardDay {
  readonly window: Span
  readonly rows: number
  readonly ticks: readonly Tick[]
  readonly columns: readonly BoardColumn[]
}

export interface BoardChoice {
  /** Empty: every site. */
  readonly siteIds: readonly string[]
  readonly hiddenPractitionerIds: readonly string[]
}

const shownStatuses: readonly string[] = ['held', 'booked', 'arrived', 'in-progress', 'fulfilled', 'no-show']

const ms = (instant: string) => Date.parse(instant)
const spanOf = (span: { start: string; end: string }): Span => ({ start: ms(span.start), end: ms(span.end) })

function openingForm(opening: OfficeColumn['openings'][number] | undefined): OpeningForm {
  if (!opening) return 'free'
  if (opening.kind === 'unscheduled') return 'protected'
  if (opening.kind === 'visit') return 'visit'
  return opening.audience === 'everyone' ? 'free' : opening.audience
}

function bandsOf(column: OfficeColumn): OpeningBand[] {
  return column.openings.map((opening) => ({
    ...spanOf(opening),
    id: opening.id,
    form: openingForm(opening),
    siteId: opening.siteId,
    stepMinutes: opening.gridMinutes,
  }))
}

function appointmentCells(column: OfficeColumn, bands: readonly OpeningBand[]): AppointmentCell[] {
  const rounds = bands.filter((band) => band.form === 'visit')
  return column.appointments
    .filter((appointment) => shownStatuses.includes(appointment.status))
    .map((appointment) => {
      const span = spanOf(appointment)
      return {
        type: 'appointment',
        ...span,
        id: `appointment:${appointment.id}`,
        practitionerId: column.practitionerId,
        form: appointment.status as AppointmentForm,
        appointment,
        siteId: appointment.siteId,
        visit: rounds.some((band) => band.start <= span.start && span.start < band.end),
      }
    })
}

function freeCells(column: OfficeColumn, now: number): FreeCell[] {
  const byId = new Map(column.openings.map((opening) => [opening.id, opening]))
  return column.free
    .filter((free) => ms(free.end) > now)
    .map((free) => ({
      type: 'free',
      ...spanOf(free),
      id: `free:${column.practitionerId}:${free.siteId}:${ms(free.start)}`,
      practitionerId: column.practitionerId,
      form: openingForm(byId.get(free.openingId) ?? undefined),
      siteId: free.siteId,
      serviceCode: byId.get(free.openingId)?.serviceCode ?? '',
    }))
}

function absenceCells(column: OfficeColumn, window: Span): AbsenceCell[] {
  return column.absences
    .map((absence) => ({ absence, span: spanOf(absence) }))
    .filter(({ span }) => span.start < window.end && span.end > window.start)
    .map(({ absence, span }) => ({
      type: 'absence',
      ...span,
      id: `absence:${absence.id ?? `${column.practitionerId}:${span.start}`}`,
      practitionerId: column.practitionerId,
      form: 'absence',
      cause: absence.cause,
    }))
}

function ribbonOf(cells: readonly BoardCell[], window: Span): BoardColumn['ribbon'] {
  return cells.flatMap((cell) => {
    const piece = ribbonPiece(cell, window)
    if (!piece) return []
    const free = cell.form === 'protected' ? ('protected' as const) : ('free' as const)
    const kind = cell.type === 'absence' ? 'away' : cell.type === 'appointment' ? 'busy' : free
    return [{ ...piece, kind, id: cell.id }]
  })
}

function keeps(siteIds: readonly string[], siteId: string): boolean {
  return siteIds.length === 0 || siteIds.includes(siteId)
}

/** A column reduced to the chosen sites; null when the practitioner has nothing there that day. */
function atSites(column: OfficeColumn, siteIds: readonly string[]): OfficeColumn | null {
  const openings = column.openings.filter((opening) => keeps(siteIds, opening.siteId))
  const appointments = column.appointments.filter(
    (appointment) => keeps(siteIds, appointment.siteId) && shownStatuses.includes(appointment.status),
  )
  const awayOnly = siteIds.length === 0 && column.absences.length > 0
  if (openings.length === 0 && appointments.length === 0 && !awayOnly) return null
  return {
    ...column,
    openings,
    appointments,
    free: column.free.filter((free) => keeps(siteIds, free.siteId)),
  }
}

function columnOf(column: OfficeColumn, window: Span, now: number, position: number): BoardColumn {
  const bands = bandsOf(column)
  const appointments = appointmentCells(column, bands)
  const free = freeCells(column, now)
  const absences = absenceCells(column, window)
  const front = placeColumn<BoardCell>([...appointments, ...free], window)
  const cells = [...placeColumn<BoardCell>(absences, window), ...front].sort(
    (a, b) => a.item.start - b.item.start,
  )
  const sites = [...bands].sort((a, b) => a.start - b.start).map((band) => band.siteId)
  return {
    practitionerId: column.practitionerId,
    name: column.displayName,
    label: column.label,
    key: position < 9 ? position + 1 : null,
    siteIds: [...new Set(sites.length > 0 ? sites : appointments.map((cell) => cell.siteId))],
    freeCount: free.filter((cell) => cell.form !== 'protected' && cell.form !== 'visit').length,
    away:
      absences.length > 0 &&
      appointments.length === 0 &&
      free.length === 0 &&
      openingsAreCovered(bands, absences),
    bands: [...bands]
      .sort((a, b) => a.start - b.start)
      .flatMap((band) => {
        const box = place(band, window)
        return box ? [{ band, ...box }] : []
      }),
    cells,
    ribbon: ribbonOf([...absences, ...appointments, ...free], window),
  }
}

function openingsAreCovered(bands: readonly OpeningBand[], absences: readonly AbsenceCell[]): boolean {
  return bands.every((band) => absences.some((away) => away.start <= band.start && band.end <= away.end))
}

/** Practitioners who do something on this day at the chosen sites, or are away, hidden ones included. */
function presentColumns(day: OfficeDay, siteIds: readonly string[]): OfficeColumn[] {
  return day.columns.flatMap((column) => atSites(column, siteIds) ?? [])
}

/** Nobody consults on that day: those who stand on the board are all away. */
export function nobodyConsults({ columns }: Pick<BoardDay, 'columns'>): boolean {
  return columns.every((column) => column.away)
}

/** The columns that the rail lists, hidden ones included; none on a day on which nobody consults. */
export function listedColumns(day: OfficeDay, siteIds: readonly string[], now: number): OfficeColumn[] {
  const everybody = boardDay(day, { siteIds, hiddenPractitionerIds: [] }, now)
  return nobodyConsults(everybody) ? [] : presentColumns(day, siteIds)
}

/** The board of a day: columns in the order of the server, the free time that is already past left out. */
export function boardDay(day: OfficeDay, choice: BoardChoice, now: number): BoardDay {
  const present = presentColumns(day, choice.siteIds)
  const spans = present.flatMap((column) => [
    ...column.openings.map(spanOf),
    ...column.appointments.map(spanOf),
  ])
  const window = visibleWindow(day.date, day.timeZone, spans)
  const columns = present
    .map((column, position) => columnOf(column, window, now, position))
    .filter((column) => !choice.hiddenPractitionerIds.includes(column.practitionerId))
  return {
    window,
    rows: (window.end - window.start) / 300_000,
    ticks: ticksOf(window, day.timeZone),
    columns,
  }
}

/** Free pieces of one site on the day, protected and visits left out. */
export function freeAtSite(day: OfficeDay, site: Pick<Site, 'id'>, now: number): number {
  return day.columns.reduce(
    (sum, column) =>
      sum +
      freeCells(column, now).filter(
        (cell) => cell.siteId === site.id && cell.form !== 'protected' && cell.form !== 'visit',
      ).length,
    0,
  )
}
