/** What a key can ask for in the office. The digits 1 to 9 are one action: they name a practitioner. */
export type OfficeAction =
  | 'today'
  | 'nextDay'
  | 'previousDay'
  | 'practitioner'
  | 'newAppointment'
  | 'firstSlot'
  | 'searchPatient'
  | 'move'
  | 'cancel'
  | 'arrived'
  | 'inProgress'
  | 'fulfilled'
  | 'noShow'
  | 'undo'
  | 'print'
  | 'keys'

interface KeyBinding {
  readonly keys: readonly string[]
  readonly action: OfficeAction
  /** Asks for a block under the focus that can do it. */
  readonly needs: 'nothing' | 'appointment'
}

/** The one table of the office's keys: the board, the list of keys and the status bar read it. */
export const officeKeys: readonly KeyBinding[] = [
  { keys: ['t'], action: 'today', needs: 'nothing' },
  { keys: ['j'], action: 'nextDay', needs: 'nothing' },
  { keys: ['k'], action: 'previousDay', needs: 'nothing' },
  { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], action: 'practitioner', needs: 'nothing' },
  { keys: ['n'], action: 'newAppointment', needs: 'nothing' },
  { keys: ['f'], action: 'firstSlot', needs: 'nothing' },
  { keys: ['/'], action: 'searchPatient', needs: 'nothing' },
  { keys: ['m'], action: 'move', needs: 'appointment' },
  { keys: ['x'], action: 'cancel', needs: 'appointment' },
  { keys: ['a'], action: 'arrived', needs: 'appointment' },
  { keys: ['e'], action: 'inProgress', needs: 'appointment' },
  { keys: ['v'], action: 'fulfilled', needs: 'appointment' },
  { keys: ['b'], action: 'noShow', needs: 'appointment' },
  { keys: ['u'], action: 'undo', needs: 'nothing' },
  { keys: ['p'], action: 'print', needs: 'nothing' },
  { keys: ['?'], action: 'keys', needs: 'nothing' },
]

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The action of a key alone; none with Ctrl, Alt or Command, which belong to the browser. Capitals count as small letters. */
export function actionOfKey(press: KeyPress): OfficeAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  return officeKeys.find((binding) => binding.keys.includes(key))?.action ?? null
}

/** The key to print beside an action; the digits stand as "1-9". */
export function keyOfAction(action: OfficeAction): string {
  const keys = officeKeys.find((binding) => binding.action === action)?.keys ?? []
  return keys.length > 1 ? `${keys[0]}-${keys.at(-1)}` : (keys[0] ?? '')
}
