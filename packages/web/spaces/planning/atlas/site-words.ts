import type { AtlasSite } from '@maillage/contract/atlas.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import type { MapSite } from '../map/map-things.ts'
import type { PlanningWords } from '../planning-words.ts'

/** How a site is called on a map: by its commune, which everybody knows. */
export const siteName = (site: AtlasSite | undefined) => site?.communeName ?? ''

const symbolOf = (site: AtlasSite): MapSite['kind'] => (site.kind === 'antenne' ? 'antenne' : 'centre')

/** "Marciac, antenne" */
export function siteWithKind(site: AtlasSite, text: AtlasText): string {
  return `${siteName(site)}, ${text.kinds[site.kind]}`
}

/** The sites as the map shows them. */
export function mapSites(
  sites: readonly AtlasSite[],
  isCounted: (site: AtlasSite) => boolean,
  said: { text: AtlasText; words: PlanningWords; now: number },
): MapSite[] {
  return sites.map((site) => {
    const counted = isCounted(site)
    const detail = counted ? nextSlot(site, said) : undefined
    const state = counted ? said.text.site.next(detail ?? '') : whyNot(site, said.text)
    return {
      id: site.id,
      name: siteName(site),
      detail,
      kind: symbolOf(site),
      state: counted ? 'open' : 'uncounted',
      communeCode: site.communeCode,
      lon: site.lon,
      lat: site.lat,
      said: `${siteWithKind(site, said.text)}, ${state}`,
    }
  })
}

function nextSlot(
  site: AtlasSite,
  { text, words, now }: { text: AtlasText; words: PlanningWords; now: number },
) {
  const [first] = site.starts
  return first ? words.slot(Date.parse(first), now) : text.site.unknownSlots
}

function whyNot(site: AtlasSite, text: AtlasText): string {
  if (site.status === 'announced') return text.site.announced
  return site.isOwn ? text.site.nothingFree : text.site.unknownSlots
}
