import { DAY_MS } from '@maillage/core/time/local-time.ts'
import { type LocalRule, readRule } from '@maillage/core/time/rule.ts'
import { dateOutOfReach, ruleRefused, tooLong } from './openings.refusals.ts'

/** An opening lasts at most a day, as the database has it too. An absence that began longer ago is no more looked for. */
export const LONGEST_DAYS = { opening: 1, absence: 400 } as const

/** What is dated outside these years is a slip of the hand. */
const YEARS = { first: 1970, last: 2199 }

/**
 * Whether a rule can be read, lies in years that can be meant, and is not too long for what it is.
 * @throws {Refusal} `invalid-rule`, `overlaps-itself`, `date-out-of-reach`, `too-long`.
 */
export function requireSpan(kind: 'opening' | 'absence' | 'closure', local: LocalRule): void {
  const read = readRule(local)
  if ('refusals' in read) throw ruleRefused(read.refusals)
  for (const text of [local.start, local.end, ...(local.exdates ?? []), ...(local.rdates ?? [])])
    requireYear(text)
  const { start, end } = read.rule
  if (kind !== 'closure' && end - start > LONGEST_DAYS[kind] * DAY_MS) throw tooLong(kind)
}

/**
 * @param text a local date, or what begins like one: `2027-01`, `2027-01-12T09:00`.
 * @throws {Refusal} `date-out-of-reach`.
 */
export function requireYear(text: string): void {
  const year = Number(text.slice(0, 4))
  if (year < YEARS.first || year > YEARS.last) throw dateOutOfReach()
}
