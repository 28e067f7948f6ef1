import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { Slot } from '@maillage/contract/booking.ts'
import { isCovered, type Span } from '@maillage/core/agenda/span.ts'
import type { Trouble } from '../changes.ts'
import { type Change, firstSlots } from '../office-api.ts'
import { type Office, practitionerName, siteName, useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { type BookingDraft, bookingOf, draftFromSearch, type Missing, reasonsFor } from './booking-draft.ts'
import { emptyDraft, NewPatientForm } from './NewPatientForm.tsx'
import { PanelFrame } from './PanelFrame.tsx'
import { PatientPicker } from './PatientPicker.tsx'
import { ReasonChoice } from './ReasonChoice.tsx'
import { SlotChoice } from './SlotChoice.tsx'
import { TroubleView } from './TroubleView.tsx'

/** A free block of the board, chosen for the new appointment. */
export interface BoardSlot {
  readonly slot: Slot
  readonly serviceCode: string
  /** Free time around it, at the same place. */
  readonly free: readonly Span[]
}

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

function useFirstSlots(reasonId: string | undefined, from: string, wanted: boolean) {
  return useQuery({
    queryKey: ['office', 'first-slots', reasonId, from],
    queryFn: ({ signal }) => firstSlots({ reasonId: reasonId ?? '', from, limit: 8 }, signal),
    enabled: wanted && reasonId !== undefined,
    staleTime: 5_000,
    gcTime: 30_000,
  })
}

function useFocusTargets(slotFirst: boolean, isNew: boolean, hasBoardSlot: boolean) {
  const patient = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => (slotFirst ? reason : patient).current?.focus(), [slotFirst])
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [isNew])
  const focusOn = (missing: Missing) => {
    if (missing === 'patient') patient.current?.focus()
    else if (missing === 'name') name.current?.focus()
    else if (missing === 'birthDate')
      form.current?.querySelector<HTMLElement>('[aria-describedby$="date-help"]')?.focus()
    else if (missing === 'reason') {
      const group = form.current?.querySelector<HTMLElement>('input[name="reason"]:checked') ?? reason.current
      group?.focus()
    } else if (!hasBoardSlot) form.current?.querySelector<HTMLElement>('input[name="slot"]')?.focus()
  }
  return { patient, name, reason, form, focusOn }
}

/** A new appointment beside the board: patient, reason, slot, in as few keys as can be. */
export function BookingPanel(props: BookingProps) {
  const { boardSlot, slotFirst, now } = props
  const office = useOffice()
  const { text, words } = office
  const [draft, setDraft] = useState<BookingDraft>(empty)
  const [missing, setMissing] = useState<Missing | null>(null)
  const targets = useFocusTargets(slotFirst, draft.newPatient !== null, boardSlot !== null)
  const search = useFirstSlots(draft.reason?.id, props.from, boardSlot === null)
  const slots = boardSlot ? [] : (search.data?.slots ?? [])
  const slot = boardSlot?.slot ?? draft.slot ?? slots[0] ?? null
  const whole = { ...draft, slot }
  const today = words.dateOf(now)
  useTellBoard(props, slots, slot)
  const change = (part: Partial<BookingDraft>) => {
    setMissing(null)
    setDraft((current) => ({ ...current, ...part }))
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    const booking = bookingOf(whole, today)
    if (typeof booking !== 'string') return props.onSend({ kind: 'book', booking }, [])
    setMissing(booking)
    targets.focusOn(booking)
  }
  const patientStep = (
    <div className="step" key="patient">
      {draft.patient ? (
        <p className="chosen">
          <b>{patientName(draft.patient)}</b>{' '}
          <span className="dim xs">{words.birthDate(draft.patient.birthDate)}</span>
          <button type="button" className="link" onClick={() => change({ patient: null })}>
            {text.booking.change}
          </button>
        </p>
      ) : draft.newPatient ? (
        <NewPatientForm
          draft={draft.newPatient}
          badDate={missing === 'birthDate'}
          firstRef={targets.name}
          onChange={(newPatient) => change({ newPatient })}
          onBack={() => change({ newPatient: null })}
        />
      ) : (
        <PatientPicker
          inputRef={targets.patient}
          onChoose={(patient) => {
            change({ patient })
            if (!draft.reason) targets.focusOn('reason')
            else focusSubmit(targets.form.current)
          }}
          onNew={(typed) => change({ newPatient: draftFromSearch(typed, emptyDraft) })}
        />
      )}
    </div>
  )
  const reasonStep = (
    <div className="step" key="reason">
      <h3>{text.booking.reason}</h3>
      <ReasonChoice
        reasons={reasonsFor(office.network.reasons, boardSlot?.serviceCode ?? null)}
        chosenId={draft.reason?.id ?? null}
        firstRef={targets.reason}
        onChoose={(reason) => change({ reason, slot: null })}
      />
    </div>
  )
  const slotStep = (
    <div className="step" key="slot">
      <SlotStep
        {...props}
        draft={draft}
        slots={slots}
        slot={slot}
        loading={search.isFetching && slots.length === 0}
        onChoose={(chosen) => change({ slot: chosen })}
      />
    </div>
  )
  const steps = slotFirst ? [reasonStep, slotStep, patientStep] : [patientStep, reasonStep, slotStep]
  return (
    <PanelFrame
      title={slotFirst ? text.booking.firstTitle : text.booking.title}
      wide
      takesFocus={false}
      onClose={props.onClose}
    >
      <form ref={targets.form} onSubmit={submit} noValidate className="booking-form">
        {steps}
        <NoteStep note={draft.note} onChange={(note) => change({ note })} />
        {props.trouble ? (
          <TroubleView trouble={props.trouble} onSend={props.onSend} onClose={props.onCloseTrouble} />
        ) : (
          <Final slot={slot} missing={missing} busy={props.busy} readOnly={props.readOnly} />
        )}
      </form>
    </PanelFrame>
  )
}

function focusSubmit(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('button[type="submit"]')?.focus())
}

/** The board shows the same numbers as the list, and the day of the chosen slot. */
function useTellBoard(props: BookingProps, slots: readonly Slot[], chosen: Slot | null) {
  const key = slots.map((slot) => slot.start + slot.practitionerId).join(' ')
  const tell = useRef(props.onSlots)
  tell.current = props.onSlots
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  useEffect(() => tell.current(slots, chosen), [key, chosen?.start, chosen?.practitionerId])
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

interface SlotStepProps extends BookingProps {
  draft: BookingDraft
  slots: readonly Slot[]
  slot: Slot | null
  loading: boolean
  onChoose(slot: Slot): void
}

function SlotStep({ boardSlot, draft, slots, slot, loading, onChoose, onForgetBoardSlot }: SlotStepProps) {
  const office = useOffice()
  const { text, words } = office
  const minutes = draft.reason?.durationMinutes ?? 0
  if (boardSlot) {
    const start = Date.parse(boardSlot.slot.start)
    const fits = isCovered(boardSlot.free, { start, end: start + Math.max(minutes, 1) * 60_000 })
    return (
      <>
        <h3>
          {text.booking.slot} <small>{text.booking.slotFixed}</small>
        </h3>
        <p className="chosen">
          <b>
            {words.dayMonth(words.dateOf(start))}, {words.time(start)}
          </b>{' '}
          {siteName(office, boardSlot.slot.siteId)}, {practitionerName(office, boardSlot.slot.practitionerId)}
        </p>
        {fits ? null : <p className="remark">{text.booking.tooShort(minutes)}</p>}
        <button type="button" className="link" onClick={onForgetBoardSlot}>
          {text.booking.otherSlots}
        </button>
      </>
    )
  }
  return (
    <>
      <h3>
        {text.booking.firstSlots} <small>{text.booking.slotsFrom}</small>
      </h3>
      <div aria-live="polite">
        {!draft.reason ? <p className="dim">{text.booking.chooseReason}</p> : null}
        {draft.reason && loading ? <p className="dim">{text.booking.searching}</p> : null}
        {draft.reason && !loading && slots.length === 0 ? (
          <p>
            {text.booking.noSlot} {text.booking.noSlotNext}
          </p>
        ) : null}
        {draft.reason && slots[0] ? <p className="vh">{firstSentence(office, slots[0])}</p> : null}
      </div>
      <SlotChoice slots={slots} chosen={slot} onChoose={onChoose} />
    </>
  )
}

function NoteStep({ note, onChange }: { note: string; onChange(note: string): void }) {
  const { text } = useOffice()
  const id = useId()
  return (
    <div className="step">
      <label htmlFor={id}>
        {text.booking.note} <small>{text.booking.noteHelp}</small>
      </label>
      <input
        id={id}
        className="field"
        type="text"
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function Final(props: { slot: Slot | null; missing: Missing | null; busy: boolean; readOnly: boolean }) {
  const office = useOffice()
  const { text, words } = office
  const { slot, missing, busy } = props
  const sentence = {
    patient: text.booking.missingPatient,
    name: text.booking.missingName,
    birthDate: text.booking.badDate,
    reason: text.booking.missingReason,
    slot: text.booking.missingSlot,
  }
  const start = slot ? Date.parse(slot.start) : 0
  const when = `${words.shortDate(words.dateOf(start))}, ${words.time(start)}`
  const label = slot
    ? text.booking.submit(when, siteName(office, slot.siteId))
    : text.booking.submitIncomplete
  return (
    <div className="final">
      <p role="alert" className="bad">
        {missing ? sentence[missing] : ''}
        {props.readOnly ? text.done.offline : ''}
      </p>
      <button type="submit" className="ob go" disabled={busy || props.readOnly}>
        {busy ? text.booking.sending : label} <kbd>{text.status.enter}</kbd>
      </button>
    </div>
  )
}
