import { type Area, type AreaKind, type AreaRefusal, findArea } from '@maillage/territory/area.ts'
import { type AreaFound, searchAreas } from '@maillage/territory/area-search.ts'
import type { Io, Lang } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from './ground.ts'

const FORMS = 'dep:32, reg:76, epci:243200417, bv:32132, commune:32132, france'

/**
 * The area of `--area`; a code that INSEE withdrew is read as the one of today, with a note.
 * @throws Misuse when there is no such area.
 */
export function readArea(text: string | undefined, ground: Ground, io: Io): Area {
  if (text === undefined || text === '') {
    throw new Misuse({
      fr: `Il manque le territoire\u202f: --area, par exemple ${FORMS}.`,
      en: `The area is missing: --area, for instance ${FORMS}.`,
    })
  }
  const area = findArea(ground.index, text)
  if ('refusal' in area) throw new Misuse(wordsOf(area.refusal, nearest(text, ground)))
  if (area.recoded) io.err(recodedNote(area.recoded.from, area.recoded.to)[io.lang])
  return area
}

/** What is said of a code that INSEE withdrew. */
export function recodedNote(from: string, to: string): Record<Lang, string> {
  return {
    fr: `Note\u202f: la commune ${from} n’existe plus\u202f; elle est lue comme ${to}.`,
    en: `Note: the commune ${from} exists no longer; it is read as ${to}.`,
  }
}

const KINDS: Record<AreaKind, Record<Lang, string>> = {
  dep: { fr: 'de département', en: 'département' },
  reg: { fr: 'de région', en: 'région' },
  epci: { fr: 'd’EPCI', en: 'EPCI' },
  bv: { fr: 'de bassin de vie', en: 'bassin de vie' },
  commune: { fr: 'de commune', en: 'commune' },
  france: { fr: 'de territoire', en: 'area' },
}

/** The area that was meant, perhaps: `gers` and `dep:Gers` mean dep:32. */
function nearest(text: string, { index }: Ground): AreaFound | undefined {
  const [, kind, name] = /^(\w+):(.*)$/s.exec(text) ?? [undefined, undefined, text]
  const kinds = Object.keys(KINDS).filter((known): known is AreaKind => kind === undefined || known === kind)
  return searchAreas(index, name ?? '', { limit: 1, kinds })[0]
}

function wordsOf(refusal: AreaRefusal, meant: AreaFound | undefined): Record<Lang, string> {
  const hint = {
    fr: meant ? ` Vouliez-vous écrire ${meant.key} (${meant.name})\u202f?` : '',
    en: meant ? ` Did you mean ${meant.key} (${meant.name})?` : '',
  }
  if (refusal.kind === 'not-an-area')
    return {
      fr: `«\u00a0${refusal.text}\u00a0» n’est pas un territoire. Écrivez par exemple ${FORMS}.${hint.fr}`,
      en: `"${refusal.text}" is no area. Write for instance ${FORMS}.${hint.en}`,
    }
  const { fr, en } = KINDS[refusal.area]
  return {
    fr: `Il n’y a pas ${fr} ${refusal.code}. Vérifiez le code INSEE (ou SIREN, pour un EPCI).${hint.fr}`,
    en: `There is no ${en} ${refusal.code}. Check its INSEE code (or SIREN, for an EPCI).${hint.en}`,
  }
}
