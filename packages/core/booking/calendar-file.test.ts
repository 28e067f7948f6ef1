import { describe, expect, it } from 'vitest'
import { type CalendarEvent, calendarFile } from './calendar-file.ts'

const event: CalendarEvent = {
  uid: '018f@maillage',
  start: Date.UTC(2027, 0, 12, 13, 20),
  end: Date.UTC(2027, 0, 12, 13, 40),
  updatedAt: Date.UTC(2027, 0, 11, 8),
  sequence: 2,
  summary: 'Rendez-vous, Centre de santé ; Fleurance \\ Gers',
  location: 'Centre de santé de Fleurance, 20 rue du Moulin, à côté de la médiathèque, 32500 Fleurance',
  description: 'Pour le déplacer\nou l’annuler',
  url: 'https://gers.example/r/abc',
  cancelled: false,
}
const unfold = (file: string) => file.replaceAll('\r\n ', '')

describe('a calendar file', () => {
  it('states the instants in UTC and its lines end by CRLF', () => {
    const file = calendarFile(event)
    expect(file).toContain('\r\nDTSTART:20270112T132000Z\r\nDTEND:20270112T134000Z\r\n')
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('escapes backslash, semicolon, comma and line ends', () => {
    const file = unfold(calendarFile(event))
    expect(file).toContain('SUMMARY:Rendez-vous\\, Centre de santé \\; Fleurance \\\\ Gers')
    expect(file).toContain('DESCRIPTION:Pour le déplacer\\nou l’annuler')
  })

  it('folds lines at 75 octets without cutting a character', () => {
    const file = calendarFile({ ...event, location: 'é'.repeat(200) })
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(unfold(file)).toContain(`LOCATION:${'é'.repeat(200)}\r\n`)
    expect(file).not.toContain('\ufffd')
  })

  it('says when it is cancelled', () => {
    expect(calendarFile({ ...event, cancelled: true })).toContain('STATUS:CANCELLED')
  })
})
