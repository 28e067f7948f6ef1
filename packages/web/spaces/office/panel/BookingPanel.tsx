import { useState } from 'react'
import type { Slot } from '@maillage/contract/slot-search.ts'
import type { BoardSlot } from '../board/board-slot.ts'
import type { Trouble } from '../changes.ts'
import type { Change } from '../office-api.ts'
import { useOffice } from '../office-context.ts'
import { BookingEnd, NoteStep } from './BookingEnd.tsx'
import { type BookingDraft, bookingOf, type Missing, reasonsFor } from './booking-draft.ts'
import { PanelFrame } from './PanelFrame.tsx'
import { PatientStep } from './PatientStep.tsx'
import { ReasonChoice } from './ReasonChoice.tsx'
import { SlotStep } from './SlotStep.tsx'
import { TroubleView } from './TroubleView.tsx'
import { useBookingFocus } from './use-booking-focus.ts'
import { useFirstSlots, useTellBoard } from './use-proposed-slots.ts'

interface BookingProps {
  /** Chosen on the board; null: the panel proposes the first slots of the team. */
  boardSlot: BoardSlot | null
  /** True for the 2-key way: reason first, then the slot, then the patient. */
  slotFirst: boolean
  from: string
  now: number
  busy: boolean
  readOnly: boolean
  trouble: Trouble | null
  onSlots(slots: readonly Slot[], chosen: Slot | null): void
  onForgetBoardSlot(): void
  onSend(change: Change, confirmWarnings: readonly string[]): void
  onCloseTrouble(): void
  onClose(): void
}

const empty: BookingDraft = { patient: null, newPatient: null, reason: null, slot: null, note: '' }

function useDraft(props: BookingProps) {
  const { words } = useOffice()
  const { boardSlot } = props
  const [draft, setDraft] = useState<BookingDraft>(empty)
  const [missing, setMissing] = useState<Missing | null>(null)
  const focus = useBookingFocus(props.slotFirst, draft.newPatient !== null, boardSlot !== null)
  const search = useFirstSlots(draft.reason?.id, props.from, boardSlot === null)
  const slots = boardSlot ? [] : (search.data?.slots ?? [])
  const slot = boardSlot?.slot ?? draft.slot ?? slots[0] ?? null
  useTellBoard(props.onSlots, slots, slot)
  const change = (part: Partial<BookingDraft>) => {
    setMissing(null)
    setDraft((current) => ({ ...current, ...part }))
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    const booking = bookingOf({ ...draft, slot }, words.dateOf(props.now))
    if (typeof booking !== 'string') return props.onSend({ kind: 'book', booking }, [])
    setMissing(booking)
    focus.focusOn(booking)
  }
  return {
    draft,
    missing,
    focus,
    slots,
    slot,
    loading: search.isFetching && slots.length === 0,
    change,
    submit,
  }
}

/** The steps, in the order of the way in: patient first, or the slot first. */
function Steps({ form, props }: { form: ReturnType<typeof useDraft>; props: BookingProps }) {
  const { text, words, network } = useOffice()
  const { draft, focus, change } = form
  const today = words.dateOf(props.now)
  const patient = (
    <PatientStep
      draft={draft}
      badDate={form.missing === 'birthDate'}
      searchRef={focus.patient}
      nameRef={focus.name}
      onChange={change}
      onChosen={(chosen) => {
        change({ patient: chosen })
        if (draft.reason) focus.focusSubmit()
        else focus.focusOn('reason')
      }}
    />
  )
  return (
    <>
      {props.slotFirst ? null : patient}
      <div className="step">
        <h3>{text.booking.reason}</h3>
        <ReasonChoice
          reasons={reasonsFor(network.reasons, props.boardSlot?.serviceCode ?? null, draft.patient, today)}
          chosenId={draft.reason?.id ?? null}
          firstRef={focus.reason}
          onChoose={(reason) => change({ reason, slot: null })}
        />
      </div>
      <SlotStep
        boardSlot={props.boardSlot}
        reason={draft.reason}
        slots={form.slots}
        slot={form.slot}
        loading={form.loading}
        onChoose={(slot) => change({ slot })}
        onForgetBoardSlot={props.onForgetBoardSlot}
      />
      {props.slotFirst ? patient : null}
    </>
  )
}

/** A new appointment beside the board: patient, reason, slot, in as few keys as can be. */
export function BookingPanel(props: BookingProps) {
  const { text } = useOffice()
  const form = useDraft(props)
  const title = props.slotFirst ? text.booking.firstTitle : text.booking.title
  return (
    <PanelFrame title={title} wide takesFocus={false} onClose={props.onClose}>
      <form ref={form.focus.form} onSubmit={form.submit} noValidate className="booking-form">
        <Steps form={form} props={props} />
        <NoteStep note={form.draft.note} onChange={(note) => form.change({ note })} />
        {props.trouble ? (
          <TroubleView
            trouble={props.trouble}
            now={props.now}
            onSend={props.onSend}
            onClose={props.onCloseTrouble}
          />
        ) : (
          <BookingEnd slot={form.slot} missing={form.missing} busy={props.busy} readOnly={props.readOnly} />
        )}
      </form>
    </PanelFrame>
  )
}
