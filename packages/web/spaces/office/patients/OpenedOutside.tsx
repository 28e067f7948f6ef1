import type { PatientRecord } from '@maillage/contract/patients.ts'
import { useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'

/** Under the title of a record that is open without care of the patient: until when, and the reason that was given. */
export function OpenedOutside({ opened }: { opened: PatientRecord['openedOutsideCare'] }) {
  const text = usePatientsText()
  const { words } = useOffice()
  if (!opened) return null
  return (
    <div className="aside">
      <p>
        <b>{text.outside.until(words.time(Date.parse(opened.until)))}</b>
      </p>
      <p>{text.outside.given(opened.reason)}</p>
    </div>
  )
}
