import { useEffect, useRef, useState } from 'react'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { PanelFrame } from './PanelFrame.tsx'

interface CancelProps {
  appointment: OfficeAppointment
  busy: boolean
  onCancel(by: 'patient' | 'site', tellPatient: boolean): void
  onClose(): void
}

/** Who cancels, and whether the patient is told. The first answer has the focus: `x`, then Enter. */
export function CancelPanel({ appointment, busy, onCancel, onClose }: CancelProps) {
  const { text, words } = useOffice()
  const [tell, setTell] = useState(true)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const start = Date.parse(appointment.start)
  const who = appointment.patient ? patientName(appointment.patient) : text.board.online
  return (
    <PanelFrame title={text.cancel.title} takesFocus={false} onClose={onClose}>
      <div className="step">
        <p>
          <b>{text.cancel.question(who, `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`)}</b>
        </p>
        <label className="check">
          <input type="checkbox" checked={tell} onChange={(event) => setTell(event.target.checked)} />
          {text.cancel.tell}
        </label>
        <div className="ways column">
          <button
            ref={first}
            type="button"
            className="ob go"
            disabled={busy}
            onClick={() => onCancel('patient', tell)}
          >
            {text.cancel.byPatient}
          </button>
          <button type="button" className="ob" disabled={busy} onClick={() => onCancel('site', tell)}>
            {text.cancel.bySite}
          </button>
          <button type="button" className="ob" onClick={onClose}>
            {text.cancel.keep}
          </button>
        </div>
      </div>
    </PanelFrame>
  )
}
