import type { Slot } from '@maillage/contract/slot-search.ts'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ApiProblem, newKey } from '../../../api/client.ts'
import { changeJourney, journey } from '../journey.ts'
import { patientApi } from '../patient-api.ts'
import { identityOf } from './identity.ts'
import { useHoldExpiry } from './use-hold-expiry.ts'
import { keepWanted } from './wanted-slot.ts'

/** How the contact was checked: by a code, or by an earlier code. */
export interface ContactCheck {
  codeId?: string
  code?: string
  contactProof?: string
}

/** What a refusal of the server leads to, when it has a screen of its own. */
interface RefusalFacts {
  alternatives?: Slot[]
  contactProof?: string
  stillFree?: boolean
}

/** From a hold to the appointment. The form and the checked contact survive a conflict, an expiry and a cut network. */
export function useBooking() {
  const { expired, expire, renew } = useHoldExpiry()
  const [trouble, setTrouble] = useState<{ error: unknown; again(): void }>()
  const confirmKey = useRef(newKey())
  const confirm = useConfirm(confirmKey)

  const refused = (error: unknown, wanted?: Slot): boolean => {
    if (error instanceof ApiProblem) confirmKey.current = newKey()
    return hasScreen(error, expire, wanted)
  }
  const attempt = async (step: () => Promise<void>, wanted?: Slot) => {
    setTrouble(undefined)
    try {
      await step()
    } catch (error) {
      if (!refused(error, wanted)) setTrouble({ error, again: () => void attempt(step, wanted) })
    }
  }
  const confirmAsChecked = async () => {
    const { contactProof } = journey()
    if (contactProof && identityOf(journey())) await confirm({ contactProof })
  }

  /** Takes a slot: the same again after an expiry, or another after a conflict. */
  const take = async (slot: Slot) => {
    await attempt(async () => {
      await holdInstead(slot)
      confirmKey.current = newKey()
      renew()
      void attempt(confirmAsChecked)
    }, slot)
  }
  return { expired, expire, trouble, take, confirm, refused }
}

/** Whether a refusal has a screen of its own, the expiry or the conflict; it is then on its way there. */
function hasScreen(error: unknown, expire: () => void, wanted: Slot | undefined): boolean {
  if (!(error instanceof ApiProblem)) return false
  const { alternatives, contactProof, stillFree } = error.problem as RefusalFacts
  if (contactProof) changeJourney({ contactProof })
  if (error.code === 'hold-expired' && stillFree) expire()
  else if (error.code === 'slot-taken' || error.code === 'hold-expired') {
    if (wanted) keepWanted(wanted)
    changeJourney({ alternatives: alternatives ?? [] })
  } else return false
  return true
}

async function holdInstead({ practitionerId, siteId, start }: Slot): Promise<void> {
  const { reasonId, commune } = journey()
  if (!reasonId) return
  const hold = await patientApi.hold(
    { reasonId, practitionerId, siteId, start, ...(commune ? { communeCode: commune.code } : {}) },
    newKey(),
  )
  changeJourney({ hold, alternatives: undefined, code: undefined, codeAside: undefined })
}

/** Confirms the hold with what was typed; the same key until the server answers, so that it is done once. */
function useConfirm(key: { readonly current: string }) {
  const navigate = useNavigate()
  return async (check: ContactCheck): Promise<void> => {
    const { hold, note, wantsEarlier, ...now } = journey()
    const identity = identityOf(now)
    if (!hold || !identity) return
    const body = { ...identity, ...check, ...(note ? { note } : {}), wantsEarlier }
    const appointment = await patientApi.confirm(hold, body, key.current)
    changeJourney({
      appointment,
      hold: undefined,
      code: undefined,
      codeAside: undefined,
      alternatives: undefined,
      contactProof: undefined,
    })
    void navigate({ to: '/rendez-vous/note', replace: true })
  }
}
