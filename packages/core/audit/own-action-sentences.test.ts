import { describe, expect, it } from 'vitest'
import { auditedActions } from './action-sentences.ts'
import { ofSomebody, ownActionSentence } from './own-action-sentences.ts'

describe('what was done to a record, in the words of the person', () => {
  it('speaks of their record, not of a gesture of the software', () => {
    expect(ownActionSentence('read-patient-record').fr).toBe('Votre fiche a été ouverte')
    expect(ownActionSentence('hold-slot').fr).toBe('Un horaire a été gardé, le temps de réserver')
    const all = auditedActions.map((action) => ownActionSentence(action).fr).join('\n')
    expect(all).not.toMatch(/doublons? cherché|Créneau mis de côté|Fiche du patient|INSi/i)
  })

  it('says once that an opening was outside care: the tag beside says it', () => {
    expect(ownActionSentence('break-glass').fr).not.toContain('hors')
  })

  it('keeps the plain sentence of every other action', () => {
    expect(ownActionSentence('confirm-hold').fr).toBe('Rendez-vous pris en ligne')
    expect(ownActionSentence('of-later').fr).toBe('of-later')
  })

  it('says to a relative that the record is not theirs', () => {
    expect(ofSomebody(ownActionSentence('read-patient-record'))).toEqual({
      fr: 'La fiche a été ouverte',
      en: 'The record was opened',
    })
    for (const action of auditedActions) {
      const { fr, en } = ofSomebody(ownActionSentence(action))
      expect(`${fr} ${en}`.replaceAll(/rendez-vous/gi, '')).not.toMatch(
        /\b(votre|vos|vous|your|yours|you)\b/i,
      )
    }
  })
})
