import { describe, expect, it } from 'vitest'
import { applyChanges, refusalsOfBaseline } from './apply-changes.ts'
import { smallBaseline, smallGround } from './testing/small-ground.ts'
import type { Baseline, Change, Scenario } from './what-if-file.ts'
import type { WhatIfRefusal } from './what-if-refusal.ts'
import { describeWhatIfRefusal } from './what-if-sentences.ts'

function refusedFor(scenario: Partial<Scenario> | readonly Change[]): readonly WhatIfRefusal[] {
  const given: Partial<Scenario> = Array.isArray(scenario) ? { changes: scenario } : (scenario as Scenario)
  const state = applyChanges(
    smallBaseline,
    { name: 'Essai', changes: [], ...given },
    smallGround,
    'scenarios[0]',
  )
  return 'refusals' in state ? state.refusals : []
}

const said = (refusals: readonly WhatIfRefusal[], language: 'fr' | 'en' = 'fr') =>
  refusals.map((refusal) => describeWhatIfRefusal(refusal, language).replaceAll(/[\u00a0\u202f]/g, ' '))

const retire = (practitioner: string, on?: string): Change => ({
  kind: 'retire-practitioner',
  practitioner,
  ...(on === undefined ? {} : { on }),
})

describe('changes that cannot be made', () => {
  it.each<[string, Partial<Scenario> | readonly Change[], string, string]>([
    [
      'closing every site',
      [{ kind: 'close-site', site: 'un' }, retire('b')],
      'scenarios[0]: le scénario « Essai » ne laisse aucun site ouvert le 2026-01-12 ; gardez-en un, ou ajoutez des jours',
      'scenarios[0]: the scenario "Essai" leaves no site open on 2026-01-12; keep one, or add days',
    ],
    [
      'a site that is not there',
      [{ kind: 'close-site', site: 'deux' }],
      'scenarios[0].changes[0].site: le site « deux » n’existe pas ; sites connus : un, six',
      'scenarios[0].changes[0].site: there is no site "deux"; known sites: un, six',
    ],
    [
      'a practitioner who is not there',
      [retire('z')],
      'scenarios[0].changes[0].practitioner: le praticien « z » n’existe pas ; praticiens connus : a, b',
      'scenarios[0].changes[0].practitioner: there is no practitioner "z"; known practitioners: a, b',
    ],
    [
      'more than a week of one person',
      [{ kind: 'change-days', practitioner: 'a', site: 'six', days: 1.5 }],
      'scenarios[0].changes[0]: « Généraliste A » travaillerait 6,5 jours par semaine, tous sites compris ; 5 au plus',
      'scenarios[0].changes[0]: "Généraliste A" would work 6.5 days a week over all sites; at most 5',
    ],
    [
      'one change twice',
      [retire('a'), retire('a', '2026-06-30')],
      'scenarios[0].changes[1]: ce changement est déjà fait par scenarios[0].changes[0] ; retirez l’un des deux',
      'scenarios[0].changes[1]: this change is already made by scenarios[0].changes[0]; remove one of them',
    ],
    [
      'a move onto a commune without a position',
      [{ kind: 'move-site', site: 'un', commune: '32008' }],
      'scenarios[0].changes[0].commune: la position de la commune 32008 (Huit) n’est pas connue ; donnez lon et lat',
      'scenarios[0].changes[0].commune: the position of the commune 32008 (Huit) is not known; give lon and lat',
    ],
    [
      'a commune that does not exist',
      [{ kind: 'open-site', id: 'x', name: 'X', commune: '32999', days: 1 }],
      'scenarios[0].changes[0].commune: « 32999 » n’est le code INSEE d’aucune commune',
      'scenarios[0].changes[0].commune: "32999" is the INSEE code of no commune',
    ],
    [
      'a road to nowhere',
      [{ kind: 'close-road', pairs: [['32001', '99999']], extraMinutes: 10 }],
      'scenarios[0].changes[0].pairs[0][1]: « 99999 » n’est le code INSEE d’aucune commune',
      'scenarios[0].changes[0].pairs[0][1]: "99999" is the INSEE code of no commune',
    ],
    [
      'a scenario drawn on an older baseline',
      { basedOn: { date: '2025-09-01', area: 'dep:32' } },
      'scenarios[0].basedOn.date: le scénario est tracé sur la base du 2025-09-01, celle-ci est du 2026-01-12 ; reprenez-le sur cette base',
      'scenarios[0].basedOn.date: the scenario was drawn on the baseline of 2025-09-01, this one is of 2026-01-12; draw it again on this one',
    ],
    [
      'a scenario drawn on another area',
      { basedOn: { date: '2026-01-12', area: 'dep:30' } },
      'scenarios[0].basedOn.area: le scénario est tracé sur le territoire dep:30, la base est celle de dep:32 ; choisissez la base de dep:30',
      'scenarios[0].basedOn.area: the scenario was drawn on the area dep:30, the baseline is that of dep:32; choose the baseline of dep:30',
    ],
    [
      'a change before the baseline',
      [retire('a', '2025-12-31')],
      'scenarios[0].changes[0].on: le 2025-12-31 est avant la base du 2026-01-12 ; prenez une base plus ancienne ou une date plus tardive',
      'scenarios[0].changes[0].on: 2025-12-31 is before the baseline of 2026-01-12; take an older baseline or a later date',
    ],
    [
      'somebody at a site that was closed',
      [
        { kind: 'close-site', site: 'un' },
        { kind: 'add-practitioner', id: 'c', label: 'C', site: 'un', days: 1 },
      ],
      'scenarios[0].changes[1].site: le site « un » est déjà fermé par un changement précédent ; retirez l’un des deux',
      'scenarios[0].changes[1].site: the site "un" is already closed by an earlier change; remove one of them',
    ],
    [
      'the days of somebody who left',
      [retire('a'), { kind: 'change-days', practitioner: 'a', site: 'six', days: 1 }],
      'scenarios[0].changes[1].practitioner: le praticien « a » est déjà parti par un changement précédent ; retirez l’un des deux',
      'scenarios[0].changes[1].practitioner: the practitioner "a" has already left by an earlier change; remove one of them',
    ],
    [
      'a new site under the name of another',
      [{ kind: 'open-site', id: 'six', name: 'Six', commune: '32006', days: 1 }],
      'scenarios[0].changes[0].id: « six » est donné deux fois ; retirez ou renommez l’un des deux',
      'scenarios[0].changes[0].id: "six" is given twice; remove or rename one of them',
    ],
  ])('%s: says where and what to do', (_, scenario, french, english) => {
    expect(said(refusedFor(scenario))).toEqual([french])
    expect(said(refusedFor(scenario), 'en')).toEqual([english])
  })

  it('one road twice, whichever way it is written', () => {
    const pairs = [['32001', '32002'] as const, ['32002', '32001'] as const]
    const roads = pairs.map((pair): Change => ({ kind: 'close-road', pairs: [pair], extraMinutes: 10 }))
    expect(refusedFor(roads)).toMatchObject([{ kind: 'same-change-twice' }])
  })

  it('are all told at once', () => {
    expect(refusedFor([retire('y'), retire('z')])).toHaveLength(2)
  })

  it('are told when they come after the day that is looked at', () => {
    expect(refusedFor({ on: '2026-02-01', changes: [retire('z', '2026-03-01')] })).toHaveLength(1)
  })
})

describe('changes on several days', () => {
  it('are made by date, not by their order in the file', () => {
    const state = applyChanges(
      smallBaseline,
      {
        name: 'Essai',
        on: '2026-12-31',
        changes: [
          { kind: 'change-days', practitioner: 'a', site: 'un', days: 1, on: '2026-09-01' },
          { kind: 'change-days', practitioner: 'a', site: 'un', days: 4, on: '2026-03-01' },
        ],
      },
      smallGround,
    )
    expect(state).toMatchObject({ sites: [{ id: 'un', days: 1 }, { id: 'six' }] })
  })

  it('may move days between sites within one day', () => {
    expect(
      refusedFor([
        { kind: 'change-days', practitioner: 'a', site: 'six', days: 2 },
        { kind: 'change-days', practitioner: 'a', site: 'un', days: 3 },
      ]),
    ).toEqual([])
  })
})

describe('a baseline that does not hold together', () => {
  it('says each thing that is wrong', () => {
    const baseline: Baseline = {
      ...smallBaseline,
      populationYear: 2021,
      sites: [...smallBaseline.sites, { id: 'huit', name: 'Huit', commune: '32008', days: 1 }],
      practitioners: [
        {
          id: 'a',
          label: 'A',
          days: new Map([
            ['un', 4],
            ['six', 1.5],
            ['sept', 0],
          ]),
        },
      ],
    }
    expect(said(refusalsOfBaseline(baseline, smallGround))).toEqual([
      'baseline.sites[2].commune: la position de la commune 32008 (Huit) n’est pas connue ; donnez lon et lat',
      'baseline.practitioners[0].days.sept: le site « sept » n’existe pas ; sites connus : un, six, huit',
      'baseline.practitioners[0].days: « A » travaillerait 5,5 jours par semaine, tous sites compris ; 5 au plus',
      'baseline.populationYear: la base compte la population de 2021, les données présentes sont celles de 2023 ; refaites la base',
    ])
  })
})
