import { expect, test } from 'vitest'
import { readAtlasView, travelLabel, usualSort, writeSort } from './atlas-view.ts'

const reason = {
  id: '00000000-0000-4000-8000-000000000001',
  label: { fr: 'Autre', en: 'Other' },
  care: { fr: 'médecine générale', en: 'general medicine' },
  isGeneral: true,
  horizonDays: 60,
}
const atlas = { defaultArea: 'dep:32', reasons: [reason] }
const read = (search: string) => readAtlasView(new URLSearchParams(search), atlas)

test('without a word the address shows the network’s own area, general medicine, a week, minutes, the furthest first', () => {
  expect(read('')).toEqual({
    area: 'dep:32',
    reasonId: reason.id,
    horizon: 1,
    layer: 'minutes',
    commune: undefined,
    sort: { by: 'minutes', isRising: false },
    isTable: false,
    withOthers: false,
    travel: { kind: 'estimate' },
  })
})

test('all of the state comes back from the address', () => {
  const view = read(
    'area=reg:76&horizon=30&layer=third&commune=32256&sort=name&table=1&others=1&travel=estimate:detour=1.35,speed=55',
  )
  expect(view).toMatchObject({ area: 'reg:76', horizon: 2, layer: 'third', commune: '32256', isTable: true })
  expect(view).toMatchObject({ withOthers: true, sort: { by: 'name', isRising: true } })
  expect(travelLabel(view.travel)).toBe('estimate:detour=1.35,speed=55')
})

test.each([
  'area=dep:../x',
  'reason=nobody',
  'horizon=400',
  'layer=colours',
  'commune=3225',
  'commune=<b>',
  'sort=-colour',
  'travel=estimate:detour=9,speed=55',
  'travel=estimate:detour=1.35,speed=0',
])('what is not understood is left out: %s', (search) => {
  expect(read(search)).toEqual(read(''))
})

test('the usual order leaves the address, any other stays', () => {
  expect(writeSort({ by: 'minutes', isRising: false }, 'minutes')).toBeUndefined()
  expect(writeSort({ by: 'population', isRising: false }, 'minutes')).toBe('-population')
})

test('without a column in the address the worst of the layer come first', () => {
  expect(usualSort('apl')).toEqual({ by: 'apl', isRising: true })
  expect(writeSort(usualSort('third'), 'third')).toBeUndefined()
  expect(writeSort({ by: 'minutes', isRising: false }, 'third')).toBe('-minutes')
})
