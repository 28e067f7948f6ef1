import { useState } from 'react'
import { patientApi } from '../patient-api.ts'

/** The commune of the device's position: asked only when the person wants it, and sent rounded to a kilometre. */
export function useLocate(onFound: (commune: { code: string; name: string }) => void) {
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle')
  const failed = () => setState('failed')
  const found = ({ coords }: GeolocationPosition) => {
    patientApi.nearestCommune(coords.latitude, coords.longitude).then(({ code, name }) => {
      onFound({ code, name })
      setState('idle')
    }, failed)
  }
  const locate = () => {
    if (!navigator.geolocation) return failed()
    setState('locating')
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 8_000, maximumAge: 600_000 })
  }
  return { state, locate }
}
