import type { Slot } from '@maillage/contract/slot-search.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { phoneText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { SlotButton } from '../SlotButton.tsx'
import { difference } from '../slot-words.ts'
import { useJourney } from '../use-journey.ts'
import { wantedSlot } from './wanted-slot.ts'

interface Props {
  alternatives: Slot[]
  onTake(slot: Slot): Promise<void>
  /** What went wrong since. */
  children?: ReactNode
}

/** Somebody was faster: three slots close by, each with what sets it apart; nothing typed is lost. */
export function Conflict({ alternatives, onTake, children }: Props) {
  const patient = usePatient()
  const { text } = patient
  const told = useJourney()
  const heading = useFocusOnArrival<HTMLHeadingElement>(alternatives)
  const wanted = told.hold?.slot ?? wantedSlot()
  return (
    <Frame>
      <section className="answer">
        <h1 className="h" tabIndex={-1} ref={heading}>
          {alternatives.length > 0 ? text.conflict.title : text.conflict.titleNone}
        </h1>
        <p>{told.contactProof ? text.conflict.keptSameCode : text.conflict.kept}</p>
      </section>
      {children}
      <ul className="slots">
        {alternatives.map((slot) => (
          <li key={`${slot.practitionerId}${slot.start}`}>
            <SlotButton
              slot={slot}
              withDay
              onChoose={(chosen) => void onTake(chosen)}
              sub={wanted ? difference(patient, slot, wanted) : undefined}
            />
          </li>
        ))}
      </ul>
      <OtherWayOut />
    </Frame>
  )
}

function OtherWayOut() {
  const { text, network } = usePatient()
  return (
    <div className="sec">
      <Link
        className="btn"
        to="/rendez-vous"
        search={{}}
        onClick={() => changeJourney({ alternatives: undefined, hold: undefined })}
      >
        {text.conflict.all}
      </Link>
      <p className="s soft voice">
        {text.conflict.voice}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>.
      </p>
    </div>
  )
}
