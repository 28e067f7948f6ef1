import type { Access } from './access.ts'

/*
 * Families of operations. Each decides for every role, in full: a new role does not compile until it has been thought of here.
 * An operation that fits none makes a family of its own.
 */

const NO_VISITOR = { public: false, hold: false, link: false, system: false } as const

/** Anyone, signed in or not: what a poster on the door would say. */
export const FOR_ALL: Access = {
  public: true,
  hold: true,
  link: true,
  system: true,
  patient: 'network',
  relative: 'network',
  secretary: 'network',
  practitioner: 'network',
  replacement: 'network',
  'centre-manager': 'network',
  coordinator: 'network',
  planner: 'network',
  regulator: 'network',
  auditor: 'network',
  administrator: 'network',
}

/** Whoever holds this slot. */
export const WITH_THE_HOLD: Access = {
  ...NO_VISITOR,
  hold: true,
  patient: 'none',
  relative: 'none',
  secretary: 'none',
  practitioner: 'none',
  replacement: 'none',
  'centre-manager': 'none',
  coordinator: 'none',
  planner: 'none',
  regulator: 'none',
  auditor: 'none',
  administrator: 'none',
}

/** The patient of this appointment or a relative: by the link of a message, or signed in. */
export const FOR_THE_PATIENT: Access = {
  ...WITH_THE_HOLD,
  hold: false,
  link: true,
  patient: 'own-record',
  relative: 'own-record',
}

/** The patient or a relative, signed in. */
export const OWN_RECORD: Access = { ...FOR_THE_PATIENT, link: false }

/** The server, in a job or a command. */
export const FOR_THE_SERVER: Access = { ...WITH_THE_HOLD, hold: false, system: true }

/** Changing appointments: the desk of the sites, and each practitioner for their own agenda. */
export const AT_THE_DESK: Access = {
  ...NO_VISITOR,
  patient: 'none',
  relative: 'none',
  secretary: 'own-sites',
  practitioner: 'own-agenda',
  replacement: 'own-agenda',
  'centre-manager': 'own-sites',
  coordinator: 'none',
  planner: 'none',
  regulator: 'none',
  auditor: 'none',
  administrator: 'none',
}

/** Reading the day of a site, patients' names included: colleagues of a team see each other's columns. */
export const READING_THE_DAY: Access = {
  ...AT_THE_DESK,
  practitioner: 'own-sites',
  replacement: 'own-sites',
}

/** Looking for a place to be seen, without any patient's data. */
export const FINDING_CAPACITY: Access = {
  ...NO_VISITOR,
  patient: 'none',
  relative: 'none',
  secretary: 'network',
  practitioner: 'network',
  replacement: 'network',
  'centre-manager': 'network',
  coordinator: 'network',
  planner: 'none',
  regulator: 'network',
  auditor: 'none',
  administrator: 'none',
}

/** Finding a patient to book for: identity and contact, nothing of care. */
export const FINDING_PATIENTS: Access = {
  ...NO_VISITOR,
  patient: 'none',
  relative: 'none',
  secretary: 'network',
  practitioner: 'network',
  replacement: 'network',
  'centre-manager': 'network',
  coordinator: 'none',
  planner: 'none',
  regulator: 'none',
  auditor: 'none',
  administrator: 'none',
}

/** A patient's record: those who care for this patient, by an appointment or by a reason that is traced. */
export const IN_CARE: Access = {
  ...NO_VISITOR,
  patient: 'none',
  relative: 'none',
  secretary: 'in-care',
  practitioner: 'in-care',
  replacement: 'in-care',
  'centre-manager': 'in-care',
  coordinator: 'none',
  planner: 'none',
  regulator: 'none',
  auditor: 'none',
  administrator: 'none',
}

/** Openings, absences, closures. */
export const PLANNING_TIME: Access = { ...AT_THE_DESK, system: true }

/** One's own account, whoever one is. */
export const OWN_ACCOUNT: Access = {
  ...NO_VISITOR,
  patient: 'self',
  relative: 'self',
  secretary: 'self',
  practitioner: 'self',
  replacement: 'self',
  'centre-manager': 'self',
  coordinator: 'self',
  planner: 'self',
  regulator: 'self',
  auditor: 'self',
  administrator: 'self',
}

/** Members and invitations: the administrator, and each manager for the sites of the centre. */
export const MANAGING_MEMBERS: Access = {
  ...NO_VISITOR,
  system: true,
  patient: 'none',
  relative: 'none',
  secretary: 'none',
  practitioner: 'none',
  replacement: 'none',
  'centre-manager': 'own-sites',
  coordinator: 'none',
  planner: 'none',
  regulator: 'none',
  auditor: 'none',
  administrator: 'network',
}

/** The working of the platform: backups, configuration. No patient's data. */
export const ADMINISTERING: Access = { ...MANAGING_MEMBERS, 'centre-manager': 'none' }

/** The traces of all that was done. */
export const AUDITING: Access = { ...ADMINISTERING, auditor: 'network', administrator: 'none' }

/** What people ask about their own data (RGPD): answered by the administrator, seen by the auditor. */
export const ANSWERING_RIGHTS: Access = { ...ADMINISTERING }

/** The atlas of the network and the scenarios of planning: places, minutes and counts, nobody's data. */
export const READING_THE_ATLAS: Access = {
  ...ADMINISTERING,
  'centre-manager': 'network',
  coordinator: 'network',
  planner: 'network',
  administrator: 'none',
}

/** Writing the scenarios of planning. */
export const PLANNING_THE_TERRITORY: Access = {
  ...READING_THE_ATLAS,
  system: false,
  'centre-manager': 'none',
  coordinator: 'none',
}
