import { describe, expect, it } from 'vitest'
import { parseContact } from './contact.ts'

describe('a contact', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['07.12.34.56.78', '+33712345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['06\u00a012\u202f34-56-78', '+33612345678'],
    ['0690 12 34 56', '+590690123456'],
    ['+590 690 12 34 56', '+590690123456'],
    ['0692 12 34 56', '+262692123456'],
    ['+262 639 12 34 56', '+262639123456'],
    ['06 39 98 12 34', '+33639981234'],
    ['+33 6 39 98 12 34', '+33639981234'],
    ['0694123456', '+594694123456'],
    ['0696123456', '+596696123456'],
    ['0698123456', '+33698123456'],
  ])('"%s" is the mobile %s', (text, address) => {
    expect(parseContact(text)).toEqual({ channel: 'sms', address })
  })

  it.each([
    [' Jeanne.Exemple@Mail.Example ', 'jeanne.exemple@mail.example'],
    ['o’neill+rdv@été.example', 'o’neill+rdv@été.example'],
  ])('"%s" is an e-mail address', (text, address) => {
    expect(parseContact(text)).toEqual({ channel: 'email', address })
  })

  it.each([
    ['05 62 06 00 00', 'landline'],
    ['+33 1 23 45 67 89', 'landline'],
    ['0590 87 00 00', 'landline'],
    ['0800 00 00 00', 'landline'],
    ['+44 7700 900123', 'foreign-number'],
    ['+34600000000', 'foreign-number'],
    ['06 12 34 56 7', 'malformed-number'],
    ['06 12 34 56 789', 'malformed-number'],
    ['bonjour', 'malformed-number'],
    ['+590 612 34 56 78', 'malformed-number'],
    ['@exemple.fr', 'malformed-email'],
    ['a@b', 'malformed-email'],
    ['a b@exemple.fr', 'malformed-email'],
    ['a@exemple..fr', 'malformed-email'],
    ['.a@exemple.fr', 'malformed-email'],
    ['a@exemple.fr\r\nBcc: b@exemple.fr', 'malformed-email'],
    ['a@-exemple.fr', 'malformed-email'],
  ])('"%s" is refused: %s', (text, fault) => {
    expect(parseContact(text)).toBe(fault)
  })
})
