import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { focusLater } from './board/focus-cell.ts'
import type { Trouble } from './changes.ts'
import { sentenceOf, undoneSentence } from './done-sentences.ts'
import type { Change } from './office-api.ts'
import { type Office, useOffice } from './office-context.ts'
import { viewThatShows } from './url-state.ts'
import { useChanges } from './use-changes.ts'
import type { PageState } from './use-page-state.ts'

/** After a change: the board is read again, shows the appointment, and has the focus on it. */
function followChange(page: PageState, office: Office, change: Change, result: OfficeAppointment) {
  const start = Date.parse(result.start)
  const isGone = change.kind === 'cancel'
  const shown = isGone ? page.date : office.words.dateOf(start)
  const id = isGone ? '' : `appointment:${result.id}`
  page.refresh()
  page.setFocus({ practitionerId: result.practitionerId, id, anchor: start })
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
      page.setNotice(wasUndo ? undoneSentence(office, result) : '')
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
