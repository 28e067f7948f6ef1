/** A piece of an advice: words, or a number to call. */
export interface AdvicePart {
  words: string
  number: string | null
}

/** The short numbers that an advice may name beside the 15, which has a button of its own. */
const NUMBERS = /(?<!\d[\s.,]?)(3114|3919|119|112|17)(?![\s.,]?\d|\s*(?:min|h\b|ans|jours|years|days|%))/g

/** Cuts an advice at the numbers that it names, so that each can be called at a touch. */
export function cutAtNumbers(advice: string): AdvicePart[] {
  const parts: AdvicePart[] = []
  let end = 0
  for (const found of advice.matchAll(NUMBERS)) {
    if (found.index > end) parts.push({ words: advice.slice(end, found.index), number: null })
    parts.push({ words: found[0], number: found[0] })
    end = found.index + found[0].length
  }
  if (end < advice.length) parts.push({ words: advice.slice(end), number: null })
  return parts
}
