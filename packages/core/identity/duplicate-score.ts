import { oneErrorApart } from '../booking/one-error-apart.ts'
import type { DuplicateRules, DuplicateSignalKind } from './duplicate-rules.ts'
import type { IdentityTraits } from './identity-traits.ts'
import { givenNameList } from './given-names.ts'
import { foldName } from './name-key.ts'

/** A record as it is compared with another one. */
export interface ComparedPatient extends IdentityTraits {
  phone: string | null
  email: string | null
  matricule: string | null
  /** The matricule counts against a merge only where the identity is qualified. */
  isQualified: boolean
}

/** One likeness or difference, and what it weighs. */
export interface DuplicateSignal {
  kind: DuplicateSignalKind
  points: number
}

export interface DuplicateScore {
  /** 0 to 100. */
  score: number
  likelihood: 'probable' | 'possible' | 'unlikely'
  /** Two different qualified matricules: two persons, however much they are alike. They are never merged. */
  conflict: boolean
  /** What the score is made of, the heaviest first. */
  signals: DuplicateSignal[]
}

/** How much two records resemble each other, and why. The order of the two changes nothing. */
export function scoreDuplicate(
  a: ComparedPatient,
  b: ComparedPatient,
  rules: DuplicateRules,
): DuplicateScore {
  const kinds = [
    ...matriculeSignals(a, b),
    ...birthDateSignals(a.birthDate, b.birthDate),
    ...nameSignals(a, b),
    ...placeAndSexSignals(a, b),
    ...(a.phone !== null && a.phone === b.phone ? (['same-phone'] as const) : []),
    ...(a.email !== null && a.email === b.email ? (['same-email'] as const) : []),
  ]
  const signals = kinds
    .map((kind) => ({ kind, points: rules.weights[kind] }))
    .toSorted((x, y) => Math.abs(y.points) - Math.abs(x.points))
  const sum = signals.reduce((total, signal) => total + signal.points, 0)
  const score = Math.max(0, Math.min(100, sum))
  const { possible, probable } = rules.thresholds
  return {
    score,
    likelihood: score >= probable ? 'probable' : score >= possible ? 'possible' : 'unlikely',
    conflict: haveDifferentMatricules(a, b),
    signals,
  }
}

/** Two qualified identities under two matricules are two persons: they are never merged. */
export function haveDifferentMatricules(
  a: Pick<ComparedPatient, 'isQualified' | 'matricule'>,
  b: Pick<ComparedPatient, 'isQualified' | 'matricule'>,
): boolean {
  return a.isQualified && b.isQualified && a.matricule !== b.matricule
}

function matriculeSignals(a: ComparedPatient, b: ComparedPatient): DuplicateSignalKind[] {
  return a.matricule !== null && a.matricule === b.matricule ? ['same-matricule'] : []
}

function birthDateSignals(a: string, b: string): DuplicateSignalKind[] {
  if (a === b) return ['same-birth-date']
  const [yearA, monthA, dayA] = a.split('-')
  const [yearB, monthB, dayB] = b.split('-')
  if (yearA === yearB && monthA === dayB && dayA === monthB) return ['day-and-month-swapped']
  return oneErrorApart(a.replaceAll('-', ''), b.replaceAll('-', ''))
    ? ['birth-dates-near']
    : ['birth-dates-differ']
}

function nameSignals(a: ComparedPatient, b: ComparedPatient): DuplicateSignalKind[] {
  const [nameA, nameB] = [foldName(a.birthName), foldName(b.birthName)]
  const [givenA, givenB] = [foldedGivenNames(a), foldedGivenNames(b)]
  if (nameA !== nameB && nameA === givenB[0] && nameB === givenA[0]) return ['names-swapped']
  return [birthNameSignal(a, b, nameA, nameB), givenNameSignal(givenA, givenB)]
}

function birthNameSignal(
  a: ComparedPatient,
  b: ComparedPatient,
  nameA: string,
  nameB: string,
): DuplicateSignalKind {
  if (nameA === nameB) return 'same-birth-name'
  if (nameA.length > 2 && oneErrorApart(nameA, nameB)) return 'birth-names-near'
  const used = (patient: ComparedPatient) =>
    patient.usedName === null ? undefined : foldName(patient.usedName)
  if (nameA === used(b) || nameB === used(a)) return 'birth-name-is-used-name'
  return 'birth-names-differ'
}

function givenNameSignal(a: string[], b: string[]): DuplicateSignalKind {
  const [firstA = '', firstB = ''] = [a[0], b[0]]
  if (firstA === firstB) return 'same-given-name'
  if (firstA.length > 2 && oneErrorApart(firstA, firstB)) return 'given-names-near'
  return b.includes(firstA) || a.includes(firstB) ? 'given-names-reordered' : 'given-names-differ'
}

/** The given names of birth, then the one in use: somebody who is called by the second one is written under it. */
function foldedGivenNames(patient: ComparedPatient): string[] {
  const used = patient.usedGivenName === null ? [] : [patient.usedGivenName]
  return [...givenNameList(patient.givenNames), ...used].map(foldName)
}

function placeAndSexSignals(a: ComparedPatient, b: ComparedPatient): DuplicateSignalKind[] {
  const found: DuplicateSignalKind[] = []
  if (a.sex !== 'unknown' && b.sex !== 'unknown' && a.sex !== b.sex) found.push('sexes-differ')
  if (a.birthPlaceCode !== null && b.birthPlaceCode !== null)
    found.push(a.birthPlaceCode === b.birthPlaceCode ? 'same-birth-place' : 'birth-places-differ')
  return found
}
