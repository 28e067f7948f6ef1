const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069<>]/u

/**
 * A name as it is kept: composed (NFC), without spaces at its ends, one space at most between words.
 * Apostrophes, hyphens, dots, one letter and letters of any script are right.
 * `undefined` when it holds no letter, or a control character.
 */
export function parseName(text: string): string | undefined {
  const name = text
    .normalize('NFC')
    .replace(/[ \u00a0\u202f]+/g, ' ')
    .trim()
  return name.length <= 100 && /\p{Letter}/u.test(name) && !FORBIDDEN.test(name) ? name : undefined
}

/** Free words of a person, without control characters other than line ends. Null when nothing is left. */
export function cleanNote(text: string | undefined): string | null {
  const clean = (text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .trim()
  return clean === '' ? null : clean
}
