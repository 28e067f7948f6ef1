import { type CommuneIndex, departementCodeOf } from '@maillage/territory/communes.ts'
import type { ZodError } from 'zod'
import { gers } from '../../../../scenarios/gers/scenario.ts'
import { allReasons } from '../../../../scenarios/reasons/all-reasons.ts'
import { validationMessages } from '../../platform/validation-messages.ts'
import { timeZoneOf } from './departement-time-zones.ts'
import { type FileFault, referenceFaults } from './network-file-references.ts'
import { NetworkFile, type SiteInFile } from './network-file.ts'

const GUIDE = 'docs/guides/first-network.md'

/** A site with all that its commune says of it. */
export interface PlacedSite extends Omit<SiteInFile, 'postalCode' | 'lon' | 'lat'> {
  postalCode: string
  lon: number
  lat: number
  communeName: string
  timeZone: string
  holidayCalendar: 'metropole' | 'saint-martin'
}

export type NetworkContent = Omit<NetworkFile, 'sites'> & { sites: PlacedSite[] }

/**
 * Reads the file of a network: shape first, then what refers to something else. Services and reasons may be named by their code in
 * the catalogue of Maillage; without `reasons`, all those of the catalogue that the services serve.
 */
export function readNetworkFile(
  json: unknown,
  communes: CommuneIndex,
): { content: NetworkContent } | { faults: FileFault[] } {
  const completed = withCatalogue(json)
  const unknown = catalogueFaults(completed)
  const parsed = NetworkFile.safeParse(completed)
  if (!parsed.success) {
    const named = new Set(unknown.map(({ path }) => path))
    return { faults: [...unknown, ...shapeFaults(parsed.error).filter(({ path }) => !named.has(path))] }
  }
  const file = parsed.data
  const faults = referenceFaults(file)
  const sites = file.sites.map((site, at) => placed(site, communes, `sites.${at}`, faults))
  if (faults.length > 0) return { faults }
  return { content: { ...file, sites: sites.filter((site) => site !== undefined) } }
}

function withCatalogue(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  const { services, reasons, ...rest } = json as Record<string, unknown>
  const named = (list: unknown, catalogue: readonly { code: string }[]) =>
    Array.isArray(list)
      ? list.map((item) =>
          typeof item === 'string' ? (catalogue.find(({ code }) => code === item) ?? item) : item,
        )
      : list
  const offered = named(services, gers.services)
  const codes = new Set(
    Array.isArray(offered) ? offered.map((service) => (service as { code?: unknown })?.code) : [],
  )
  const catalogue = allReasons
    .map(({ weight: _ofTheDemonstration, ...reason }) => ({
      ...reason,
      services: reason.services.filter((code) => codes.has(code)),
    }))
    .filter((reason) => reason.services.length > 0)
  return {
    ...rest,
    services: offered,
    reasons: reasons === undefined ? catalogue : named(reasons, catalogue),
  }
}

/** Codes that stand alone in a list, and that the catalogue did not complete. */
function catalogueFaults(completed: unknown): FileFault[] {
  const lists = { services: gers.services, reasons: allReasons }
  return Object.entries(lists).flatMap(([list, catalogue]) => {
    const items = (completed as Record<string, unknown> | null)?.[list]
    const codes = catalogue.map(({ code }) => code)
    if (!Array.isArray(items)) return []
    return items.flatMap((item, at) => {
      if (typeof item !== 'string') return []
      const path = `${list}.${at}`
      return codes.includes(item) ? [servedByNone(path, item)] : [notInCatalogue(path, item, codes)]
    })
  })
}

function servedByNone(path: string, code: string): FileFault {
  const served = allReasons.find((reason) => reason.code === code)?.services.join(', ') ?? ''
  return {
    path,
    sentence: {
      fr: `${path} : aucun des services du fichier ne sert «\u00a0${code}\u00a0». Ajoutez l’un de ceux-ci, ou retirez ce motif\u202f: ${served}.`,
      en: `${path}: none of the services of the file serves "${code}". Add one of these, or remove this reason: ${served}.`,
    },
  }
}

function notInCatalogue(path: string, code: string, codes: readonly string[]): FileFault {
  const known = codes.join(', ')
  return {
    path,
    sentence: {
      fr: `${path} : «\u00a0${code}\u00a0» n’est pas dans le catalogue. Prenez-y un code, ou décrivez-le en entier (${GUIDE}). Codes\u202f: ${known}.`,
      en: `${path}: "${code}" is not in the catalogue. Take a code from it, or describe it whole (${GUIDE}). Codes: ${known}.`,
    },
  }
}

function shapeFaults(error: ZodError): FileFault[] {
  const [fr, en] = [validationMessages(error, 'fr'), validationMessages(error, 'en')]
  return fr.map(({ message }, at) => {
    const issue = error.issues[at]
    const path = issue?.path.map(String).join('.') ?? ''
    if (issue?.code === 'unrecognized_keys') return unknownKeys(path, issue.keys)
    const guided = (sentence: string) => sentence.replaceAll('/api/openapi.json', GUIDE)
    return { path, sentence: { fr: guided(message), en: guided(en[at]?.message ?? '') } }
  })
}

function unknownKeys(path: string, keys: readonly string[]): FileFault {
  const list = keys.join(', ')
  return {
    path,
    sentence: {
      fr: `${path || 'Le fichier'} ne prend pas ${list} : retirez-le, ou voyez ${GUIDE}.`,
      en: `${path || 'The file'} does not take ${list}: remove it, or see ${GUIDE}.`,
    },
  }
}

/** What the commune says of a site where the file is silent: postcode, position, time, public holidays. */
function placed(
  site: SiteInFile,
  communes: CommuneIndex,
  path: string,
  faults: FileFault[],
): PlacedSite | undefined {
  const row = communes.rowOf(site.communeCode)
  const [postalCode, lon, lat] = [
    site.postalCode ?? (row === undefined ? undefined : communes.postcodes[row]?.[0]),
    site.lon ?? (row === undefined ? Number.NaN : (communes.lon[row] ?? Number.NaN)),
    site.lat ?? (row === undefined ? Number.NaN : (communes.lat[row] ?? Number.NaN)),
  ]
  if (row === undefined || postalCode === undefined || Number.isNaN(lon + lat)) {
    const known = row !== undefined
    faults.push({
      path: `${path}.communeCode`,
      sentence: {
        fr: `${path}.communeCode : ${known ? 'cette commune n’a pas de position connue. Donnez postalCode, lon et lat.' : `aucune commune n’a le code INSEE ${site.communeCode}. Donnez celui de l’INSEE, pas le code postal.`}`,
        en: `${path}.communeCode: ${known ? 'this commune has no known position. Give postalCode, lon and lat.' : `no commune has the INSEE code ${site.communeCode}. Give that of INSEE, not the postcode.`}`,
      },
    })
    return undefined
  }
  const departement = departementCodeOf(site.communeCode)
  return {
    ...site,
    postalCode,
    lon,
    lat,
    communeCode: communes.codes[row] ?? site.communeCode,
    communeName: communes.names[row] ?? '',
    timeZone: timeZoneOf([departement]) ?? 'Europe/Paris',
    holidayCalendar: departement === '978' ? 'saint-martin' : 'metropole',
  }
}
