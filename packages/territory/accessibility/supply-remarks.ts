/** A sentence about a line, in both languages, without its number. */
export type RemarkWords = Readonly<Record<'fr' | 'en', string>>

export interface Remark {
  /** Counted from 1, the header included: the first line that it concerns. */
  readonly line: number
  /** How many lines it concerns. */
  readonly lines: number
  readonly words: RemarkWords
}

/** The remark as a sentence with its line and how many more there are. */
export function remarkSentence({ line, lines, words }: Remark, lang: 'fr' | 'en'): string {
  if (lang === 'en') return `Line ${line}${lines > 1 ? ` (and ${lines - 1} more)` : ''}: ${words.en}`
  const others = lines > 2 ? ` (et ${lines - 1} autres)` : lines === 2 ? ' (et une autre)' : ''
  return `Ligne ${line}${others}\u202f: ${words.fr}`
}

/** What can be said of a line of a file of practitioners. */
export const supplyWords = {
  headerWithout: (columns: readonly string[]): RemarkWords => ({
    fr: `l’en-tête n’a pas de colonne ${columns.map((column) => `«\u00a0${column}\u00a0»`).join(', ')}.`,
    en: `the header has no column ${columns.map((column) => `"${column}"`).join(', ')}.`,
  }),
  fieldCount: (count: number, wanted: number): RemarkWords => ({
    fr: `${count} champ${count > 1 ? 's' : ''} au lieu de ${wanted}. Le fichier est peut-être coupé à cet endroit.`,
    en: `${count} field${count > 1 ? 's' : ''} instead of ${wanted}. The file may be cut there.`,
  }),
  noCommune: {
    fr: 'aucune commune d’exercice n’est donnée\u202f; le professionnel n’est pas compté.',
    en: 'no commune is given; the practitioner is not counted.',
  } as RemarkWords,
  unknownCommune: (typed: string): RemarkWords => ({
    fr: `aucune commune n’a le code «\u00a0${typed}\u00a0»\u202f; la ligne n’est pas comptée.`,
    en: `no commune has the code "${typed}"; the line is not counted.`,
  }),
  recoded: (from: string, to: string): RemarkWords => ({
    fr: `le code ${from} est lu comme la commune ${to} d’aujourd’hui.`,
    en: `the code ${from} is read as the commune ${to} of today.`,
  }),
  unknownProfession: (typed: string, known: readonly string[]): RemarkWords => ({
    fr: `«\u00a0${typed}\u00a0» n’est pas une profession. Écrivez ${known.join(', ')}.`,
    en: `"${typed}" is no profession. Write ${known.join(', ')}.`,
  }),
  notFte: (typed: string): RemarkWords => ({
    fr: `«\u00a0${typed}\u00a0» n’est pas un temps de travail. Écrivez un nombre d’équivalents temps plein, par exemple 0,8.`,
    en: `"${typed}" is no working time. Write a number of full-time equivalents, for instance 0.8.`,
  }),
  negativeFte: (typed: string): RemarkWords => ({
    fr: `un temps de travail de ${typed} est négatif. Pour retirer un professionnel, ôtez sa ligne.`,
    en: `a working time of ${typed} is negative. To take a practitioner away, remove the line.`,
  }),
  notAge: (typed: string): RemarkWords => ({
    fr: `«\u00a0${typed}\u00a0» n’est pas un âge de 18 à 110 ans.`,
    en: `"${typed}" is no age from 18 to 110.`,
  }),
  notCount: (typed: string): RemarkWords => ({
    fr: `«\u00a0${typed}\u00a0» n’est pas un nombre d’équipements.`,
    en: `"${typed}" is no number of facilities.`,
  }),
  notPeople: (typed: string): RemarkWords => ({
    fr: `«\u00a0${typed}\u00a0» n’est pas un nombre de personnes.`,
    en: `"${typed}" is no number of people.`,
  }),
  duplicate: (first: number): RemarkWords => ({
    fr: `elle dit la même commune et la même profession que la ligne ${first}. Additionnez les deux temps, ou donnez l’âge de chaque professionnel.`,
    en: `it says the same commune and profession as line ${first}. Add the two times up, or give the age of each practitioner.`,
  }),
  twins: (first: number): RemarkWords => ({
    fr: `elle est identique à la ligne ${first}\u202f; les deux sont comptées, comme deux personnes.`,
    en: `it is the same as line ${first}; both count, as two people.`,
  }),
  sameFacilities: (first: number): RemarkWords => ({
    fr: `elle dit de nouveau ce que dit la ligne ${first}\u202f; elle n’est pas comptée.`,
    en: `it says again what line ${first} says; it is not counted.`,
  }),
  olderYear: (year: string, kept: string): RemarkWords => ({
    fr: `le fichier tient aussi l’année ${year}\u202f; seule ${kept} est lue.`,
    en: `the file holds the year ${year} too; only ${kept} is read.`,
  }),
  emptyFile: {
    fr: 'le fichier est vide.',
    en: 'the file is empty.',
  } as RemarkWords,
}
