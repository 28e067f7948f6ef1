import type { SitingText } from './planning-siting.fr.ts'
import { minutesText } from './time-words.ts'

const B = '\u00a0'
const several = (count: number, one: string, many: string) => `${count}${B}${count === 1 ? one : many}`

function inPlaces(names: readonly string[]): string {
  const all = [...names]
  const last = all.pop() ?? ''
  return `In ${all.length > 0 ? `${all.join(', ')} and ${last}` : last}`
}

/** The same words in English. */
export const sitingEn: SitingText = {
  form: {
    title: 'The question',
    goal: 'What is looked for',
    goals: {
      covering: (minutes) => `Most inhabitants within ${minutes}${B}minutes`,
      median: () => 'Least minutes on average',
      'worst-tenth': () => 'The worst-served tenth first',
      'set-covering': (minutes) => `Nobody beyond ${minutes}${B}minutes`,
    },
    sites: 'New sites',
    fewer: 'One site fewer',
    more: 'One site more',
    minutes: 'Minutes not to exceed',
    parent: 'How many minutes from a centre, at most',
    parentHint: 'Empty: anywhere.',
    left: (count, all) =>
      `${several(count, 'candidate commune is', 'candidate communes are')} left of ${all}.`,
    kept: 'Sites kept',
    keptAll: (count) => (count === 0 ? 'none' : `${count}, all`),
    keptSome: (count, all) => `${count} of ${all}`,
    excluded: 'Communes excluded',
    noneExcluded: 'none',
    exclude: 'Exclude a commune',
    excludeHint: 'Its name, then Enter',
    allow: (name) => `Exclude ${name} no more`,
    notHere: 'No candidate commune has this name.',
    search: 'Search',
    area: 'Area',
  },
  proof: {
    title: 'The proof',
    found: 'Found',
    bound: 'Bound',
    gap: 'Gap',
    proved: '0, proved optimal',
    took: (seconds) => `in ${seconds}${B}s`,
    by: {
      enumeration: (count) => `${several(count, 'commune', 'communes')} of ${count} tried`,
      relaxation: (count) => `Relaxation over ${count}${B}communes`,
      solver: (count) => `HiGHS solver over ${count}${B}communes`,
      nothing: () => 'The search ended before the proof',
    },
    working: (sites) => `Under way: ${several(sites, 'site', 'sites')}`,
    usable: (names) => `Usable already: ${names}.`,
    phases: { search: 'search for good answers', bound: 'computing a bound', proof: 'proof by the solver' },
    cancel: 'Cancel',
    progress: 'Search under way',
  },
  value: {
    people: (count) => `${count} inhabitants`,
    minutes: (value) => `${value}${B}min on average`,
    worst: (value) => `${value}${B}min for the worst tenth`,
    sites: (count) => several(count, 'site', 'sites'),
  },
  head: {
    ask: 'Where to open the next site',
    askHint:
      'Put the question on the left, then search. The answer says what it gains, and whether it is the best.',
    covering: (names, gained, minutes) =>
      `${inPlaces(names)}: ${gained} more inhabitants within ${minutes}${B}minutes`,
    median: (names, before, after) =>
      `${inPlaces(names)}: ${after}${B}minutes on average, instead of ${before}`,
    'worst-tenth': (names, before, after) =>
      `${inPlaces(names)}: ${after}${B}minutes for the worst-served tenth, instead of ${before}`,
    'set-covering': (names, minutes) =>
      `${several(names.length, 'new site is', 'new sites are')} enough: nobody beyond ${minutes}${B}minutes`,
    nothing: 'No new site is needed',
    opened: (names) => `Open: ${names}.`,
    doubt: (most) => `If the roads wind more than expected, up to ${most} inhabitants would stay further.`,
    between: (least, most) =>
      least === most ? '' : `Between ${least} and ${most} inhabitants gained, by the detour of the roads.`,
    ties: (count) =>
      count === 0
        ? 'No other place does as well, to 1%.'
        : count === 1
          ? 'One other place does nearly as well.'
          : `${count} other places do nearly as well.`,
    keep: 'Make it a scenario',
    kpi: {
      share: (minutes) => `Within ${minutes}${B}minutes`,
      mean: 'Minutes, on average',
      worst: 'Worst tenth, on average',
      afterwards: 'then',
    },
  },
  maps: {
    compare: 'Before, after',
    beyond: 'more',
    upTo: (within) => `min at most; strong line at ${within}`,
    before: (count) => `Before: ${several(count, 'site', 'sites')}`,
    after: (count) => `After: ${several(count, 'site', 'sites')}`,
    beforeLabel: (count, share) =>
      `Before: minutes with ${several(count, 'site', 'sites')}, ${share} of the inhabitants near enough`,
    afterLabel: (names, share) =>
      `After: minutes with a site in ${names}, ${share} of the inhabitants near enough`,
    change: 'What changes',
    changeLabel: (newly, closer, same, minutes) =>
      `Difference: ${newly} inhabitants come within ${minutes} minutes, ${closer} others gain minutes, ${same} gain none`,
    classes: (minutes) => [
      'nothing changes',
      '1 to 9 min gained',
      '10 to 19',
      '20 and more',
      `comes within ${minutes}${B}min`,
    ],
    note: (closer, same, minutes) =>
      `${closer} other inhabitants gain minutes without coming within ${minutes}. ${same} gain nothing.`,
    newSite: 'new site',
    openSite: (name) => `${name}, open site`,
    newSaid: (name) => `${name}, new site proposed`,
    commune: (name, before, after) =>
      before === after ? `${name}, ${before}` : `${name}, ${before} then ${after}`,
    none: 'no road',
  },
  near: {
    title: (count) => (count === 1 ? 'The answer' : `${count} answers, best first`),
    behind: (behind) =>
      `${behind} part the first two, less than the minutes are known to: choose on the ground.`,
    equal: 'The first two are equal.',
    clear: (behind) => `${behind} part the first two.`,
    unseen: 'What the objective does not see.',
    unseenText: (name, first, other, second) =>
      `Within 15 minutes everything is worth the same to it. Yet the people gained would drive ${first} to ${name} and ${second} to ${other} on average.`,
    caption: 'The answers side by side',
    show: (names) => `Show ${names} on the maps`,
    tie: 'nearly equal',
    rows: {
      gained: 'Inhabitants gained',
      doubt: 'by the detour of the roads',
      behind: 'Behind the best',
      mean: 'Minutes on average',
      worst: 'Worst tenth',
      drive: 'Drive of the people gained',
      parent: 'Parent centre',
    },
    best: '0',
    noParent: 'none',
    parent: (name, minutes) => `${name}, ${minutesText(minutes)}`,
    range: (least, most) => `${least} to ${most}`,
    minutes: (value) => `${value}${B}min`,
    minus: (value) => `−${value}`,
    plus: (value) => `+${value}`,
    csv: 'Download as CSV',
  },
  sources: (travel, year, at) =>
    `Whole minutes rounded up, 15 included (${travel}). Population ${year}, INSEE. Sites of the network open on ${at}. Candidates: the villages of the communes. The same question:`,
  refusals: {
    'k-above-candidates': (k, candidates) =>
      `${several(k, 'site is', 'sites are')} asked for, but ${several(candidates, 'commune', 'communes')} may have one. Ask for fewer, or exclude fewer communes.`,
    'no-parent-in-reach': (atMost) =>
      `No candidate commune is within ${atMost}${B}minutes of an open centre. Raise this number.`,
    unreachable: (names, people) =>
      `No possible site is so near to these communes: ${names} (${people} inhabitants). Raise the minutes, or exclude fewer communes.`,
    'cover-out-of-reach': (beyond) =>
      `Even so, ${beyond} inhabitants would stay further. Ask for more sites, or more minutes.`,
    'no-site-open': 'Nothing is open, and nothing is to be opened. Ask for at least one site.',
    'nobody-to-serve': 'Nobody lives in this area.',
    'too-large': 'This area is too large for this question. Choose a département.',
    other: 'This question cannot be asked. Change one of its numbers.',
  },
  failed: 'The search has stopped.',
  again: 'Search again',
  andOthers: (count) => `and ${several(count, 'other', 'others')}`,
  cancelled: 'Search cancelled. The question stands.',
}
