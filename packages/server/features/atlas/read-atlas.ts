import type { Atlas, AtlasReason } from '@maillage/contract/atlas.ts'
import type { Bilingual } from '@maillage/contract/common.ts'
import { findArea } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { describeArea } from './describe-area.ts'
import type { AtlasDependencies } from './atlas-dependencies.ts'
import { type PublicReason, readPublicReasons, readSites } from './atlas.queries.ts'
import { travelOf } from './travel-of.ts'

/** What the planning screens start from: the network, its areas, what it offers to the public. */
export async function readAtlas(deps: AtlasDependencies): Promise<Omit<Atlas, 'mayPlan'>> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const [network, reasons, sites] = await Promise.all([
    db
      .selectFrom('network')
      .select(['slug', 'name', 'short_name as shortName', 'time_zone as timeZone', 'departements'])
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow(),
    readPublicReasons(db, networkId),
    readSites(db, networkId),
  ])
  const { slug, name, shortName, timeZone, departements } = network
  const keys = areaKeys(
    deps.index,
    departements,
    sites.map((site) => site.communeCode),
  )
  const areas = keys.flatMap((key) => {
    const area = findArea(deps.index, key)
    return 'refusal' in area ? [] : [area]
  })
  return {
    network: { slug, name, shortName },
    defaultArea: areas[0]?.key ?? 'france',
    areas: areas.map((area) => describeArea(deps.index, area)),
    reasons: reasons.map(describeReason),
    travel: travelOf(deps.travelTime),
    now: clock.now().toString(),
    timeZone,
  }
}

/** Départements first, then their régions, then the EPCI and the bassins de vie of the sites. */
function areaKeys(index: CommuneIndex, departements: string[], communes: string[]): string[] {
  const regions = departements.flatMap((code) => {
    const region = index.departements.find((departement) => departement.code === code)?.region
    return region ? [`reg:${region}`] : []
  })
  const rows = communes.flatMap((code) => index.rowOf(code) ?? [])
  const epcis = rows.flatMap((row) => (index.epci[row] ? `epci:${index.epci[row]}` : []))
  const bassins = rows.flatMap((row) => {
    const bassin = index.bassinsDeVie[index.bassinDeVieOf[row] as number]
    return bassin ? [`bv:${bassin.code}`] : []
  })
  return [...new Set([...departements.map((code) => `dep:${code}`), ...regions, ...epcis, ...bassins])]
}

function describeReason({ id, label, isGeneral, horizonDays, serviceLabels }: PublicReason): AtlasReason {
  const care = (language: keyof Bilingual) => serviceLabels.map((service) => service[language]).join(', ')
  return { id, label, care: { fr: care('fr'), en: care('en') }, isGeneral, horizonDays }
}
