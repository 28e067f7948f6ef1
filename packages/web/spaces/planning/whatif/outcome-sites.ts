import type { Language } from '../../../i18n/language.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import type { MapSite } from '../map/map-things.ts'
import { sayDays } from './say-change.ts'
import type { SiteOutcome, WhatIfAnswer } from './what-if-messages.ts'

interface Saying {
  readonly text: WhatIfText
  readonly language: Language
  siteName(id: string): string
}

/** The sites of the baseline, with their days where the changes touch them. */
export function sitesBefore({ sites }: WhatIfAnswer, saying: Saying): MapSite[] {
  return sites.flatMap((site): MapSite[] => {
    if (!site.before) return []
    const { days, isOpen, communeCode, lon, lat } = site.before
    const state = isOpen ? 'open' : 'uncounted'
    return [mapSite(site, { ...{ days, communeCode, lon, lat }, state }, saying)]
  })
}

/** The sites after the changes: those that are gone too, where they stood. */
export function sitesAfter({ sites }: WhatIfAnswer, saying: Saying): MapSite[] {
  return sites.map((site) => {
    const { days, communeCode, lon, lat } = site
    const wasOpen = site.before?.isOpen ?? false
    const state = site.isOpen ? (site.before ? 'open' : 'new') : wasOpen ? 'gone' : 'uncounted'
    return mapSite(site, { ...{ days, communeCode, lon, lat }, state }, saying)
  })
}

type Shown = Pick<MapSite, 'state' | 'communeCode' | 'lon' | 'lat'> & { readonly days: number }

function mapSite(
  site: SiteOutcome,
  { days, ...shown }: Shown,
  { text, language, siteName }: Saying,
): MapSite {
  const name = siteName(site.id)
  const detail = shown.state === 'gone' ? text.maps.noSlot : text.days(sayDays(days, language))
  return { id: site.id, name, detail, kind: 'centre', ...shown, said: text.maps.said(name, detail) }
}
