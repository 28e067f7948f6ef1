import type { Bilingual } from '@maillage/contract/common.ts'
import { isRpps } from '@maillage/core/identity/rpps.ts'
import type { NetworkFile, OpeningInFile, SiteInFile } from './network-file.ts'

/** One thing to mend in a file: where it stands (`sites.0.communeCode`), and a sentence in each language. */
export interface FileFault {
  path: string
  sentence: Bilingual
}

type Say = (path: string, sentence: Bilingual) => void
type Practitioner = NetworkFile['practitioners'][number]

/** What a file of the right shape says twice, names without saying what it is, or says of an hour that cannot be. */
export function referenceFaults(file: NetworkFile): FileFault[] {
  const faults: FileFault[] = []
  const say: Say = (path, { fr, en }) =>
    void faults.push({ path, sentence: { fr: `${path} : ${fr}`, en: `${path}: ${en}` } })
  const services = new Set(file.services.map((service) => service.code))
  const sites = new Map(file.sites.map((site) => [site.name, site]))
  sayTwice(
    say,
    'services',
    file.services.map((service) => service.code),
  )
  sayTwice(
    say,
    'sites',
    file.sites.map((site) => site.name),
  )
  sayTwice(
    say,
    'reasons',
    file.reasons.map((reason) => reason.code),
  )
  sayTwice(
    say,
    'practitioners',
    file.practitioners.map((practitioner) => practitioner.rpps),
  )
  file.sites.forEach(({ name, parent }, at) => {
    const isOther = parent !== name && parent !== undefined && sites.get(parent)?.parent === undefined
    if (parent !== undefined && !(isOther && sites.has(parent))) say(`sites.${at}.parent`, notAParent(parent))
  })
  file.reasons.forEach((reason, at) => {
    for (const code of reason.services)
      if (!services.has(code)) say(`reasons.${at}.services`, missing(code, 'services'))
  })
  if (file.reasons.filter((reason) => reason.isGeneral).length > 1) say('reasons', TWO_GENERAL)
  for (const [at, practitioner] of file.practitioners.entries())
    sayOfPractitioner(say, `practitioners.${at}`, practitioner, { services, sites })
  return faults
}

function sayOfPractitioner(
  say: Say,
  path: string,
  { rpps, openings }: Practitioner,
  known: { services: ReadonlySet<string>; sites: ReadonlyMap<string, SiteInFile> },
): void {
  if (!isRpps(rpps)) say(`${path}.rpps`, WRONG_KEY)
  openings.forEach((opening, at) => {
    const here = `${path}.openings.${at}`
    const site = known.sites.get(opening.site)
    if (!site) say(`${here}.site`, missing(opening.site, 'sites'))
    else if (opening.room !== undefined && !site.rooms.includes(opening.room))
      say(`${here}.room`, missing(opening.room, `rooms (${opening.site})`))
    if (!known.services.has(opening.service)) say(`${here}.service`, missing(opening.service, 'services'))
    if (opening.to <= opening.from) say(`${here}.to`, ENDS_TOO_SOON)
    const other = openings.slice(0, at).findIndex((before) => meet(before, opening))
    if (other >= 0) say(here, meets(`openings.${other}`))
  })
}

/** Two weekly openings at the same hour of the same day: nobody is at two. Those of every other week may take turns. */
function meet(one: OpeningInFile, other: OpeningInFile): boolean {
  const everyWeek = one.everyWeeks === 1 && other.everyWeeks === 1
  const sameDay = one.days.some((day) => other.days.includes(day))
  return everyWeek && sameDay && one.from < other.to && other.from < one.to
}

function sayTwice(say: Say, list: string, names: readonly string[]): void {
  names.forEach((name, at) => {
    if (names.indexOf(name) !== at)
      say(`${list}.${at}`, {
        fr: `« ${name} » y est deux fois. Gardez-en un.`,
        en: `"${name}" is there twice. Keep one.`,
      })
  })
}

const missing = (name: string, list: string): Bilingual => ({
  fr: `« ${name} » n’est pas dans ${list}. Ajoutez-le là, ou corrigez le nom.`,
  en: `"${name}" is not in ${list}. Add it there, or mend the name.`,
})
const notAParent = (name: string): Bilingual => ({
  fr: `« ${name} » n’est pas un autre lieu de ce fichier, sans parent lui-même. Corrigez le nom, ou retirez parent.`,
  en: `"${name}" is not another place of this file, without a parent itself. Mend the name, or remove parent.`,
})
const meets = (other: string): Bilingual => ({
  fr: `cette plage tombe en même temps que ${other}. Changez ses jours ou ses heures.`,
  en: `this opening is at the same time as ${other}. Change its days or its hours.`,
})
const TWO_GENERAL: Bilingual = {
  fr: 'un seul motif peut avoir isGeneral. Retirez-le des autres.',
  en: 'one reason only may have isGeneral. Remove it from the others.',
}
const WRONG_KEY: Bilingual = {
  fr: 'la clé de ce numéro RPPS n’est pas bonne. Recopiez ses onze chiffres.',
  en: 'the key of this RPPS number is wrong. Copy its eleven digits again.',
}
const ENDS_TOO_SOON: Bilingual = {
  fr: 'la fin vient après le début, le même jour. Coupez à minuit une plage de nuit.',
  en: 'the end comes after the start, on the same day. Cut an opening of the night at midnight.',
}
