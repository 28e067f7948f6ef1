const STORED = 'maillage.planning.keys'

/** Whether the keys of one letter act, kept on this device (WCAG 2.1.4: they can be turned off). */
export function areLetterKeysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function turnLetterKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // A browser that refuses storage keeps them on.
  }
}
