import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { useState } from 'react'
import { usePatient } from '../patient-context.ts'
import { shareText } from './share-text.ts'

type Shared = 'copied' | 'to-copy'

/** Tells someone close: with the device's own sharing where there is one, else as a text that is copied, and shown. */
export function ShareAppointment({ appointment }: { appointment: PatientAppointment }) {
  const patient = usePatient()
  const { text } = patient
  const [shared, setShared] = useState<Shared>()
  const message = shareText(patient, appointment)
  const share = async () => {
    if (await sharedByDevice({ title: text.share.title, text: message })) return setShared(undefined)
    setShared((await copied(message)) ? 'copied' : 'to-copy')
  }
  return (
    <>
      <button className="lnk" type="button" onClick={() => void share()}>
        {text.share.button}
      </button>
      <div className="shared" role="status">
        {shared ? (
          <>
            <p>{shared === 'copied' ? text.share.copied : text.share.toCopy}</p>
            <p className="sms">{message}</p>
          </>
        ) : null}
      </div>
    </>
  )
}

/** Whether the device shared it, or the person closed its panel: in both cases there is nothing more to do. */
async function sharedByDevice(data: ShareData): Promise<boolean> {
  if (!navigator.share || navigator.canShare?.(data) === false) return false
  try {
    await navigator.share(data)
    return true
  } catch (error) {
    return (error as Error).name === 'AbortError'
  }
}

/** Whether it is in the clipboard; a page that came without https has none. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
