import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { focusLater } from './board/focus-cell.ts'
import type { Trouble } from './changes.ts'
import type { Change } from './office-api.ts'
import { type Office, useOffice } from './office-context.ts'
import { viewThatShows } from './url-state.ts'
import { useChanges } from './use-changes.ts'
import type { PageState } from './use-page-state.ts'
import { patientName } from './words.ts'

/** What a change did, in a sentence: "Odette D’Exemple déplacé à 9 h 20". */
function sentenceOf({ text, words }: Office, change: Change, result: OfficeAppointment): string {
  const who = result.patient ? patientName(result.patient) : text.board.online
  const time = words.time(Date.parse(result.start))
  if (change.kind === 'book') return text.done.created(who, time)
  if (change.kind === 'move') return text.done.moved(who, time)
  if (change.kind === 'cancel') return text.done.cancelled(who)
  return text.done.state(who, text.form[change.status])
}

/** After a change: the board is read again, shows the appointment, and has the focus on it. */
function followChange(page: PageState, office: Office, change: Change, result: OfficeAppointment) {
  const start = Date.parse(result.start)
  const shown = change.kind === 'book' ? office.words.dateOf(start) : page.date
  const here = office.words.dateOf(start) === page.date && change.kind !== 'cancel'
  page.refresh()
  page.setFocus({
    practitionerId: result.practitionerId,
    id: here ? `appointment:${result.id}` : '',
    anchor: start,
  })
  page.setPanel((open) => (open?.kind === 'appointment' ? open : null))
  page.setProposed([])
  page.setView(viewThatShows(page.view, result, shown, page.today))
  focusLater(`appointment:${result.id}`)
}

/** Sends the changes of the page, and shows what came of them. */
export function usePageChanges(page: PageState) {
  const office = useOffice()
  const { text } = office
  const changes = useChanges({
    onDone: (change, result, wasUndo) => {
      page.setNotice(wasUndo ? text.done.undone : '')
      followChange(page, office, change, result)
    },
    onRefused: (trouble: Trouble) => {
      const booking = trouble.change.kind === 'book'
      page.refresh()
      page.setBookingTrouble(booking ? trouble : null)
      page.setPanel((open) => (open?.kind === 'book' && booking ? open : { kind: 'trouble', trouble }))
    },
    onUndoRefused: (detail) => {
      page.refresh()
      page.setNotice(`${text.done.undoFailed} ${detail}`)
    },
  })
  const send = (change: Change, confirmWarnings: readonly string[] = []) => {
    page.setBookingTrouble(null)
    if (page.readOnly) page.setNotice(text.done.offline)
    else void changes.perform(change, confirmWarnings)
  }
  const undo = changes.undo && {
    label: sentenceOf(office, changes.undo.change, changes.undo.result),
    until: changes.undo.until,
  }
  return { send, undo, busy: changes.busy, takeBack: changes.takeBack }
}

export type PageChanges = ReturnType<typeof usePageChanges>
