import type { Slot } from '@maillage/contract/slot-search.ts'
import type { Reason } from '@maillage/contract/network.ts'
import { isCovered } from '@maillage/core/agenda/span.ts'
import type { BoardSlot } from '../board/board-slot.ts'
import { type Office, practitionerName, siteName, useOffice } from '../office-context.ts'
import { SlotChoice } from './SlotChoice.tsx'

interface SlotStepProps {
  /** Chosen on the board; null: the first slots of the team are proposed. */
  boardSlot: BoardSlot | null
  reason: Reason | null
  slots: readonly Slot[]
  slot: Slot | null
  loading: boolean
  onChoose(slot: Slot): void
  onForgetBoardSlot(): void
}

/** The slot of the new appointment: the one of the board, or one of the first of the team. */
export function SlotStep(props: SlotStepProps) {
  return (
    <div className="step">
      {props.boardSlot ? <ChosenOnBoard {...props} boardSlot={props.boardSlot} /> : <FirstSlots {...props} />}
    </div>
  )
}

function ChosenOnBoard(props: SlotStepProps & { boardSlot: BoardSlot }) {
  const office = useOffice()
  const { text, words } = office
  const { slot, free } = props.boardSlot
  const minutes = props.reason?.durationMinutes ?? 0
  const start = Date.parse(slot.start)
  const fits = isCovered(free, { start, end: start + Math.max(minutes, 1) * 60_000 })
  return (
    <>
      <h3>
        {text.booking.slot} <small>{text.booking.slotFixed}</small>
      </h3>
      <p className="chosen">
        <b>
          {words.dayMonth(words.dateOf(start))}, {words.time(start)}
        </b>{' '}
        {siteName(office, slot.siteId)}, {practitionerName(office, slot.practitionerId)}
      </p>
      {fits ? null : <p className="remark">{text.booking.tooShort(minutes)}</p>}
      <button type="button" className="link" onClick={props.onForgetBoardSlot}>
        {text.booking.otherSlots}
      </button>
    </>
  )
}

function FirstSlots({ reason, slots, slot, loading, onChoose }: SlotStepProps) {
  const office = useOffice()
  const { text } = office
  const none = `${text.booking.noSlot} ${text.booking.noSlotNext}`
  return (
    <>
      <h3>
        {text.booking.firstSlots} <small>{text.booking.slotsFrom}</small>
      </h3>
      <div aria-live="polite">
        {reason ? null : <p className="dim">{text.booking.chooseReason}</p>}
        {reason && loading ? <p className="dim">{text.booking.searching}</p> : null}
        {reason && !loading && slots.length === 0 ? <p>{none}</p> : null}
        {reason && slots[0] ? <p className="vh">{firstSentence(office, slots[0])}</p> : null}
      </div>
      <SlotChoice slots={slots} chosen={slot} onChoose={onChoose} />
    </>
  )
}

function firstSentence(office: Office, slot: Slot): string {
  const { text, words } = office
  const start = Date.parse(slot.start)
  const when = `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`
  return text.booking.firstIs(
    when,
    siteName(office, slot.siteId),
    practitionerName(office, slot.practitionerId),
  )
}
