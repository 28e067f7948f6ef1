import { expect, test } from 'vitest'
import { readPatientsPath, recordPath } from './address.ts'

const id = '0198f000-0000-7000-8000-0000000000aa'

test('the address of a record holds its id, and leads back to it', () => {
  expect(recordPath(id)).toBe(`/bureau/patients/${id}`)
  expect(readPatientsPath(recordPath(id))).toEqual({ kind: 'record', id })
})

test.each([
  ['/bureau/patients', { kind: 'search' }],
  ['/bureau/patients/', { kind: 'search' }],
  ['/bureau/patients/exemple', { kind: 'search' }],
  ['/bureau', null],
  ['/bureau/patientsautres', null],
])('%s is %o', (path, address) => expect(readPatientsPath(path)).toEqual(address))
