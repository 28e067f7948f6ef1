import { type ActionContext, defineAction } from '../../platform/action.ts'
import { rewriteOpenings } from '../openings/rewrite-openings.ts'
import { networkAccess } from './network.access.ts'
import { putRules, type RuleRow } from './network-hours.queries.ts'
import {
  type Place,
  putAlarms,
  putPractitioner,
  putReason,
  putRoom,
  putService,
  putSite,
  readPlace,
} from './network-import.queries.ts'
import type { OpeningInFile } from './network-file.ts'
import type { NetworkContent } from './read-network-file.ts'

export interface Imported {
  services: number
  sites: number
  reasons: number
  practitioners: number
  /** Weekly hours that begin today, or later, and that ended yesterday. */
  rulesAdded: number
  rulesEnded: number
  /** Openings of the agenda that were made and taken away, to the horizon. */
  opened: number
  closed: number
  /** Appointments to come that no opening holds any more. They stay: somebody decides for each. */
  orphaned: number
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * Gives a real network its services, sites, reasons, professionals and weekly hours. What is there already is found again by its code,
 * name or RPPS and takes what the file says; nothing that the file leaves out is removed, but the hours of its professionals at its
 * sites: those are the file's, from today on, and appointments stay. For the owner of the database only.
 *
 * @throws {Refusal} `demonstration-in-place`.
 */
export const importNetwork = defineAction<{ networkId: string; content: NetworkContent }, Imported>({
  name: 'import-network',
  access: networkAccess['import-network'],
  async run(context, { networkId, content }) {
    const place = await readPlace(context.tx, networkId)
    await putAlarms(context, place, content)
    const serviceIds = new Map<string, string>()
    for (const service of content.services)
      serviceIds.set(service.code, await putService(context, place, service))
    const siteIds = new Map<string, string>()
    const roomIds = new Map<string, string>()
    // Parents first: an antenne names its centre.
    for (const site of content.sites.toSorted(
      (a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined),
    )) {
      const siteId = await putSite(
        context,
        place,
        site,
        site.parent ? (siteIds.get(site.parent) ?? null) : null,
      )
      siteIds.set(site.name, siteId)
      for (const room of site.rooms)
        roomIds.set(`${site.name}|${room}`, await putRoom(context, place, siteId, room))
    }
    for (const [order, reason] of content.reasons.entries())
      await putReason(context, place, {
        ...reason,
        order,
        serviceIds: reason.services.map((code) => found(serviceIds, code)),
      })
    const ids = { serviceIds, siteIds, roomIds }
    const imported = await importPeople(context, place, content, ids)
    context.audit({
      action: 'import-network',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { ...imported },
    })
    return imported
  },
})

interface Ids {
  serviceIds: ReadonlyMap<string, string>
  siteIds: ReadonlyMap<string, string>
  roomIds: ReadonlyMap<string, string>
}

async function importPeople(
  context: ActionContext,
  place: Place,
  { services, sites, reasons, practitioners }: NetworkContent,
  ids: Ids,
): Promise<Imported> {
  const today = context.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const yesterday = today.subtract({ days: 1 }).toString()
  const practitionerIds: string[] = []
  const rules = { added: 0, ended: 0 }
  for (const [order, practitioner] of practitioners.entries()) {
    const bySite = Map.groupBy(practitioner.openings, (opening) => found(ids.siteIds, opening.site))
    const practitionerId = await putPractitioner(context, place, {
      ...practitioner,
      order,
      siteIds: [...bySite.keys()],
    })
    practitionerIds.push(practitionerId)
    for (const [siteId, openings] of bySite) {
      const wanted = openings.map((opening) => ruleOf(opening, ids, today))
      const { added, ended } = await putRules(context, place, { practitionerId, siteId, yesterday }, wanted)
      rules.added += added
      rules.ended += ended
    }
  }
  const { opened, closed, orphaned } = await rewriteOpenings(context, practitionerIds, place.timeZone)
  return {
    services: services.length,
    sites: sites.length,
    reasons: reasons.length,
    practitioners: practitioners.length,
    rulesAdded: rules.added,
    rulesEnded: rules.ended,
    opened,
    closed,
    orphaned: orphaned.length,
  }
}

type Today = ReturnType<ReturnType<ActionContext['now']['toZonedDateTimeISO']>['toPlainDate']>

/** A weekly rule, from the first of its days on or after the day it begins. */
function ruleOf(opening: OpeningInFile, ids: Ids, today: Today): RuleRow {
  const since = opening.since ? today.with(partsOf(opening.since)) : today
  const daysAway = opening.days.map((day) => (WEEKDAYS.indexOf(day) + 8 - since.dayOfWeek) % 7)
  const first = since.add({ days: Math.min(...daysAway) }).toString()
  const interval = opening.everyWeeks > 1 ? `INTERVAL=${opening.everyWeeks};` : ''
  return {
    serviceId: found(ids.serviceIds, opening.service),
    roomId: opening.room === undefined ? null : found(ids.roomIds, `${opening.site}|${opening.room}`),
    kind: opening.service === 'snp' ? 'unscheduled' : opening.service === 'visit' ? 'visit' : 'scheduled',
    audience: opening.audience,
    localStart: `${first}T${opening.from}`,
    localEnd: `${first}T${opening.to}`,
    recurrence: `FREQ=WEEKLY;${interval}BYDAY=${opening.days.join(',')}`,
    worksOnHolidays: opening.worksOnHolidays,
  }
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function found(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error('a file that was read names something that it does not define')
  return id
}
