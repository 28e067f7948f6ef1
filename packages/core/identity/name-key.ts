import { firstGivenName } from './given-names.ts'
const LETTERS_THAT_DO_NOT_DECOMPOSE: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
}

/**
 * A name as it is compared: lower case, without accents; hyphens, apostrophes, dots and runs of spaces are one space.
 * "D’Exemple-ESSAÏ" and "d exemple essai" give the same. Letters of other scripts are kept.
 */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[œæßøđðłþ]/g, (letter) => LETTERS_THAT_DO_NOT_DECOMPOSE[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/**
 * The key under which one person is one row (with the birth date): folded birth name, then the folded first given name.
 * In "Jean-Luc, Marie" the first given name is "Jean-Luc".
 */
export function nameKey(birthName: string, givenNames: string): string {
  return `${foldName(birthName)}|${foldName(firstGivenName(givenNames))}`
}
