import type { Slot } from '@maillage/contract/booking.ts'
import { Link } from '@tanstack/react-router'
import { phoneText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { SlotButton } from '../SlotButton.tsx'
import { difference } from '../slot-words.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'

/** Somebody was faster: three slots close by, each with what sets it apart; nothing typed is lost. */
export function Conflict({
  alternatives,
  onTake,
  trouble,
}: {
  alternatives: Slot[]
  onTake(slot: Slot): Promise<void>
  trouble: unknown
}) {
  const patient = usePatient()
  const { text, network } = patient
  const told = useJourney()
  const heading = useFocusOnArrival<HTMLHeadingElement>(alternatives)
  const wanted =
    told.hold?.slot ?? (JSON.parse(sessionStorage.getItem('maillage.wanted') ?? 'null') as Slot | null)
  return (
    <Frame>
      <section className="answer">
        <h1 className="h" tabIndex={-1} ref={heading}>
          {alternatives.length > 0 ? text.conflict.title : text.conflict.titleNone}
        </h1>
        <p>{told.contactProof ? text.conflict.keptSameCode : text.conflict.kept}</p>
      </section>
      {trouble ? <Trouble error={trouble} onRetry={() => undefined} /> : null}
      <ul className="slots">
        {alternatives.map((slot) => (
          <li key={`${slot.practitionerId}${slot.start}`}>
            <SlotButton
              slot={slot}
              onChoose={(chosen) => void onTake(chosen)}
              sub={wanted ? difference(patient, slot, wanted) : undefined}
            />
          </li>
        ))}
      </ul>
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
    </Frame>
  )
}
