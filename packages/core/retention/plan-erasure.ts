import { Temporal } from 'temporal-polyfill'

/** A text in both languages. */
interface Bilingual {
  fr: string
  en: string
}

/** What is known of a person when erasure is asked: counts of rows, and when care was last given. */
export interface ErasureFacts {
  /** The last appointment that took place, or is past and was never noted as missed; null: none. */
  lastCareAt: Temporal.Instant | null
  appointmentsWithCare: number
  appointmentsWithoutCare: number
  futureAppointments: number
  contactPersons: number
  messages: number
  notes: number
  accounts: number
  auditLines: number
  rightsRequests: number
  identityVersions: number
}

export interface ErasureLine {
  data: Bilingual
  rows: number
  fate: 'erased' | 'anonymised' | 'kept'
  because: Bilingual | null
  until: Temporal.PlainDate | null
}

/**
 * `erase`: nothing of the person stays. `anonymise`: neither, and past appointments stay countable. `restrict`: the law keeps the
 * identity with the care given; everything else goes.
 */
export type ErasureMode = 'erase' | 'anonymise' | 'restrict'

export interface ErasurePlan {
  mode: ErasureMode
  futureAppointments: number
  lines: ErasureLine[]
}

/** Durations of the policy that erasure leans on: ISO 8601. */
export interface ErasureDurations {
  care: string
  audit: string
  rightsRequest: string
}

const CARE_KEPT = {
  fr: 'RGPD art. 17.3.b et c, CSP R. 1112-7\u202f: le dossier des soins donnés est gardé',
  en: 'GDPR art. 17.3.b and c, CSP R. 1112-7: the record of care given is kept',
}
const COUNTED = {
  fr: 'Le rendez-vous compte encore, il n’est plus à personne',
  en: 'The appointment still counts, it is nobody’s any more',
}
const TRACED = {
  fr: 'RGPD art. 17.3.b et 32\u202f: le journal ne tient que des identifiants, qui ne nomment plus personne',
  en: 'GDPR art. 17.3.b and 32: the log holds ids only, which no longer name anybody',
}
const PROVED = {
  fr: 'RGPD art. 5.2\u202f: la preuve de la réponse est gardée sans la personne',
  en: 'GDPR art. 5.2: the proof of the answer is kept without the person',
}

/**
 * What erasing a person does to each class of their data, and why what stays must stay (RGPD art. 17). Care that is older
 * than its retention no longer obliges to anything.
 */
export function planErasure(
  facts: ErasureFacts,
  durations: ErasureDurations,
  now: Temporal.Instant,
  timeZone: string,
): ErasurePlan {
  const after = (from: Temporal.Instant, duration: string) =>
    from.toZonedDateTimeISO(timeZone).add(Temporal.Duration.from(duration)).toPlainDate()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const careUntil = facts.lastCareAt ? after(facts.lastCareAt, durations.care) : null
  const isKept = careUntil !== null && Temporal.PlainDate.compare(careUntil, today) > 0
  const past = facts.appointmentsWithCare + facts.appointmentsWithoutCare
  const mode: ErasureMode = isKept ? 'restrict' : past > 0 ? 'anonymise' : 'erase'
  const withCare = isKept
    ? { fate: 'kept' as const, because: CARE_KEPT, until: careUntil }
    : { fate: 'erased' as const, because: null, until: null }
  const erased = { fate: 'erased' as const, because: null, until: null }
  const anonymised = { fate: 'anonymised' as const, because: COUNTED, until: null }
  const lines: ErasureLine[] = [
    { data: { fr: 'Identité', en: 'Identity' }, rows: 1, ...withCare },
    {
      data: { fr: 'Anciens états de l’identité', en: 'Former states of the identity' },
      rows: facts.identityVersions,
      ...withCare,
    },
    {
      data: { fr: 'Téléphone et adresse électronique', en: 'Telephone and e-mail address' },
      rows: 1,
      ...erased,
    },
    {
      data: { fr: 'Proches et leurs coordonnées', en: 'Relatives and their contacts' },
      rows: facts.contactPersons,
      ...erased,
    },
    {
      data: { fr: 'Rendez-vous honorés', en: 'Appointments that took place' },
      rows: facts.appointmentsWithCare,
      ...(isKept ? withCare : anonymised),
    },
    {
      data: { fr: 'Rendez-vous annulés ou manqués', en: 'Appointments cancelled or missed' },
      rows: facts.appointmentsWithoutCare + facts.futureAppointments,
      ...anonymised,
    },
    {
      data: { fr: 'Mots laissés avec les rendez-vous', en: 'Words left with appointments' },
      rows: facts.notes,
      ...erased,
    },
    { data: { fr: 'Messages envoyés', en: 'Messages sent' }, rows: facts.messages, ...erased },
    { data: { fr: 'Accès à Mon espace', en: 'Access to My space' }, rows: facts.accounts, ...erased },
    {
      data: { fr: 'Journal des accès', en: 'Access log' },
      rows: facts.auditLines,
      fate: 'kept',
      because: TRACED,
      until: after(now, durations.audit),
    },
    {
      data: { fr: 'Demandes sur les données', en: 'Requests about data' },
      rows: facts.rightsRequests,
      fate: 'kept',
      because: PROVED,
      until: after(now, durations.rightsRequest),
    },
  ]
  return {
    mode,
    futureAppointments: facts.futureAppointments,
    lines: lines.filter((line) => line.rows > 0),
  }
}
