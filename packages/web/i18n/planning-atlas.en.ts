import type { AtlasText } from './planning-atlas.fr.ts'

const HORIZONS: Record<2 | 7 | 30, string> = { 2: '48\u00a0hours', 7: '7\u00a0days', 30: '30\u00a0days' }
const DAY_MS = 86_400_000
const DAYS = [2, 7, 30] as const
const minutes = (value: number) => `${value}\u00a0min`

const oneDigit = (value: number) => value.toFixed(1)

function wholeClass(from: number, upTo: number, isNone: boolean): string {
  if (isNone) return 'none'
  if (from === 0) return `up to ${upTo}`
  return Number.isFinite(upTo) ? `${from + 1} to ${upTo}` : `over ${from}`
}

function ordinal(rank: string, value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13
  const suffix = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${rank}${suffix}`
}

export const atlasEn: AtlasText = {
  kinds: {
    centre: 'centre',
    antenne: 'branch',
    msp: 'group practice',
    cabinet: 'practice',
    ehpad: 'nursing home',
  },
  site: {
    next: (slot) => `next slot ${slot}`,
    announced: 'announced, opening not verified: not counted',
    announcedShort: 'announced',
    notCounted: 'not counted',
    nothingFree: 'nothing free in this time: not counted',
    unknownSlots: 'slots unknown',
  },
  lead: {
    label: 'What the map shows',
    answer: {
      minutes: (days) =>
        `of the inhabitants within 15\u00a0minutes of a slot of the network that is open in the next ${HORIZONS[days]}`,
      apl: () => 'of the inhabitants in a commune below 2.5 consultations a year, by the published APL',
      third: () =>
        'of the inhabitants with a third appointment of the network in the next 7\u00a0days, at most 30\u00a0minutes away',
    },
    people: (covered, total) => `${covered} people of ${total}.`,
    between: (low, high) => `Between ${low} and ${high} depending on how roads really wind.`,
    open: (count) => `Open, ${count} ${count === 1 ? 'site' : 'sites'}`,
    paper: (count) => `On paper, ${count}`,
    area: 'Area',
    reason: 'Reason',
    horizon: 'A slot in the next',
    horizons: HORIZONS,
    outside: 'Count the centres outside this area',
    others: 'Count the centres of other networks',
    othersHint: (count) =>
      count > 1
        ? `${count} centres whose slots are not known here: counted as free`
        : 'One centre whose slots are not known here: counted as free',
    layer: 'Layer',
    layers: { minutes: 'Real minutes', apl: 'Published APL', third: '3rd next appointment' },
    units: { minutes: 'minutes', apl: 'DREES 2018', third: 'days' },
    histogram: 'Legend of the map, and inhabitants of each class',
    heads: { minutes: 'Minutes', apl: 'Visits a year', third: 'Days', people: 'People', share: 'Share' },
    className: {
      minutes: wholeClass,
      third: wholeClass,
      apl: (from, upTo, isNone) => {
        if (isNone) return 'not published'
        if (from === 0) return `under ${upTo.toFixed(1)}`
        return Number.isFinite(upTo)
          ? `${oneDigit(from)} to ${oneDigit(upTo - 0.1)}`
          : `${oneDigit(from)} and over`
      },
    },
    source: (travel, year, date) =>
      `Whole minutes by car, rounded up, 15 included; ${
        travel === 'estimate'
          ? 'Maillage estimate from distance and density'
          : !travel.startsWith('estimate:')
            ? `on the roads (${travel})`
            : `estimated: great circle × ${travel.replace('estimate:detour=', '').replace(',speed=', ' at ')}\u00a0km/h`
      }. Population ${year}, INSEE. Outlines IGN, communes of 2026. Slots of the network, ${date}.`,
    aplSource:
      'Potential localised accessibility (APL), general practitioners of all ages, 2018, DREES: consultations a year by inhabitant, whether a slot is free or not. Below 2.5 a commune is called under-served. Outlines IGN, communes of 2026.',
    toPlain: 'Count great circle × 1.35 at 55\u00a0km/h',
    toEstimate: 'Back to the Maillage estimate',
  },
  map: {
    region: 'Map',
    coming: (area) => `Map, ${area}, being computed`,
    title: {
      minutes: 'Minutes by car to the nearest open slot of the network',
      apl: 'Consultations a year by inhabitant, by the official indicator',
      third: 'Days to the third next appointment of the network, at most 30\u00a0minutes away',
    },
    when: (care, words, now, horizon) => {
      const span = words.period(now, now + ((DAYS[horizon] ?? 7) - 1) * DAY_MS)
      return `${care.charAt(0).toUpperCase()}${care.slice(1)}, ${span}`
    },
    label: {
      minutes: (area, share, sites) =>
        `Minutes by car to the nearest open slot of the network, by commune, ${area}. ${share} of the inhabitants are within 15\u00a0minutes${sites.length > 0 ? `, around ${sites.join(', ')}` : ''}. The table says the same.`,
      apl: (area, share) =>
        `Consultations of a general practitioner a year by inhabitant, published APL, by commune, ${area}. ${share} of the inhabitants are within 15\u00a0minutes of a slot of the network. The table gives minutes.`,
      third: (area, share) =>
        `Days to the third next appointment at most 30\u00a0minutes away, by commune, ${area}. ${share} of the inhabitants are within 15\u00a0minutes of a slot of the network. The table says the same.`,
    },
    aplWhen: 'General practitioners of all ages, 2018, DREES',
    commune: {
      minutes: (name, value) => (Number.isFinite(value) ? `${name}, ${minutes(value)}` : `${name}, no slot`),
      apl: (name, value) =>
        Number.isFinite(value)
          ? `${name}, ${oneDigit(value)} consultations a year`
          : `${name}, nothing published`,
      third: (name, value) =>
        Number.isFinite(value) ? `${name}, ${oneDigit(value)}\u00a0days` : `${name}, fewer than three slots`,
    },
    legend: {
      centre: 'Open centre',
      antenne: 'Open branch',
      uncounted: 'Announced or no slot, not counted',
      edge: {
        minutes: 'Limit of 15\u00a0minutes',
        apl: 'Under 2.5 consultations a year',
        third: 'Limit of 7\u00a0days',
      },
    },
  },
  states: {
    failed: 'The atlas could not be read.',
    offline: 'No connection',
    failedHint: 'The server did not answer. The map will come back with it.',
    retry: 'Try again',
    cancelled: 'Cancelled',
    again: 'Compute',
    working: 'Computing minutes',
    progress: (done, total) => `${done} communes of ${total}`,
    cancel: 'Cancel',
    nothingOpen: (horizon) => `No open slot for this reason in the next ${HORIZONS[DAYS[horizon] ?? 7]}`,
    nothingOpenHint: 'The centres have nothing free in this time. Choose a longer time or another reason.',
  },
  table: {
    worst: {
      minutes: 'The communes furthest from a slot of the network',
      apl: 'The communes with the lowest APL',
      third: 'The communes where the third appointment of the network is latest',
    },
    title: 'The communes',
    captions: {
      minutes: 'Communes and minutes to the nearest open slot of the network',
      apl: 'Communes and consultations a year by inhabitant, published APL',
      third: 'Communes and days to the third appointment of the network',
    },
    whole: 'All communes',
    caption: 'Communes, minutes to the nearest open slot of the network, APL and third appointment',
    tenth: (from) => `One inhabitant in ten is at ${from}\u00a0minutes or more from a slot of the network.`,
    selected: 'The commune of the sheet',
    rank: 'Rank',
    epci: 'Group of communes',
    columns: {
      minutes: 'Min',
      apl: 'APL',
      third: '3rd, days',
      name: 'Commune',
      population: 'People',
      nearest: 'Nearest',
    },
    all: (count, value) => (value > 1 ? `All ${count} communes` : 'The commune'),
    toMap: 'Back to the map',
    more: (count) => `${count} more`,
    none: 'none',
  },
  csv: {
    decimalMark: '.',
    reason: 'reason',
    horizon: 'slot in the next (days)',
    travel: 'travel minutes',
    at: 'instant of the slots',
    sources: 'sources',
    rank: 'rank',
    code: 'commune code',
    name: 'commune',
    epci: 'group of communes',
    population: 'inhabitants',
    minutes: 'minutes to the open slot of the network',
    site: 'nearest site',
    siteCode: 'commune of the site',
    third: 'days to the 3rd appointment (30 minutes at most)',
    apl: 'published APL 2018 (consultations a year)',
  },
  sheet: {
    label: 'Sheet of the commune',
    choose: 'Choose a commune on the map, in the table or by the search: its sheet opens here.',
    elsewhere: 'The chosen commune is not in this area.',
    close: 'Close the sheet',
    people: (count, value) => `${count} ${value === 1 ? 'inhabitant' : 'inhabitants'}`,
    to: (site) => `to ${site}.`,
    nowhere: 'No slot',
    rank: (rank, count, value) =>
      value === 1 ? `The furthest of ${count}.` : `${ordinal(rank, value)} furthest of ${count}.`,
    next: 'Next slots',
    nobodyNear: (horizon) =>
      `Nobody is free in the next ${HORIZONS[DAYS[horizon] ?? 7]} within 15\u00a0minutes.`,
    noSlot: 'No slot published in the next 30\u00a0days.',
    minutes,
    covering: (name) => `Who covers ${name}`,
    paper: 'On paper, consultations a year',
    published: (year) => `Published APL, DREES ${year}`,
    computed: 'Computed again, estimate',
    doubt: (value) => `Computed to within ${value} for 95% of communes.`,
    threshold: (value) => `threshold ${value}`,
    mean: (name, value) => `${name} ${value}`,
    strip: (published, threshold, mean) =>
      `Scale from 0 to 6: ${published} here, under-served below ${threshold}, mean ${mean}`,
    history: 'Minutes, day after day',
    kept: (days, first) =>
      days > 1
        ? `Measured every day since ${first}, slot in the next 7\u00a0days.`
        : 'The measure of each day is kept: the line draws itself as days go by.',
    historySaid: (low, high) =>
      low === high ? `Always ${minutes(low)}` : `Between ${low} and ${minutes(high)}`,
  },
  export: {
    label: 'Export',
    csv: 'Table (CSV)',
    geojson: 'Outlines and minutes (GeoJSON)',
    png: 'Map (PNG)',
    pdf: 'Print, or save as PDF',
    failed: 'The file could not be made.',
  },
}
