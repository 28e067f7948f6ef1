import { describe, expect, it } from 'vitest'
import { missingPackages } from './install.mjs'

const lock = {
  packages: {
    '': { name: 'maillage', version: '0.1.0' },
    'packages/core': { name: '@maillage/core', version: '0.1.0' },
    'node_modules/@maillage/core': { resolved: 'packages/core', link: true },
    'node_modules/pg': { version: '8.23.1' },
    'packages/web/node_modules/react': { version: '19.3.1' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
}

function installed(packages) {
  return { packages }
}

describe('what an installation lacks', () => {
  it('is nothing when every package of the lock is there, machine-dependent ones aside', () => {
    const { '': _root, 'packages/core': _core, 'node_modules/fsevents': _mac, ...there } = lock.packages
    expect(missingPackages(lock, installed(there))).toEqual([])
  })

  it('is a package that is absent, wherever it is nested', () => {
    expect(missingPackages(lock, installed({ 'node_modules/pg': { version: '8.23.1' } }))).toEqual([
      '@maillage/core',
      'react',
    ])
  })

  it('is a package that has another version than the lock asks for', () => {
    const there = { ...lock.packages, 'node_modules/pg': { version: '8.22.0' } }
    expect(missingPackages(lock, installed(there))).toEqual(['pg'])
  })
})
