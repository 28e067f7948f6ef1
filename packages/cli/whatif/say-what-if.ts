import type { Io, Lang } from '../command.ts'
import { spoken } from '../territory/numbers.ts'
import { type SayWhatIf, WHAT_IF_WORDS } from './what-if-words.ts'
import type { CommuneAnswer, ScenarioAnswer, WhatIfAnswer } from './what-if-answer.ts'

const LISTED = 15
const NAME_WIDTH = 28
const WIDEST_SCENARIO = 50

/** The scenarios one after the other, then side by side, then what they stand on. */
export function sayWhatIf(answer: WhatIfAnswer, io: Io): void {
  const words = WHAT_IF_WORDS[io.lang]
  io.out(words.head(answer))
  for (const scenario of answer.scenarios) {
    io.out('')
    sayScenario(scenario, answer, io)
  }
  if (answer.scenarios.length > 1) {
    io.out('')
    saySideBySide(answer, io)
  }
  io.out('')
  io.out(words.assumptions)
  for (const line of answer.assumptions) io.out(`  - ${line}`)
  for (const line of answer.sources) io.out(line)
}

function sayScenario(scenario: ScenarioAnswer, { maxMinutes }: WhatIfAnswer, io: Io): void {
  const words = WHAT_IF_WORDS[io.lang]
  io.out(words.scenario(scenario))
  for (const site of scenario.sites) {
    const changed = words.site(site)
    if (changed !== undefined) io.out(`  ${changed}`)
  }
  io.out(words.share(scenario, maxMinutes))
  if (scenario.apl !== undefined) for (const line of words.apl(scenario.apl)) io.out(line)
  if (scenario.communes.length === 0) {
    io.out(words.nothing)
    return
  }
  for (const crossing of scenario.crossings) {
    if (crossing.beyond.people > 0) io.out(words.beyond(crossing))
    if (crossing.within.people > 0) io.out(words.within(crossing))
  }
  if (scenario.losing.people > 0) io.out(words.losing(scenario.losing))
  if (scenario.winning.people > 0) io.out(words.winning(scenario.winning))
  io.out(words.worstTenth(scenario))
  for (const line of sayCommunes(scenario.communes, io.lang, words)) io.out(line)
}

/** Those that only go to another site, as near, are left to the CSV. */
function sayCommunes(all: readonly CommuneAnswer[], lang: Lang, words: SayWhatIf): string[] {
  const communes = all.filter(({ lost }) => lost !== 0)
  const lines = communes
    .slice(0, LISTED)
    .map(({ name, population, before, after, lost, nearestAfter }) =>
      [
        '  ',
        name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH),
        spoken(population, lang).padStart(9),
        minutes(before).padStart(6),
        ' → ',
        minutes(after).padEnd(4),
        (lost === null ? '' : `${lost > 0 ? '+' : ''}${lost}`).padStart(5),
        `  ${nearestAfter ?? words.noSite}`,
      ].join(''),
    )
  const others = communes.slice(LISTED)
  const people = others.reduce((sum, { population }) => sum + population, 0)
  return [
    words.columns,
    ...lines,
    ...(others.length === 0 ? [] : [`  ${words.others(others.length, people)}`]),
  ]
}

const minutes = (value: number | null) => String(value ?? '–')

function saySideBySide({ scenarios, maxMinutes }: WhatIfAnswer, io: Io): void {
  const words = WHAT_IF_WORDS[io.lang]
  io.out(words.sideBySide(maxMinutes))
  const width = Math.min(WIDEST_SCENARIO, Math.max(...scenarios.map(({ name }) => name.length)))
  for (const { name, after, losing, winning } of scenarios) {
    const share = `${spoken(100 * (after.share ?? 0), io.lang, 1)}\u00a0%`
    const mean = after.meanMinutes === null ? '–' : spoken(after.meanMinutes, io.lang, 1)
    const people = [losing.people, winning.people].map((count) => spoken(count, io.lang).padStart(12))
    io.out(`  ${name.slice(0, width).padEnd(width)}${share.padStart(9)}${mean.padStart(9)}${people.join('')}`)
  }
}
