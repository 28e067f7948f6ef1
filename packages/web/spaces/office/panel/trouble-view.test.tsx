import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StatusBar } from '../bars/StatusBar.tsx'
import type { Trouble } from '../changes.ts'
import type { Change } from '../office-api.ts'
import { OfficeProvider } from '../office-context.ts'
import { sampleAppointment, sampleOffice } from '../sample-office.ts'
import { whoIsAskedAbout } from './panel-state.ts'
import { TroubleView } from './TroubleView.tsx'

const appointment = sampleAppointment()
const to = { practitionerId: 'p2', siteId: 's2', start: '2027-01-13T10:30:00+01:00' }
const move: Exclude<Change, { kind: 'book' }> = { kind: 'move', appointment, to }
const now = Date.parse('2027-01-11T08:00:00+01:00')
const warning: Trouble = {
  kind: 'warning',
  change: move,
  warnings: [{ kind: 'other-site', message: 'Le lieu change.' }],
}
const before = 'mardi 12 janvier, 9 h 00 Dr Aimée F., Fleurance'
const after = 'mercredi 13 janvier, 10 h 30 Dr Basile L., Marciac'
const nothing = () => undefined

const words = (view: React.ReactNode) =>
  renderToStaticMarkup(<OfficeProvider value={sampleOffice()}>{view}</OfficeProvider>)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',')

const shown = (trouble: Trouble) =>
  words(<TroubleView trouble={trouble} now={now} onSend={nothing} onClose={nothing} />)
const stale = (current: Parameters<typeof sampleAppointment>[0]) =>
  shown({ kind: 'stale', change: move, current: sampleAppointment({ version: 9, ...current }) })

test('a warning names the patient, the place of now and the new one in full', () => {
  const text = shown(warning)
  expect(text).toContain('Odette D’Exemple')
  expect(text).toContain(`Place actuelle ${before}`)
  expect(text).toContain(`Nouvelle place ${after}`)
})

test('a refusal names the patient and both places too', () => {
  const text = shown({ kind: 'refused', change: move, detail: 'Heure prise.', alternatives: [] })
  expect(text).toContain('Odette D’Exemple')
  expect(text).toContain(before)
  expect(text).toContain(after)
})

test('a stale change names the patient, what was seen, what is and what was wanted', () => {
  const text = stale({ start: '2027-01-12T11:00:00+01:00' })
  expect(text).toContain('Odette D’Exemple')
  expect(text).toContain(`Ce que vous voyiez ${before}`)
  expect(text).toContain('Ce qu’il est maintenant mardi 12 janvier, 11 h 00')
  expect(text).toContain(`Ce que vous vouliez ${after}`)
  expect(text).toContain('Appliquer mon changement quand même')
})

test('a stale change that the present state no longer allows is not offered again, and that is said', () => {
  const text = stale({ status: 'cancelled-by-patient' })
  expect(text).not.toContain('Appliquer mon changement')
  expect(text).toContain('votre changement n’est plus possible')
  expect(text).toContain('Garder ce qu’il est maintenant')
})

test('while the panel asks, the bar names whom it asks about and offers nothing for the block under the focus', () => {
  const stranger = sampleAppointment({ id: 'b' })
  const start = Date.parse(stranger.start)
  const text = words(
    <StatusBar
      cell={{
        type: 'appointment',
        id: 'appointment:b',
        start,
        end: start + 900_000,
        practitionerId: 'p1',
        form: 'booked',
        appointment: stranger,
        siteId: 's1',
        visit: false,
      }}
      now={now}
      isEmptyDay={false}
      moving={null}
      answering={whoIsAskedAbout({ kind: 'trouble', trouble: warning })}
      hasTarget={false}
      readOnly={false}
      keysOn
      narrow={false}
      notice=""
      undo={null}
      onAction={nothing}
      onUndo={nothing}
      onConfirmMove={nothing}
      onAbandonMove={nothing}
    />,
  )
  expect(text).toContain('Odette D’Exemple : répondez dans le panneau')
  expect(text).not.toContain('9 h 00')
  expect(text).not.toContain('annuler')
})

test('the panel asks about somebody when it cancels or is in trouble, and about nobody else', () => {
  expect(whoIsAskedAbout({ kind: 'cancel', appointment })).toBe('Odette D’Exemple')
  expect(whoIsAskedAbout({ kind: 'appointment', id: 'a' })).toBeNull()
  expect(whoIsAskedAbout(null)).toBeNull()
})
