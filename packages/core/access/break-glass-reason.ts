const LETTERS_OR_DIGITS = 10
const DIFFERENT = 4

/**
 * What somebody wrote to open a record outside care, as it is kept: without what no reader sees (format and control
 * characters), each run of spaces as one. Undefined when it says nothing: fewer than 10 letters or digits, or fewer than 4
 * different ones.
 */
export function readBreakGlassReason(written: string): string | undefined {
  const reason = written
    .normalize('NFKC')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/[\p{C}\u115F\u1160\u3164\u2800]/gu, '')
    .trim()
  const said = reason.toLowerCase().match(/[\p{L}\p{Nd}]/gu) ?? []
  return said.length >= LETTERS_OR_DIGITS && new Set(said).size >= DIFFERENT ? reason : undefined
}
