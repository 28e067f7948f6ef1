import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { createPlainTable } from '@maillage/territory/plain-estimate.ts'
import type { WhatIfGround } from '../planned-state.ts'
import type { Baseline } from '../what-if-file.ts'

/** Eight communes in a row, a tenth of a degree apart, the last without a position; one former code. */
const COMMUNES = [
  '32001,Un,0,100,0.1,43.7,b,10,32000',
  '32002,Deux,0,200,0.2,43.7,b,10,32000',
  '32003,Trois,0,300,0.3,43.7,b,10,32000',
  '32004,Quatre,0,400,0.4,43.7,b,10,32000',
  '32005,Cinq,0,500,0.5,43.7,b,10,32000',
  '32006,Six,0,600,0.6,43.7,b,10,32000',
  '32007,Sept,0,700,0.7,43.7,b,10,32000',
  '32008,Huit,0,50,,,,,32000',
]

export const smallIndex: CommuneIndex = loadCommunes({
  communes: ['code,nom,epci,population,lon,lat,position,km2,codes_postaux', ...COMMUNES].join('\n'),
  departements: 'code,nom,region\n32,Gers,76',
  formerCodes: 'former,code\n32099,32003',
})

/** 60 km/h in a straight line: about 8 km, hence 9 whole minutes, from each commune to the next. */
export const smallGround: WhatIfGround = {
  index: smallIndex,
  rows: Int32Array.from(smallIndex.codes, (_, row) => row),
  travel: createPlainTable(smallIndex, { detour: 1, kmPerHour: 60 }),
  populationYear: 2023,
  pointOf: (row) => ({ lon: smallIndex.lon[row] as number, lat: smallIndex.lat[row] as number }),
}

/** Two sites, in Un and in Six; one practitioner at each, and one who shares a week between both. */
export const smallBaseline: Baseline = {
  date: '2026-01-12',
  area: 'dep:32',
  travel: 'estimate:detour=1,speed=60',
  populationYear: 2023,
  sites: [
    { id: 'un', name: 'Un', commune: '32001', days: 0 },
    { id: 'six', name: 'Six', commune: '32006', days: 0 },
  ],
  practitioners: [
    { id: 'a', label: 'Généraliste A', days: new Map([['un', 5]]) },
    { id: 'b', label: 'Généraliste B', days: new Map([['six', 2]]) },
  ],
}
