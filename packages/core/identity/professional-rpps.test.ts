import { describe, expect, it } from 'vitest'
import { readProfessionalRpps, rppsOfNationalId } from './professional-rpps.ts'
import { rppsFrom } from './rpps.ts'

const RPPS = rppsFrom('9970021889')
const OTHER = rppsFrom('9970021890')

describe('the RPPS in a national identifier', () => {
  it('follows an 8', () => {
    expect(rppsOfNationalId(`8${RPPS}`)).toBe(RPPS)
    expect(rppsOfNationalId(` 8${RPPS} `)).toBe(RPPS)
  })

  it.each(['0', '1', '3', '4', '5', '6', '9', '', '88'])(
    'is not there after the prefix « %s », even when its key is right',
    (prefix) => {
      expect(rppsOfNationalId(prefix + RPPS)).toBeUndefined()
    },
  )

  it('is not there when its key is wrong, or when something follows', () => {
    const wrong = RPPS.slice(0, 10) + String((Number(RPPS.at(-1)) + 1) % 10)
    expect(rppsOfNationalId(`8${wrong}`)).toBeUndefined()
    expect(rppsOfNationalId(`8${RPPS}/12`)).toBeUndefined()
    expect(rppsOfNationalId('ANS20231122132732')).toBeUndefined()
  })
})

describe('a professional of Pro Santé Connect', () => {
  it('has the RPPS of the subject, whatever else the directories say', () => {
    const otherIds = [
      { identifiant: `8${RPPS}`, origine: 'RPPS' },
      { identifiant: `3320000000/${OTHER}`, origine: 'FINESS' },
      { identifiant: `8${OTHER}`, origine: 'EDIT' },
    ]
    expect(readProfessionalRpps({ SubjectNameID: `8${RPPS}`, otherIds })).toEqual({ rpps: RPPS })
  })

  it('who signs in as an employee has the RPPS of the other identifiers', () => {
    const otherIds = [{ identifiant: `8${RPPS}`, origine: 'RPPS' }]
    expect(readProfessionalRpps({ SubjectNameID: '3320000000/0042', otherIds })).toEqual({ rpps: RPPS })
  })

  it('of two RPPS is nobody', () => {
    const otherIds = [{ identifiant: `8${OTHER}`, origine: 'RPPS' }]
    expect(readProfessionalRpps({ SubjectNameID: `8${RPPS}`, otherIds })).toEqual({ fault: 'ambiguous-rpps' })
  })

  it('without one has none', () => {
    expect(readProfessionalRpps({ SubjectNameID: `3${RPPS}` })).toEqual({ fault: 'not-rpps' })
    expect(readProfessionalRpps({})).toEqual({ fault: 'not-rpps' })
  })
})
