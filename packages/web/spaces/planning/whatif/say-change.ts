import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { Language } from '../../../i18n/language.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { readAtlasTravel } from '../atlas/atlas-view.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

/** Days as one says them: "5", "3,5". */
export function sayDays(days: number, language: Language): string {
  return days.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 })
}

/** How minutes are made, beside them: "estimées (× 1,35, 55 km/h)". */
export function sayTravel(label: string, text: WhatIfText, language: Language): string {
  const travel = readAtlasTravel(label)
  if (travel.kind === 'estimate') return text.travel.estimate
  const say = (value: number) => value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
  return text.travel.plain(say(travel.detour), say(travel.kmPerHour))
}

type Names = Pick<WhatIfScreen, 'siteName' | 'practitioner' | 'communeName' | 'baseline'>

/** Where somebody of the baseline works: ", Vic-Fezensac, 5 jours". */
export function sayWhere(
  person: WhatIfBaseline['practitioners'][number] | undefined,
  names: Names,
  text: WhatIfText,
  language: Language,
): string {
  const places = Object.entries(person?.days ?? {}).filter(([, days]) => days > 0)
  if (places.length === 0) return ''
  return text.change.where(
    places.map(([site, days]) => text.change.at(names.siteName(site), sayDays(days, language))).join(', '),
  )
}

/** One change in a line. */
export function sayChange(change: WhatIfChange, names: Names, text: WhatIfText, language: Language): string {
  const { change: say } = text
  const day = change.on === undefined ? '' : plainDate(change.on, language)
  const days = (count: number) => sayDays(count, language)
  const site = (id: string) => names.siteName(id)
  switch (change.kind) {
    case 'retire-practitioner': {
      const person = names.baseline?.practitioners.find(({ id }) => id === change.practitioner)
      const where = sayWhere(person, names, text, language)
      return say[change.kind](names.practitioner(change.practitioner), where, day)
    }
    case 'add-practitioner':
      return say[change.kind](change.label, site(change.site), days(change.days), day)
    case 'change-days': {
      const who = change.practitioner === undefined ? say.siteDays : names.practitioner(change.practitioner)
      return say[change.kind](who, site(change.site), days(change.days), day)
    }
    case 'open-site':
      return say[change.kind](change.name, days(change.days ?? 0), day)
    case 'close-site':
      return say[change.kind](site(change.site), day)
    case 'move-site':
      return say[change.kind](site(change.site), names.communeName(change.commune), day)
    case 'close-road': {
      const roads = change.pairs.map(([from = '', to = '']) =>
        say.road(names.communeName(from), names.communeName(to)),
      )
      return say[change.kind](roads.join(', '), change.extraMinutes, day)
    }
    case 'change-opening':
      return say[change.kind](site(change.site), plainDate(change.opensOn, language))
  }
}

/** "4 h 36" */
export function sayRoad(minutes: number, { share }: WhatIfText): string {
  if (minutes === 0) return '0'
  return share.hours(Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'))
}
