import { useCallback, useSyncExternalStore } from 'react'

/** What the address says of the view. No name and no reason ever stands here. */
export interface OfficeView {
  /** Local date; null: today. */
  readonly date: string | null
  /** Empty: every site. */
  readonly siteIds: readonly string[]
  readonly hiddenPractitionerIds: readonly string[]
  /** The practitioner shown alone on a narrow screen. */
  readonly practitionerId: string | null
}

const changed = 'maillage:office-view'
const uuid = /^[0-9a-f-]{36}$/i

function ids(value: string | null): string[] {
  return (value ?? '').split(',').filter((id) => uuid.test(id))
}

/** A day of the calendar, in the years that the agenda knows. */
function isDate(value: string | null): value is string {
  if (value === null || !/^(?:19[7-9]|2[01]\d)\d-\d{2}-\d{2}$/.test(value)) return false
  const noon = new Date(`${value}T12:00:00Z`)
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(value)
}

/** Whether the address asks for a date that does not exist: the view falls back to today, and says so. */
export function hasImpossibleDate(search: string): boolean {
  const date = new URLSearchParams(search).get('date')
  return date !== null && !isDate(date)
}

/** Reads the view of an address; what is not understood is left out. */
export function readView(search: string): OfficeView {
  const parameters = new URLSearchParams(search)
  const date = parameters.get('date')
  return {
    date: isDate(date) ? date : null,
    siteIds: ids(parameters.get('site')),
    hiddenPractitionerIds: ids(parameters.get('hide')),
    practitionerId: ids(parameters.get('practitioner'))[0] ?? null,
  }
}

/** The address of a view; other parameters of the page are kept. */
export function writeView(search: string, view: OfficeView): string {
  const parameters = new URLSearchParams(search)
  const set = (name: string, value: string | null) =>
    value ? parameters.set(name, value) : parameters.delete(name)
  set('date', view.date)
  set('site', view.siteIds.join(','))
  set('hide', view.hiddenPractitionerIds.join(','))
  set('practitioner', view.practitionerId)
  const query = parameters.toString().replaceAll('%2C', ',')
  return query ? `?${query}` : ''
}

/** The view, widened so that an appointment just written is on the board. */
export function viewThatShows(
  view: OfficeView,
  { siteId, practitionerId }: { siteId: string; practitionerId: string },
  date: string,
  today: string,
): Partial<OfficeView> {
  const atSite = view.siteIds.length === 0 || view.siteIds.includes(siteId)
  return {
    date: date === today ? null : date,
    siteIds: atSite ? view.siteIds : [...view.siteIds, siteId],
    hiddenPractitionerIds: view.hiddenPractitionerIds.filter((id) => id !== practitionerId),
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(changed, listener)
  }
}

/** The view of the address, and how to change it: each change is a step of the browser's history. */
export function useOfficeView(): [OfficeView, (change: Partial<OfficeView>) => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search)
  const change = useCallback((part: Partial<OfficeView>) => {
    const current = window.location.search
    const next = writeView(current, { ...readView(current), ...part })
    if (next === current) return
    window.history.pushState(null, '', `${window.location.pathname}${next}`)
    window.dispatchEvent(new Event(changed))
  }, [])
  return [readView(search), change]
}
