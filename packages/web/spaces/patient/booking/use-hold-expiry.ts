import { useCallback, useEffect, useState } from 'react'
import { serverNow } from '../../../api/client.ts'
import { changeJourney, journey } from '../journey.ts'
import { patientApi } from '../patient-api.ts'

/** Whether the hold is over; once it is, asks the server whether its slot is still free. */
export function useHoldExpiry() {
  const [expired, setExpired] = useState(() => {
    const { hold } = journey()
    return hold !== undefined && Date.parse(hold.expiresAt) <= serverNow()
  })
  const expire = useCallback(() => setExpired(true), [])
  const renew = useCallback(() => setExpired(false), [])
  useEffect(() => {
    const kept = journey().hold
    if (!expired || !kept) return
    patientApi.getHold(kept).then(
      (now) => changeJourney({ hold: { ...now, token: kept.token } }),
      () => undefined,
    )
  }, [expired])
  return { expired, expire, renew }
}
