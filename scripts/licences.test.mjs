import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Licences that a work under EUPL-1.2 may carry without a condition on its own code. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
]
/** Tools under MPL-2.0: used as they are, to build or to test; no file of theirs is changed. */
const MPL_TOOLS = /^(lightningcss(-[\w-]+)?|axe-core|@axe-core\/playwright)$/

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const packages = Object.entries(lock.packages)
  .filter(([path, known]) => path.includes('node_modules/') && !known.link)
  .map(([path, known]) => ({ ...known, name: path.replace(/^.*node_modules\//, '') }))

/** Of a choice, "(MIT OR Apache-2.0)", one is enough. */
const mayBeUsed = ({ name, license = '' }) =>
  license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => PERMISSIVE.includes(one)) ||
  (license === 'MPL-2.0' && MPL_TOOLS.test(name))

describe('the packages that the project stands on', () => {
  it('are there, and are known', () => expect(packages.length).toBeGreaterThan(200))

  it('have each a licence that the project may live with', () => {
    const others = packages.filter((one) => !mayBeUsed(one)).map(({ name, license }) => `${name}: ${license}`)
    expect(others).toEqual([])
  })

  it('come each from the registry, at one version, with the digest of what must arrive', () => {
    const unpinned = packages.filter(
      ({ version, integrity }) => !version || !/^sha512-/.test(integrity ?? ''),
    )
    expect(unpinned.map(({ name }) => name)).toEqual([])
  })
})
