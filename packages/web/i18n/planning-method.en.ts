import type { MethodText } from './planning-method.fr.ts'
import type { MethodSection } from '../spaces/planning/method/method-block.ts'
import { methodSourcesEn } from './planning-method-sources.en.ts'

const sections: readonly MethodSection[] = [
  {
    id: 'creneau',
    title: 'An open slot',
    blocks: [
      'A slot counts when anybody can book it now, through the same search as the booking pages. So it is neither booked, nor held by somebody else, nor kept for unscheduled care, and its notice for booking is respected.',
      'It counts for a reason for care (general medicine unless you choose) and for a horizon: from now to 48 hours, 7 days or 30 days. A day is 24 hours.',
      'A centre that is open but full does not count. That is the gap between “on paper” and “open” in the atlas. After a booking the screen computes again by itself; one measure a day is kept as history.',
    ],
  },
  {
    id: 'minutes',
    title: 'Minutes by car',
    blocks: [
      'The drive starts at the village centre of the commune where it is known, else at its centroid, and goes to the place of care. Minutes are whole, rounded up. Where no road leads to a site, the commune is counted apart, never as “far”.',
      'There are four ways to make them. The screen always says which one served.',
      {
        list: [
          'Maillage estimate (default). It takes account of the distance and of the density of both communes; the formula is below.',
          'Plain estimate, which anybody can redo by hand: straight line × 1.35, at 55 km/h.',
          'Roads of OpenStreetMap, by “maillage import roads”: speeds by type of road and in built-up areas, one-ways, junctions, ferries. Each direction has its own time.',
          'Official or measured matrix between communes, as CSV. A drive that is not in it is estimated, and that is said.',
        ],
      },
      'The Maillage estimate, for a straight-line distance d in kilometres:',
      {
        label: 'Formula of the estimate',
        code: `road    = d × (1.22 + 0.20 × exp(−d / 9))
local   = at most 5 km at each end, at most half of the road
minutes = 1 + local / v(start) + local / v(end)
            + the next 40 km at 75 km/h + the rest at 95 km/h

v = 60 km/h up to 60 inhabitants/km², 48 at 300, 36 at 1,000,
    28 at 3,000, 20 from 10,000 on`,
      },
      'Within one commune the distance is that of an average inhabitant to its centre: a site in the commune is not 0 minutes away (Fleurance: 5, Auch: 7).',
      'Its error. Over 33 drives with a commonly given duration, the mean difference is 10%, and 28 are within 15% or 3 minutes. These drives helped to choose the speeds: this is a sanity check, not a validation. Expect 15 to 20% in open country, up to 40% in mountains, near a river with few bridges, or in towns at peak hours.',
      'Roads. The graph and the search were compared with the program Routino on 200 drives in Andorra: 1.5% of median difference at equal speeds. The speeds themselves (0.9 times the limit, ceilings by type of road) are our judgement; nobody has timed our drives in the Gers.',
    ],
  },
  {
    id: 'quinze',
    title: 'Fifteen minutes, the classes and the range',
    blocks: [
      'Fifteen minutes, itself included, is “near”. It is the promise that the atlas measures, and the one strong line of the map. The classes are at most 5, 10, 15, 20, 30, 45 and 60 minutes, then more.',
      'With the estimate, read “about 15 minutes”. The two percentages given beside a share are that share if roads wind more, and less: by 15% with the Maillage estimate, by a tenth with the others. This is no statistical interval.',
      'The worst tenth is the tenth of the inhabitants who are furthest, among those whom a road joins to a site.',
    ],
  },
  {
    id: 'population',
    title: 'Inhabitants',
    blocks: [
      'Legal population 2023 of INSEE, communes on 1 January 2026. A commune is one point: all its inhabitants have the same minutes. Nothing is known of differences within a commune, nor of who has no car.',
    ],
  },
  {
    id: 'acces-reel',
    title: 'Real access and the official index',
    blocks: [
      'Real access answers: how many minutes away is the slot that can be booked this week. It counts the sites of the network, whose slots are known.',
      'The APL answers: how many consultations a year can the doctors who practise offer to each inhabitant. It counts all doctors, full or not. A commune may do well on one and badly on the other. Neither replaces the other.',
    ],
  },
  {
    id: 'apl',
    title: 'Local potential accessibility (APL)',
    blocks: [
      'The published APL is that of the DREES (general practitioners 2018 and 2016; nurses, physiotherapists, midwives 2016). Unit: consultations a year by inhabitant standardised for age. Under 2.5 a commune is called under-served. Paris, Lyon, Marseille, overseas and 14 small communes have no published value.',
      'The computed APL is an estimate. It follows the same method in two steps, but the number of doctors by commune is not published: it is recovered from the published values.',
      {
        label: 'Formula of the APL',
        code: `ratio(site)     = supply of the site
                  / sum over communes (weight(minutes) × need)
access(commune) = sum over sites (weight(minutes) × ratio(site))`,
      },
      'What is assumed and not published:',
      {
        list: [
          'the weights of distance: 1 up to 10 minutes, 2/3 up to 15, 1/3 up to 20, then 0. The limits follow the method of the DREES, the weights are ours;',
          '5,000 consultations a year for a full-time general practitioner, when a file counts people;',
          'the same limits for nurses, physiotherapists, midwives and dentists.',
        ],
      },
      {
        caption: 'Difference between the computed APL and the published one, France',
        rows: [
          ['Value', 'Mean', 'Difference for half of the inhabitants', 'Difference for 95% of them'],
          ['General practitioners 2018', '3.880', '0.26', '1.34'],
          ['General practitioners 2018, up to 65', '3.505', '0.24', '1.24'],
          ['Nurses 2016', '131.5', '7.8', '48.7'],
          ['Physiotherapists 2016', '94.6', '6.2', '34.5'],
          ['Midwives 2016', '14.7', '1.1', '5.3'],
        ],
      },
      'This difference is that of the fit, on the very values that served to make it. Use the computed APL for differences: published value + (after − before).',
    ],
  },
  {
    id: 'troisieme',
    title: 'Third next available appointment',
    blocks: [
      'Days until the third free slot, among all sites at most 15, 20 or 30 minutes away. The first and the second are often the chance of a cancellation; the third says where free time really begins. The measure comes from the Institute for Healthcare Improvement (IHI), which counts it for one clinician; here it is counted for an inhabitant, who may go to any site that is near enough.',
      'When there are fewer than three slots in the horizon that is looked at, it is “beyond”, and the screen says so.',
    ],
  },
  ...methodSourcesEn,
]

export const methodEn: MethodText = {
  title: 'How these figures are made',
  contents: 'Contents',
  print: 'Print',
  lead: [
    'This page says what each figure of the territory counts, where it comes from, what is assumed, and by how much it may be wrong.',
  ],
  sections,
}
