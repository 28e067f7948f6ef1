import type { OfficeDay } from '@maillage/contract/office.ts'
import { defineReading, type ReadingContext } from '../../platform/reading.ts'
import { findNextOpenDay as nextOpenDay } from './find-next-open-day.ts'
import { findPatients as patientsFound } from './find-patients.ts'
import { officeAccess } from './office.access.ts'
import { readOfficeDay as dayOf, readOfficeMonth as monthOf } from './read-office-day.ts'

interface InNetwork {
  networkId: string
}

/** The day of the sites that the reader works at. What a column does elsewhere is kept as time taken, without the patient. */
export const readOfficeDay = defineReading({
  name: 'read-office-day',
  access: officeAccess['read-office-day'],
  async run(context, input: InNetwork & { date: string; siteId?: string | undefined }): Promise<OfficeDay> {
    if (input.siteId) context.permit({ siteId: input.siteId })
    const sites = context.permittedSites()
    const day = await dayOf(context.db, { ...input, now: context.now })
    return sites === 'all' ? day : keepToSites(day, new Set(sites))
  },
})

export const readOfficeMonth = defineReading({
  name: 'read-office-month',
  access: officeAccess['read-office-month'],
  async run(context, input: InNetwork & { month: string; siteId?: string | undefined }) {
    permitSite(context, input.siteId)
    return monthOf(context.db, { ...input, now: context.now })
  },
})

export const findNextOpenDay = defineReading({
  name: 'find-next-open-day',
  access: officeAccess['find-next-open-day'],
  async run(context, input: InNetwork & { after: string; siteIds: string[] }) {
    for (const siteId of input.siteIds) context.permit({ siteId })
    if (input.siteIds.length > 0) return nextOpenDay(context.db, input)
    const sites = context.permittedSites()
    return nextOpenDay(context.db, { ...input, siteIds: sites === 'all' ? [] : sites })
  },
})

export const findPatients = defineReading({
  name: 'find-patients',
  access: officeAccess['find-patients'],
  run: ({ db, now }, input: InNetwork & { query: string; limit: number }) =>
    patientsFound(db, { ...input, now }),
})

/** How many minutes are free names nobody: open for any site to whoever reads the day of one. */
function permitSite(context: ReadingContext, siteId: string | undefined): void {
  if (siteId) context.permit({ siteId })
  else context.permittedSites()
}

function keepToSites(day: OfficeDay, sites: ReadonlySet<string>): OfficeDay {
  const isHere = (item: { siteId: string }) => sites.has(item.siteId)
  const columns = day.columns
    .filter((column) => [...column.openings, ...column.appointments].some(isHere))
    .map((column) => ({
      ...column,
      openings: column.openings.filter(isHere),
      free: column.free.filter(isHere),
      appointments: column.appointments.map((appointment) =>
        isHere(appointment) ? appointment : { ...appointment, patient: null, contact: null, note: null },
      ),
    }))
  return { ...day, columns }
}
