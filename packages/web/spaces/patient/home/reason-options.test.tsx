import type { Network, Reason } from '@maillage/contract/network.ts'
import { describe, expect, it } from 'vitest'
import { patientFr } from '../../../i18n/patient.fr.ts'
import { reasonOptions } from './reason-options.tsx'

const reason = (code: string, label: string, isGeneral = false) =>
  ({
    id: code,
    code,
    label: { fr: label, en: label },
    words: { fr: [], en: [] },
    services: [{ code: 'gp', label: { fr: 'médecine générale', en: 'general medicine' } }],
    audience: 'everyone',
    modality: 'on-site',
    unscheduled: false,
    isGeneral,
  }) as unknown as Reason
const renew = reason('renew-prescription', 'Renouveler une ordonnance')
const fever = reason('sick-now', 'Fièvre')
const other = reason('other-request', 'Autre demande', true)
const alarmWords = [
  { words: { fr: ['bébé fièvre'], en: [] }, unless: null, advice: { fr: 'Appelez.', en: 'Call.' } },
]

const offered = (typed: string, reasons: Reason[], notUrgent?: string) =>
  reasonOptions(
    { text: patientFr, language: 'fr', network: { reasons, alarmWords } as unknown as Network },
    typed,
    notUrgent,
  ).map(({ value }) => (value.kind === 'alarm' ? 'alarm' : `${value.kind}: ${value.reason.code}`))

describe('what the words of a person may lead to', () => {
  it('their own words, kept for the office, stand under the general reason and no other', () => {
    expect(offered('dentiste', [renew, fever, other])).toEqual(['words: other-request'])
    expect(offered('fièvre', [renew, fever, other])).toEqual(['reason: sick-now', 'words: other-request'])
  })

  it('are not kept where the network has no general reason', () => {
    expect(offered('dentiste', [renew, fever])).toEqual([])
  })

  it('words of alarm come first, the reasons below, and are not kept until said not urgent', () => {
    expect(offered('bébé fièvre', [renew, fever, other])).toEqual(['alarm', 'reason: sick-now'])
    expect(offered('bébé fièvre', [renew, fever, other], 'bébé fièvre')).toEqual([
      'reason: sick-now',
      'words: other-request',
    ])
  })
})
