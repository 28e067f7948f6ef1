import type { Hold, PatientAppointment } from '@maillage/contract/booking.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'

/**
 * What a person has said so far. It lives in this tab only (sessionStorage): the reason is health data and never stands
 * in an address. It survives a conflict, an expiry, a cut network and the back button.
 */
export interface Journey {
  reasonId?: string
  /** The person's own words, kept only if they chose to give them to the office. */
  note?: string
  /** The person read the numbers to call and goes on with these words. */
  notUrgent?: string
  commune?: { code: string; name: string }
  minutes: number
  relative: boolean
  hold?: Hold
  /** The slot was taken: what is near. */
  alternatives?: Slot[]
  form: IdentityForm
  code?: SentCode
  /** The code of this hold, set aside while what was typed is corrected: it is still good. */
  codeAside?: SentCode
  /** The contact was checked: another slot needs no new code. */
  contactProof?: string
  wantsEarlier: boolean
  appointment?: PatientAppointment
  /** This appointment is being moved: choosing a slot moves it, and books no other. */
  moving?: PatientAppointment
  /** The appointment that its patient, signed in, opened from their own space: there is no other check, and a way back there. */
  fromOwnSpace?: { id: string; manageToken: string }
}

export interface SentCode {
  id: string
  channel: 'email' | 'sms'
  resendAt: string
  forContact: string
}

export interface IdentityForm {
  relationship: string
  givenName: string
  birthName: string
  usedName: string
  usesOtherName: boolean
  day: string
  month: string
  year: string
  contact: string
}

export const emptyForm: IdentityForm = {
  relationship: '',
  givenName: '',
  birthName: '',
  usedName: '',
  usesOtherName: false,
  day: '',
  month: '',
  year: '',
  contact: '',
}

const KEY = 'maillage.journey'
const LAST = 'maillage.last-search'
const listeners = new Set<() => void>()
let current: Journey = read()
/** What the tab remembered when the page loaded: it may have changed elsewhere since. */
const remembered = current

function read(): Journey {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Journey | null
    return { minutes: 20, relative: false, form: emptyForm, wantsEarlier: false, ...kept }
  } catch {
    return { minutes: 20, relative: false, form: emptyForm, wantsEarlier: false }
  }
}

export function journey(): Journey {
  return current
}

/** Changes the journey; `undefined` takes a member away. */
export function changeJourney(change: { [K in keyof Journey]?: Journey[K] | undefined }): void {
  const next = { ...current, ...change } as Record<string, unknown>
  for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key]
  current = next as unknown as Journey
  try {
    sessionStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // A private window may refuse: the journey then lives as long as the page.
  }
  for (const listener of listeners) listener()
}

/** Keeps an appointment as the server has just told it. */
export function tellAppointment(told: PatientAppointment): void {
  const { appointment, moving } = current
  const same = JSON.stringify(appointment) === JSON.stringify(told)
  changeJourney({
    ...(same ? {} : { appointment: told }),
    ...(moving?.id === told.id && !same ? { moving: told } : {}),
  })
}

/** Hands an appointment that was opened in the own space over to the page of its link, in this tab. */
export function bringFromOwnSpace(appointment: PatientAppointment): void {
  const { id, manageToken } = appointment
  changeJourney({ appointment, moving: undefined, fromOwnSpace: { id, manageToken } })
}

/** Leaves nothing in this tab of what was opened in the own space: its person signs out. */
export function forgetOwnSpace(): void {
  if (current.fromOwnSpace)
    changeJourney({ appointment: undefined, moving: undefined, fromOwnSpace: undefined })
}

/** Whether an appointment is only remembered from before the page loaded. */
export function isOnlyRemembered(appointment: PatientAppointment): boolean {
  return appointment === remembered.appointment || appointment === remembered.moving
}

/** What a new search leaves behind. */
export const newSearch = {
  hold: undefined,
  alternatives: undefined,
  appointment: undefined,
  moving: undefined,
} satisfies { [K in keyof Journey]?: undefined }

export function subscribeToJourney(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** "Comme la dernière fois": kept on the device only when the person ticked it. */
export interface LastSearch {
  reasonId: string
  commune: { code: string; name: string }
  minutes: number
  relative: boolean
}

export function lastSearch(): LastSearch | undefined {
  try {
    return (JSON.parse(localStorage.getItem(LAST) ?? 'null') as LastSearch | null) ?? undefined
  } catch {
    return undefined
  }
}

export function keepLastSearch(search: LastSearch | undefined): void {
  if (search) localStorage.setItem(LAST, JSON.stringify(search))
  else localStorage.removeItem(LAST)
}
