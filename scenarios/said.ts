/** The phrases of a text, which stand between commas. */
export function said(phrases: string): string[] {
  return phrases.split(',').map((phrase) => phrase.trim())
}
