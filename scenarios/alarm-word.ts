import { said } from './said.ts'
import type { NetworkSeed } from './scenario.ts'

type Alarm = NetworkSeed['alarmWords'][number]

const URGENT = 'service-public.fr, « Urgence médicale : quel numéro appeler ? »'

/** Signs, which always alarm. */
export const word = (
  fr: string[],
  en: string[],
  advice: { fr: string; en: string },
  source = URGENT,
): Alarm => ({ words: { fr, en }, advice, validFrom: '2024-01-01', source })

/** Names of an illness, which alarm by themselves, not beside words that speak of it calmly. */
export const named = (alarm: Alarm, fr: string[], en: string[]): Alarm => ({ ...alarm, unless: { fr, en } })

/** What speaks calmly of a grave illness. */
export const CALM = {
  fr: said(`
    suivi, contrôle, rééducation, vaccin, ancien, antécédents, ordonnance, résultats, certificat,
    prévention, bilan, renouveler, renouvellement, cardiologue, neurologue, peur de, il y a un an, l’an
    dernier, l’année dernière`),
  en: said(`
    follow-up, check-up, rehabilitation, vaccine, history of, prescription, results, certificate,
    prevention, renew, last year, years ago, cardiologist, neurologist`),
}
