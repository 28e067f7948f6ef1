import { endOfDay, isDay, startOfDay } from '../local-day.ts'

/** What the address asks of the log: local days, an account, an action, a record, accesses outside care only. */
export interface AuditView {
  since: string
  until: string
  account: string
  action: string
  patient: string
  outside: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the view of an address; what is not understood is left out. */
export function readAuditView(search: URLSearchParams): AuditView {
  const day = (name: string) => {
    const value = search.get(name)
    return isDay(value) ? value : ''
  }
  const id = (name: string) => (uuid.test(search.get(name) ?? '') ? (search.get(name) ?? '') : '')
  const action = search.get('action') ?? ''
  return {
    since: day('depuis'),
    until: day('jusque'),
    account: id('par'),
    patient: id('dossier'),
    action: /^[a-z-]{2,60}$/.test(action) ? action : '',
    outside: search.get('hors-soin') === 'oui',
  }
}

/** Whether anything is filtered. */
export function isNarrowed(view: AuditView): boolean {
  return Object.values(view).some(Boolean)
}

/** The query of the API for a view: days become instants of the network's zone. */
export function auditQuery(view: AuditView, timeZone: string): URLSearchParams {
  const query = new URLSearchParams()
  if (view.since) query.set('since', startOfDay(view.since, timeZone))
  if (view.until) query.set('until', endOfDay(view.until, timeZone))
  if (view.account) query.set('accountId', view.account)
  if (view.patient) query.set('patientId', view.patient)
  if (view.action) query.set('action', view.action)
  if (view.outside) query.set('breakGlass', 'true')
  return query
}
