import { describe, expect, it } from 'vitest'
import { appointmentText, codeText, momentText, type MessageKind } from './message-texts.ts'

const facts = {
  networkName: 'Centres territoriaux de santé du Gers',
  start: Date.UTC(2027, 0, 12, 13, 20),
  timeZone: 'Europe/Paris',
  siteName: 'Centre de santé de Fleurance',
  siteAddress: '20 rue du Moulin, 32500 Fleurance',
  phone: '05 36 49 12 20',
  link: 'https://gers.example/r/AZAabcdefghijklmnopqrstuvwxyz0123456789',
}
const kinds: MessageKind[] = ['confirmation', 'move', 'cancellation', 'cancellation-by-site', 'restoration']

describe('a message about an appointment', () => {
  it.each(kinds)('%s says when, where and the link, in both languages and on both channels', (kind) => {
    for (const language of ['fr', 'en'] as const) {
      for (const channel of ['email', 'sms'] as const) {
        const { subject, body } = appointmentText(kind, channel, language, facts)
        const when = momentText(facts.start, facts.timeZone, language)
        expect(subject).toContain(when)
        for (const part of [when, facts.siteName, facts.link]) expect(body).toContain(part)
      }
    }
  })

  it('uses the spaces of French and leaves addresses alone', () => {
    const { subject, body } = appointmentText('confirmation', 'email', 'fr', facts)
    expect(subject).toBe('Rendez-vous confirmé\u202f: mardi 12 janvier à 14\u00a0h\u00a020')
    expect(body).toContain('Une question\u202f? Appelez')
    expect(body).toContain('Pour le déplacer ou l’annuler\u202f:\nhttps://gers.example/r/')
  })

  it('of the centre that cancels says so with regret, how to book another one and whom to call', () => {
    const text = (channel: 'sms' | 'email', language: 'fr' | 'en') =>
      appointmentText('cancellation-by-site', channel, language, facts)
    expect(text('sms', 'fr').body).toBe(
      `Centre de santé de Fleurance\u202f: avec regret, nous devons annuler votre rendez-vous, mardi 12 janvier à 14\u00a0h\u00a020. Pour en prendre un autre\u202f: ${facts.link} ou ${facts.phone}`,
    )
    expect(text('sms', 'en').body).toBe(
      `Centre de santé de Fleurance: we are sorry, we must cancel your appointment, Tuesday 12 January at 14:20. To book another one: ${facts.link} or ${facts.phone}`,
    )
    expect(text('email', 'fr').body).toContain('Avec regret, nous devons annuler votre rendez-vous')
    expect(text('email', 'fr').body).toContain(`Pour en prendre un autre\u202f:\n${facts.link}`)
    expect(text('email', 'fr').subject).toContain('annulé par le centre')
    expect(text('email', 'en').body).toContain(`To book another one:\n${facts.link}`)
  })

  it('says the hour of the site, not of the server: Saint-Martin is 5 hours behind Paris', () => {
    expect(momentText(facts.start, 'America/Marigot', 'en')).toBe('Tuesday 12 January at 9:20')
  })
})

it('the message of a code starts with the code', () => {
  expect(codeText('012345', 10, 'Maillage Gers', 'fr').body).toMatch(/^012345 est votre code/)
  expect(codeText('012345', 10, 'Maillage Gers', 'fr').subject).not.toContain('012345')
})
