import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { Change } from './office-api.ts'
import type { Office } from './office-context.ts'
import { patientName } from './words.ts'

/** What a change did, in a sentence: "Odette D’Exemple déplacé à 9 h 20". */
export function sentenceOf({ text, words }: Office, change: Change, result: OfficeAppointment): string {
  const who = result.patient ? patientName(result.patient) : text.board.online
  const time = words.time(Date.parse(result.start))
  if (change.kind === 'book') return text.done.created(who, time)
  if (change.kind === 'move') return text.done.moved(who, time)
  if (change.kind === 'cancel') return text.done.cancelled(who)
  return text.done.state(who, text.form[change.status])
}

/** What was taken back, said in full: the board may show another day. */
export function undoneSentence({ text, words }: Office, result: OfficeAppointment): string {
  const start = Date.parse(result.start)
  const who = result.patient ? patientName(result.patient) : text.board.online
  const isCancelled = result.status.startsWith('cancelled')
  const state = isCancelled ? text.stale.cancelled : text.form[result.status as keyof typeof text.form]
  return text.done.undone(who, `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`, state)
}
