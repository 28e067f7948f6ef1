import type { Io, Lang } from '../command.ts'
import { numberIn } from './number-words.ts'
import type { LayoutLine, SiteAnswer } from './site-answer.ts'
import { SITE_WORDS, valueIn } from './site-words.ts'

/** The answer in sentences: what is gained, the proof, what is near it, and what the estimate hides. */
export function sayAnswer(answer: SiteAnswer, io: Io): void {
  const { lang } = io
  const words = SITE_WORDS[lang]
  const out = (line: string) => io.out(line)
  out(headline(answer, lang))
  if (answer.sensitivity) out(words.range(answer.sensitivity))
  out('')
  out(words.facts(answer))
  for (const site of answer.sites) out(words.site(site))
  if (answer.capacitated) out(words.capacitated)
  else if (answer.adds.length > 1)
    for (const { name, code, gained } of answer.adds)
      out(words.adds(`${name} (${code})`, valueIn(lang, answer, gained)))
  out('')
  sayProof(answer, io)
  sayNear(answer, io)
  if (answer.sensitivity) sayBest(answer, io)
  if (answer.facts.unreached > 0) out(words.unreached(answer))
  out('')
  out(words.source(answer.travel))
}

function headline(answer: SiteAnswer, lang: Lang): string {
  const names = answer.sites.map(({ name, code }) => `${name} (${code})`).join(', ')
  return SITE_WORDS[lang].headline(names, answer)
}

function sayProof(answer: SiteAnswer, io: Io): void {
  const words = SITE_WORDS[io.lang]
  io.out(words.proof)
  io.out(`  ${words.found}  ${valueIn(io.lang, answer, answer.value)}`)
  io.out(`  ${words.bound}  ${valueIn(io.lang, answer, answer.bound)}`)
  io.out(
    `  ${words.gap}  ${answer.proved ? words.proved : `${numberIn(io.lang, 100 * answer.gap, 2)}\u00a0%`}`,
  )
  io.out(`  ${words.by(answer)}`)
  if (answer.stopped) io.out(`  ${words.stopped}`)
}

function sayNear(answer: SiteAnswer, io: Io): void {
  const words = SITE_WORDS[io.lang]
  const others = answer.alternatives
  if (others.length === 0) return
  io.out('')
  if (answer.ties.length > 0) io.out(words.ties(answer.ties.length, answer.ties[0] as LayoutLine, answer))
  else io.out(words.noTies)
  for (const [at, line] of others.entries()) {
    const names = line.sites.map(({ name, code }) => `${name} (${code})`).join(', ')
    io.out(`  ${at + 2}. ${names}\u202f: ${words.behind(line, answer)}`)
  }
}

function sayBest({ sensitivity, sites }: SiteAnswer, io: Io): void {
  if (!sensitivity || sensitivity.best.length === 0) return
  const changes = sensitivity.best.filter(({ code }) => code !== sites[0]?.code)
  io.out('')
  io.out(SITE_WORDS[io.lang].steady(sensitivity, changes))
}
