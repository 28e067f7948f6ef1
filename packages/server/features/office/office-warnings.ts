import { ageRefusal } from '@maillage/core/booking/age-limit.ts'
import { covers, type Interval, mergeIntervals, overlaps } from '@maillage/core/time/interval.ts'
import { MINUTE_MS } from '@maillage/core/time/local-time.ts'

/** What an agent may decide against, once told. Kinds are stable: they are what is confirmed and audited. */
export type WarningKind =
  | 'outside-opening'
  | 'other-service'
  | 'absence'
  | 'overbooking'
  | 'room-taken'
  | 'patient-elsewhere'
  | 'other-site'
  | 'past'
  | 'notice'
  | 'horizon'
  | 'age'
  | 'new-patient'
  | 'same-day'

export interface OfficeWarning {
  kind: WarningKind
  sentence: { fr: string; en: string }
}

export interface WarningFacts {
  /** The appointment itself, epoch ms. */
  wanted: Interval
  /** The practitioner's time with the buffers of the reason. */
  widened: Interval
  now: number
  reason: {
    minimumNoticeMinutes: number
    horizonDays: number
    minimumAgeMonths: number
    maximumAgeMonths: number | null
    acceptsNewPatients: boolean
    serviceIds: string[]
  }
  /** Local days of now and of the wanted start, and the local date of the start. */
  today: number
  day: number
  date: string
  /** Openings of the practitioner at the site around the wanted time. */
  openings: (Interval & { serviceId: string })[]
  /** What already takes the practitioner's time, the moved appointment left out. */
  busy: (Interval & { cause: string })[]
  roomBusy: Interval[]
  patientBusy: Interval[]
  /** Where the appointment would go and where it is now, as one says them; undefined when the place stays the same. */
  otherSite: { to: string; from: string } | undefined
  patient: { birthDate: string; isNew: boolean; appointmentsThatDay: number }
}

const SENTENCES: Record<Exclude<WarningKind, 'other-site'>, { fr: string; en: string }> = {
  'outside-opening': {
    fr: 'Cette heure est en dehors des plages ouvertes.',
    en: 'This time is outside the opening hours.',
  },
  'other-service': {
    fr: 'Cette plage est ouverte pour un autre soin que ce motif.',
    en: 'This opening is for another kind of care than this reason.',
  },
  absence: {
    fr: 'Le professionnel est absent ou en réunion à cette heure.',
    en: 'The professional is away or in a meeting at that time.',
  },
  overbooking: {
    fr: 'Un autre rendez-vous occupe déjà cette heure : celui-ci serait en plus.',
    en: 'Another appointment already takes this time: this one would come on top.',
  },
  'room-taken': {
    fr: 'La salle est déjà prise à cette heure.',
    en: 'The room is already taken at that time.',
  },
  'patient-elsewhere': {
    fr: 'Ce patient a déjà un rendez-vous à cette heure-là.',
    en: 'This patient already has an appointment at that time.',
  },
  past: { fr: 'Cette heure est déjà passée.', en: 'This time is already past.' },
  notice: {
    fr: 'C’est plus tôt que le délai prévu pour ce motif.',
    en: 'This is sooner than the notice set for this reason.',
  },
  horizon: {
    fr: 'C’est plus loin que ce que ce motif permet de réserver.',
    en: 'This is further ahead than this reason may be booked.',
  },
  age: {
    fr: 'L’âge du patient ce jour-là ne convient pas à ce motif.',
    en: 'The patient’s age on that day does not fit this reason.',
  },
  'new-patient': {
    fr: 'Ce motif est réservé aux patients déjà suivis.',
    en: 'This reason is for patients already followed.',
  },
  'same-day': {
    fr: 'Ce patient a déjà un rendez-vous ce jour-là.',
    en: 'This patient already has an appointment on that day.',
  },
}

/** Every warning that a booking or a move by the office raises, the most serious first. Empty: nothing to confirm. */
export function officeWarnings(facts: WarningFacts): OfficeWarning[] {
  const otherSite = facts.otherSite
    ? [{ kind: 'other-site' as const, sentence: placeSentence(facts.otherSite) }]
    : []
  return [...otherSite, ...kindsOf(facts).map((kind) => ({ kind, sentence: SENTENCES[kind] }))]
}

function placeSentence({ to, from }: { to: string; from: string }): { fr: string; en: string } {
  return {
    fr: `Le lieu change : ${to} au lieu de ${from}. Le patient doit aller ailleurs.`,
    en: `The place changes: ${to} instead of ${from}. The patient must go elsewhere.`,
  }
}

function kindsOf(facts: WarningFacts): Exclude<WarningKind, 'other-site'>[] {
  const { wanted, widened, reason, patient, now } = facts
  const kinds: Exclude<WarningKind, 'other-site'>[] = []
  const taken = facts.busy.filter((busy) => overlaps(busy, widened))
  const isAway = (cause: string) => cause === 'absence' || cause === 'meeting'
  if (taken.some((busy) => isAway(busy.cause))) kinds.push('absence')
  if (taken.some((busy) => !isAway(busy.cause))) kinds.push('overbooking')
  const serving = facts.openings.filter((opening) => reason.serviceIds.includes(opening.serviceId))
  if (!covers(mergeIntervals(facts.openings), wanted)) kinds.push('outside-opening')
  else if (!covers(mergeIntervals(serving), wanted)) kinds.push('other-service')
  if (facts.roomBusy.some((busy) => overlaps(busy, wanted))) kinds.push('room-taken')
  if (facts.patientBusy.some((busy) => overlaps(busy, wanted))) kinds.push('patient-elsewhere')
  else if (patient.appointmentsThatDay > 0) kinds.push('same-day')
  if (wanted.start < now) kinds.push('past')
  else if (wanted.start < now + reason.minimumNoticeMinutes * MINUTE_MS) kinds.push('notice')
  if (facts.day - facts.today > reason.horizonDays) kinds.push('horizon')
  if (ageRefusal(patient.birthDate, facts.date, reason)) kinds.push('age')
  if (patient.isNew && !reason.acceptsNewPatients) kinds.push('new-patient')
  return kinds
}
