/**
 * How far an identity is known to be true (RNIV volet 1, "statuts de l'identité numérique"): `provisional` (identité
 * provisoire), `retrieved` (récupérée: INSi answered), `validated` (validée: a document of high confidence was seen),
 * `qualified` (qualifiée: both). Only a qualified identity may be sent with its matricule.
 */
export const IDENTITY_STATUSES = ['provisional', 'retrieved', 'validated', 'qualified'] as const
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number]

/**
 * Why an identity asks for care (RNIV volet 1, "attributs"): `homonym` (another person resembles), `doubtful` (douteuse),
 * `fictitious` (fictive: test, anonymous care). The last two keep an identity provisional and away from INSi.
 */
export const IDENTITY_ATTRIBUTES = ['homonym', 'doubtful', 'fictitious'] as const
export type IdentityAttribute = (typeof IDENTITY_ATTRIBUTES)[number]

/** Documents that validate an identity (RNIV volet 1, § 3.3: "dispositifs à haut niveau de confiance", and its special cases). */
export const IDENTITY_DOCUMENTS = [
  'identity-card',
  'passport',
  'residence-permit',
  'electronic-identity',
  /** A minor, with a document of one parent. */
  'family-record',
  /** A minor, or a person who enters an EHPAD, with what the RNIV asks beside it. */
  'birth-certificate',
] as const
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number]

/** What can happen to an identity. */
export type IdentityEvent =
  | 'document-seen'
  | 'insi-found'
  /** INSi no longer knows these traits under this matricule. */
  | 'insi-withdrawn'
  | 'strict-trait-changed'
  /** Said to be doubtful or fictitious. */
  | 'doubted'

const AFTER: Record<IdentityEvent, Record<IdentityStatus, IdentityStatus>> = {
  'document-seen': {
    provisional: 'validated',
    retrieved: 'qualified',
    validated: 'validated',
    qualified: 'qualified',
  },
  'insi-found': {
    provisional: 'retrieved',
    retrieved: 'retrieved',
    validated: 'qualified',
    qualified: 'qualified',
  },
  'insi-withdrawn': {
    provisional: 'provisional',
    retrieved: 'provisional',
    validated: 'validated',
    qualified: 'validated',
  },
  'strict-trait-changed': always('provisional'),
  doubted: always('provisional'),
}

function always(status: IdentityStatus): Record<IdentityStatus, IdentityStatus> {
  return { provisional: status, retrieved: status, validated: status, qualified: status }
}

/** The status of an identity after an event. Every event has an answer; staying where one is changes nothing. */
export function statusAfter(status: IdentityStatus, event: IdentityEvent): IdentityStatus {
  return AFTER[event][status]
}

/** Every change of status that some event makes: the rows of the table that guards them in the database. */
export function identityTransitions(): [from: IdentityStatus, to: IdentityStatus][] {
  const moves = IDENTITY_STATUSES.flatMap((from) =>
    IDENTITY_STATUSES.filter(
      (to) => to !== from && Object.values(AFTER).some((after) => after[from] === to),
    ).map((to): [IdentityStatus, IdentityStatus] => [from, to]),
  )
  return moves
}

/** Whether a matricule belongs to an identity of this status: it left with the answer of INSi otherwise. */
export function hasMatricule(status: IdentityStatus): boolean {
  return status === 'retrieved' || status === 'qualified'
}

/** Whether a document stands behind this status. */
export function hasEvidence(status: IdentityStatus): boolean {
  return status === 'validated' || status === 'qualified'
}

/** How much is known: of two records of one person, the one that is better identified is kept. */
export function trustOf(status: IdentityStatus): number {
  return { provisional: 0, retrieved: 1, validated: 2, qualified: 3 }[status]
}

/** Doubtful and fictitious identities stay provisional, and are never sent to INSi (RNIV volet 1). */
export function staysProvisional(attributes: readonly IdentityAttribute[]): boolean {
  return attributes.includes('doubtful') || attributes.includes('fictitious')
}
