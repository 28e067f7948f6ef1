import { findAlarm } from '@maillage/core/booking/find-alarm.ts'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { changeJourney, journey, newSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import type { ChosenReason } from './ReasonBox.tsx'

/** Why, from where, how far, for whom: filled from what was said before, and sent on to the results or to the alarm. */
export function useFirstQuestion() {
  const { text, network } = usePatient()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useSaid()
  const [errors, setErrors] = useState<{ why?: string; from?: string }>({})
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(form, refusals)
  const { why, commune, minutes, relative } = said
  const { notUrgent } = journey()

  const alarm = (words: string) => {
    changeJourney({ note: words, ...(commune ? { commune } : {}), minutes, relative })
    void navigate({ to: '/urgence' })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!why.reason && why.typed !== notUrgent && findAlarm(network.alarmWords, why.typed))
      return alarm(why.typed)
    if (!why.reason || !commune) {
      setErrors({
        ...(why.reason ? {} : { why: text.home.whyMissing }),
        ...(commune ? {} : { from: text.home.fromMissing }),
      })
      return setRefusals(refusals + 1)
    }
    changeJourney({ ...newSearch, reasonId: why.reason.id, note: why.note, commune, minutes, relative })
    void navigate({ to: '/rendez-vous', search: { commune: commune.code, minutes } })
  }
  const say = (part: Partial<Said>) => {
    setSaid((before) => ({ ...before, ...part }))
    setErrors(({ why: badWhy, from }) => ({
      ...(badWhy && !('why' in part) ? { why: badWhy } : {}),
      ...(from && !('commune' in part) ? { from } : {}),
    }))
  }
  return { form, said, errors, notUrgent, say, alarm, submit }
}

interface Said {
  why: ChosenReason
  commune: { code: string; name: string } | undefined
  minutes: number
  relative: boolean
}

function useSaid() {
  const { reasonOf } = usePatient()
  return useState<Said>(() => {
    const { reasonId, note, notUrgent, commune, minutes, relative } = journey()
    const reason = reasonId ? reasonOf(reasonId) : undefined
    const why = { typed: reason ? '' : (notUrgent ?? ''), reason, ...(note ? { note } : {}) }
    return { why, commune, minutes, relative }
  })
}
