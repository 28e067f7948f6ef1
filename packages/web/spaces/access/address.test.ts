import { expect, it } from 'vitest'
import { readPath } from './address.ts'

it.each([
  ['/acces', { commune: undefined, embedded: false }],
  ['/acces/32256', { commune: '32256', embedded: false }],
  ['/acces/2A004/', { commune: '2A004', embedded: false }],
  ['/acces/32256/integrer', { commune: '32256', embedded: true }],
  ['/acces/mirande', { commune: undefined, embedded: false }],
  ['/acces/32256/autre', { commune: undefined, embedded: false }],
])('%s', (path, address) => {
  expect(readPath(path)).toEqual(address)
})
