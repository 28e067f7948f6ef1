/** What is asked this long after the last touch or key is asked by the screen alone, as it follows changes. */
const ATTENDED_MS = 2 * 60_000

let touchedAt = Date.now()

/** Listens to whoever is at the screen; a page that was just opened was opened by somebody. */
export function watchAttendance(page: Pick<EventTarget, 'addEventListener'>, now: () => number): void {
  touchedAt = now()
  const touched = () => {
    touchedAt = now()
  }
  for (const event of ['pointerdown', 'keydown', 'wheel'])
    page.addEventListener(event, touched, { capture: true, passive: true })
}

/** Nobody touches this screen: what it asks must not keep the session of its owner from ending. */
export function isUnattended(now: number): boolean {
  return now - touchedAt > ATTENDED_MS
}

if (typeof window !== 'undefined') watchAttendance(window, Date.now)
