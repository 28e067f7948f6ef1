import { describe, expect, it } from 'vitest'
import { displayName } from './display-name.ts'

describe('the name of a professional on a screen', () => {
  it.each([
    [{ title: 'Dr', givenName: 'Mathilde', familyName: 'Réplique' }, 'Dr Mathilde R.'],
    [{ title: '', givenName: 'Rosalie', familyName: 'jalon' }, 'Rosalie J.'],
    [{ title: 'Dr', givenName: 'Noël', familyName: 'Œuf' }, 'Dr Noël Œ.'],
    [{ title: 'Dr', givenName: 'Guy', familyName: '' }, 'Dr Guy'],
  ])('shows %o as %s', (person, shown) => expect(displayName(person)).toBe(shown))
})
