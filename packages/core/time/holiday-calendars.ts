import type { Language } from './refusal.ts'

/** The same day each year, or a number of days after Easter Sunday. */
export type HolidayDate = { month: number; day: number } | { daysAfterEaster: number }

/** A holiday in force from the year `validFrom` to the year `validTo`, both included. */
export type HolidayEntry = {
  on: HolidayDate
  name: Record<Language, string>
  validFrom: number
  validTo?: number
  source: string
}

const NATIONAL_SOURCE = 'Code du travail, article L. 3133-1'

/**
 * The public holidays (fêtes légales) of France, as listed by article L. 3133-1 of the Code du travail. The years are
 * those since which each is a holiday under the rule that still stands: 8 May came back with the law of 2 October 1981.
 * Good Friday and 26 December are holidays in Alsace and Moselle only (L. 3134-13) and are not listed.
 */
export const NATIONAL_HOLIDAYS: readonly HolidayEntry[] = [
  national({ month: 1, day: 1 }, 'Jour de l’an', 'New Year’s Day'),
  national({ daysAfterEaster: 1 }, 'Lundi de Pâques', 'Easter Monday'),
  national({ month: 5, day: 1 }, 'Fête du travail', 'Labour Day'),
  { ...national({ month: 5, day: 8 }, 'Victoire de 1945', 'Victory in Europe Day'), validFrom: 1982 },
  national({ daysAfterEaster: 39 }, 'Ascension', 'Ascension Day'),
  national({ daysAfterEaster: 50 }, 'Lundi de Pentecôte', 'Whit Monday'),
  national({ month: 7, day: 14 }, 'Fête nationale', 'National Day'),
  national({ month: 8, day: 15 }, 'Assomption', 'Assumption Day'),
  national({ month: 11, day: 1 }, 'Toussaint', 'All Saints’ Day'),
  national({ month: 11, day: 11 }, 'Armistice de 1918', 'Armistice Day'),
  national({ month: 12, day: 25 }, 'Noël', 'Christmas Day'),
]

const ABOLITION = { fr: 'Abolition de l’esclavage', en: 'Abolition of slavery' }

/**
 * The commemoration of the abolition of slavery at Saint-Martin: a holiday by law no. 83-550 of 30 June 1983 and article
 * L. 3422-2 of the Code du travail. Decree no. 2012-553 set 27 May. The territorial council asked for 28 May on
 * 5 November 2015; a drafting error has kept that date out of the Code, and the State has accepted 28 May in its place,
 * as a holiday, since the interministerial circular of 4 May 2018.
 */
export const SAINT_MARTIN_HOLIDAYS: readonly HolidayEntry[] = [
  {
    on: { month: 5, day: 27 },
    name: ABOLITION,
    validFrom: 2012,
    validTo: 2017,
    source: 'Décret n° 83-1003 du 23 novembre 1983, modifié par le décret n° 2012-553 du 23 avril 2012',
  },
  {
    on: { month: 5, day: 28 },
    name: ABOLITION,
    validFrom: 2018,
    source:
      'Circulaires interministérielles du 4 mai 2018 et du 3 mai 2019 ; délibération du 5 novembre 2015',
  },
]

function national(on: HolidayDate, fr: string, en: string): HolidayEntry {
  return { on, name: { fr, en }, validFrom: 1947, source: NATIONAL_SOURCE }
}
