import type { MethodSection } from '../spaces/planning/method/method-block.ts'

export const methodSourcesEn: readonly MethodSection[] = [
  {
    id: 'ouvrir',
    title: 'Where to open: objective, bound, gap, ties',
    blocks: [
      {
        list: [
          'Most inhabitants within N minutes (maximal covering).',
          'Least minutes on average (p-median).',
          'The worst served tenth first (equity).',
          'Fewest sites so that nobody is beyond (set covering).',
        ],
      },
      'Every commune is a candidate, at its village centre. Open sites stay, but those that you take away.',
      'Found: what the answer is worth. Bound: what no answer can exceed. Gap: the difference. A gap of 0 proves that there is nothing better, for these minutes and these inhabitants. The proof is about the question, not about the ground.',
      'Two answers apart by less than 1% of what the best one gains are called nearly equal: the minutes are not known that well. Choose on the ground then. No objective sees everything: the same figures are given for each answer.',
    ],
  },
  {
    id: 'partage',
    title: 'Sharing clinicians between sites',
    blocks: [
      'The computation places days of the week. It seeks, in this order: most need covered; a room for everybody; the least lacking at the worst served site; the days of opening wished for; fewest changes; fewest sites for one person; wishes; least road. Rooms, fixed days, days off and limits of driving are always kept.',
      'Need, in days a week, is entered: it is not computed.',
    ],
  },
  {
    id: 'et-si',
    title: 'What if…: what a scenario supposes',
    blocks: [
      {
        list: [
          'A site counts as open from half a day of a practitioner a week on; without any day, it has no slot.',
          'A site that is full at the start stays full until its days rise.',
          'Demand is not simulated: neither waiting, nor patients who would go elsewhere.',
          'Start and scenario are read on the same day: the difference comes from the changes alone.',
          'A closed road changes only the drives between the communes that are named.',
          'For the APL, five days a week are one full-time equivalent.',
        ],
      },
    ],
  },
  {
    id: 'trajectoire',
    title: 'The path to 2028',
    blocks: [
      'The plan is played thousands of times. Each year: everybody grows a year older and retires with the share of that age, or leaves with a probability; each post offered is filled, or lost; each planned site opens, or waits for the next year.',
      'The band goes from the first to the last decile: eight runs in ten are within. The line in the middle is the median. A probability given between two bounds is drawn once for each run, and kept. The same seed gives the same numbers.',
      'What is assumed when nothing is given: nine age bands set on two marks of the CARMF (50.3 years on average in 2022, 24% under 40 on 1 January 2024), retirements from 10% at 62 to everybody at 75, and 2 to 8% of other departures a year. The last two have no source: give yours.',
      'The band holds only the chance that is described. A law, a crisis or a wrong rate is not in it.',
    ],
  },
  {
    id: 'sources',
    title: 'The data, their date and their licence',
    blocks: [
      {
        caption: 'Sources',
        rows: [
          ['Data', 'Source and date', 'Licence'],
          [
            'Communes, populations, groups of communes, postcodes',
            'INSEE (Code officiel géographique 2026, legal populations 2023), DGCL, La Poste, through @etalab/decoupage-administratif 6.0.0',
            'Licence Ouverte 2.0; code MIT',
          ],
          ['Bassins de vie (living areas)', 'INSEE, 2022, communes of 2026', 'Licence Ouverte 2.0'],
          ['Centroids and areas of communes', 'IGN, Admin Express; COGiter', 'Licence Ouverte 2.0; MIT'],
          [
            'Village centres (14,732 communes, 90% of inhabitants)',
            'GeoNames, www.geonames.org',
            'CC BY 4.0',
          ],
          [
            'Outlines',
            'IGN, Admin Express 2018, on the communes of 2026, to about 32 m',
            'Licence Ouverte 2.0',
          ],
          ['Outline of Saint-Martin', 'Natural Earth', 'Public domain'],
          ['Published APL', 'DREES, editions of 2016 and 2018', 'Licence Ouverte 2.0'],
          [
            'Hospitals',
            'FINESS (ministry of health), January 2020, through Eurostat (GISCO)',
            'Licence Ouverte 2.0',
          ],
          ['Care homes (EHPAD)', 'CNSA, prices of EHPAD, 2022', 'Licence Ouverte 2.0'],
          [
            'Roads, where they were imported',
            '© OpenStreetMap contributors; the date is that of the extract',
            'ODbL',
          ],
          ['Sites of networks', 'Entered by the network; 17 centres named by the press', 'Facts, no licence'],
          ['Slots', 'Agenda of the network, at the instant shown', 'Data of the network'],
        ],
      },
      'Tables made on 22 November 2026 by the programs of scripts/data. Each folder of data/ says how, and what is missing.',
    ],
  },
  {
    id: 'refaire',
    title: 'Make these figures again',
    blocks: [
      'The screens compute with the same code as these commands: the same numbers, to the digit, without a server. The page “Where to open” gives the command of its question.',
      {
        label: 'Commands',
        code: `npm run maillage -- territory coverage --area dep:32 --sites 32132,32319,32462,32233 --max-minutes 15
npm run maillage -- territory export --area dep:32 --sites 32132,32319,32462,32233 --format geojson --out gers.geojson
npm run maillage -- territory accessibility --area dep:32
npm run maillage -- site --area dep:32 --fixed 32132,32319,32462,32233 --k 1 --max-minutes 15 --objective covering --travel estimate:detour=1.35,speed=55
npm run maillage -- share docs/guides/examples/sharing-gers.json
npm run maillage -- whatif docs/guides/examples/whatif.json --apl
npm run maillage -- trajectory docs/guides/examples/trajectory-region.json --seed 1 --runs 2000
npm run maillage -- import roads midi-pyrenees-latest.osm.pbf --area dep:32 --max-minutes 45`,
      },
      'For open slots, which change with each booking, export the table of the atlas: the file carries the instant, the reason, the horizon and the source of the minutes.',
    ],
  },
  {
    id: 'limites',
    title: 'What these figures do not say',
    blocks: [
      {
        list: [
          'They know the car only: neither public transport, nor cycling, nor who does not drive.',
          'The estimate knows neither relief, nor bridges, nor congestion. What commits money or the opening of a site deserves a matrix or roads.',
          'They see the slots of the network only, not those of private surgeries.',
          'The published APL dates from 2018. The computed APL is an estimate.',
          'A slot nearby is not care received: they say nothing of price, language, access to the premises, or trust.',
          'A proved optimum is one for the question asked. Premises, teams and inhabitants decide the rest.',
        ],
      },
    ],
  },
]
