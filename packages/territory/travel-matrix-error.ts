/** A line of the file of travel times cannot be used; says which and why, in both languages. */
export class TravelMatrixError extends Error {
  override readonly name = 'TravelMatrixError'
  /** Counted from 1, the header included. */
  readonly line: number
  readonly sentences: { readonly fr: string; readonly en: string }

  constructor(line: number, what: { readonly fr: string; readonly en: string }) {
    super(`ligne ${line} : ${what.fr}`)
    this.line = line
    this.sentences = { fr: this.message, en: `line ${line}: ${what.en}` }
  }
}

/** What can be wrong with a line. */
export const matrixProblems = {
  headerWithout: (columns: readonly string[]) => ({
    fr: `l’en-tête n’a pas de colonne ${columns.map((column) => `« ${column} »`).join(', ')}`,
    en: `the header has no column ${columns.map((column) => `"${column}"`).join(', ')}`,
  }),
  tooFewColumns: (count: number) => ({
    fr: `${count} colonne${count > 1 ? 's' : ''} au lieu de 3`,
    en: `${count} column${count > 1 ? 's' : ''} instead of 3`,
  }),
  unknownCommune: (typed: string) => ({
    fr: `aucune commune n’a le code « ${typed} »`,
    en: `no commune has the code "${typed}"`,
  }),
  notMinutes: (typed: string, most: number) => ({
    fr: `« ${typed} » n’est pas un nombre de minutes de 0 à ${most}`,
    en: `"${typed}" is not a number of minutes from 0 to ${most}`,
  }),
  contradiction: (from: string, to: string, before: number, here: number) => ({
    fr: `de ${from} à ${to}, une ligne plus haut dit ${before} minutes, celle-ci ${here}`,
    en: `from ${from} to ${to}, a line above says ${before} minutes, this one ${here}`,
  }),
}
