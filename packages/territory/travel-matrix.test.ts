import { describe, expect, it } from 'vitest'
import { loadCommunes } from './communes.ts'
import { createTravelEstimate } from './travel-estimate.ts'
import { createMatrixTravelTime, parseTravelMatrix } from './travel-matrix.ts'
import { TravelMatrixError } from './travel-matrix-error.ts'

const gers = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '01165,Francheleins,,1000,4.8,46.07,c,20,01090',
    '32132,Fleurance,,6247,0.663,43.8494,b,43.58,32500',
    '32208,Lectoure,,3629,0.6213,43.9342,b,84.36,32700',
    '32370,Saint-Clar,,965,0.7718,43.8917,b,17.9,32380',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n01,Ain,84,01053\n32,Gers,76,32013\n',
  formerCodes: 'former,code\n01003,01165\n',
})
const parse = (text: string) => parseTravelMatrix(text, gers)
const pairsOf = (text: string) =>
  [...parse(text)].flatMap(([from, row]) =>
    [...row].map(([to, minutes]) => [gers.codes[from], gers.codes[to], minutes]),
  )
const estimate = createTravelEstimate(gers)

describe('reading a file of travel times', () => {
  it.each([
    ['without header', '32208,32132,12'],
    ['with a header', 'from,to,minutes\n32208,32132,12'],
    ['with the names of the guide', 'from_commune,to_commune,minutes\n32208,32132,12'],
    ['with other columns, in another order', 'minutes;km;to;from\n12;10,4;32132;32208'],
    ['with quotes, spaces and empty lines', '"from","to","minutes"\r\n\r\n "32208" , 32132 ,"12"\r\n'],
    ['with a byte order mark', '\uFEFFfrom,to,minutes\n32208,32132,12'],
    ['with decimals, rounded up', '32208,32132,11.2'],
    ['with a French decimal comma', 'from;to;minutes\n32208;32132;11,2'],
    ['with tabs', 'from\tto\tminutes\n32208\t32132\t12'],
    ['with the same pair twice', '32208,32132,12\n32208,32132,12'],
  ])('%s', (_what, text) => {
    expect(pairsOf(text)).toEqual([['32208', '32132', 12]])
  })

  it('reads codes that a spreadsheet stripped of their zero, and withdrawn ones', () => {
    expect(pairsOf('1003,32132,400')).toEqual([['01165', '32132', 400]])
  })

  it('a withdrawn code never overrides its successor, in any order', () => {
    expect(pairsOf('01003,32132,400\n01165,32132,410')).toEqual([['01165', '32132', 410]])
    expect(pairsOf('01165,32132,410\n01003,32132,400')).toEqual([['01165', '32132', 410]])
  })

  const refusal = (text: string) => {
    try {
      parse(text)
    } catch (error) {
      if (error instanceof TravelMatrixError) return error
      throw error
    }
    throw new Error('the file was accepted')
  }

  it.each([
    ['from,to\n32208,32132', 'line 1: the header has no column "minutes"'],
    ['from,to,minutes\n32208,32132', 'line 2: 2 columns instead of 3'],
    ['32208,32132,12\n32208,99999,12', 'line 2: no commune has the code "99999"'],
    ['32208,32132,12\n\n32208,32370,douze', 'line 3: "douze" is not a number of minutes from 0 to 1440'],
    ['32208,32132,-1', 'line 1: "-1" is not a number of minutes from 0 to 1440'],
    ['32208,32132,', 'line 1: "" is not a number of minutes from 0 to 1440'],
    ['32208,32132,1441', 'line 1: "1441" is not a number of minutes from 0 to 1440'],
    [
      '32208,32132,12\n32208,32132,14',
      'line 2: from 32208 to 32132, a line above says 12 minutes, this one 14',
    ],
  ])('%j: %s', (text, sentence) => {
    const error = refusal(text)
    expect(error.sentences.en).toBe(sentence)
    expect(error.line).toBe(Number(/\d+/.exec(sentence)?.[0]))
  })

  it('speaks French first', () => {
    expect(refusal('32208,32132,douze').message).toBe(
      'ligne 1 : « douze » n’est pas un nombre de minutes de 0 à 1440',
    )
    expect(refusal('from,to\n').message).toBe('ligne 1 : l’en-tête n’a pas de colonne « minutes »')
  })
})

describe('travel times of a file', () => {
  const travel = createMatrixTravelTime(
    parse('32208,32132,12\n32132,32208,14\n32370,32132,17'),
    gers,
    estimate,
  )

  it('each direction is its own figure', async () => {
    const there = await travel.minutes(['32208'], ['32132'])
    const back = await travel.minutes(['32132'], ['32208'])
    expect(there).toEqual({ pairs: [[{ minutes: 12, provider: 'matrix' }]], fallbacks: [] })
    expect(back.pairs).toEqual([[{ minutes: 14, provider: 'matrix' }]])
  })

  it('a pair that is missing is estimated, and said', async () => {
    const answer = await travel.minutes(['32208', '32132'], ['32132', '32370'])
    expect(answer.pairs.map((row) => row.map((pair) => pair.provider))).toEqual([
      ['matrix', 'estimate'],
      ['estimate', 'estimate'],
    ])
    expect(answer.pairs[1]?.[1]?.minutes).toBe(estimate.minutesBetween('32132', '32370'))
    expect(answer.fallbacks).toEqual([{ provider: 'matrix', reason: 'missing-pair', pairs: 2 }])
  })

  it('a point answers by its commune, or by the estimate', async () => {
    const home = { lon: 0.62, lat: 43.93 }
    const answer = await travel.minutes([{ ...home, commune: '32208' }, home], ['32132'])
    expect(answer.pairs.map((row) => row[0]?.provider)).toEqual(['matrix', 'estimate'])
  })

  it('0 minutes inside a commune, as files have it, gives way to the width of the commune', async () => {
    const zero = createMatrixTravelTime(parse('32208,32208,0\n32132,32132,5'), gers, estimate)
    const answer = await zero.minutes(['32208', '32132'], ['32208', '32132'])
    expect(answer.pairs[0]?.[0]).toEqual({
      minutes: estimate.minutesBetween('32208', '32208'),
      provider: 'estimate',
    })
    expect(answer.pairs[1]?.[1]).toEqual({ minutes: 5, provider: 'matrix' })
    expect(answer.fallbacks).toEqual([{ provider: 'matrix', reason: 'missing-pair', pairs: 2 }])
  })

  it('refuses a code that is no commune', async () => {
    await expect(travel.minutes(['99999'], ['32132'])).rejects.toThrow('no commune has the code "99999"')
  })
})
