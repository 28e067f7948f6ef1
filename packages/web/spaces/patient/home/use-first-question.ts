import { findAlarm } from '@maillage/core/booking/find-alarm.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { changeJourney, journey, newSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { reasonOptions } from './reason-options.tsx'
import type { ChosenReason } from './ReasonBox.tsx'
import { communesQuery, exactCommune } from './typed-commune.ts'
import { reasonNamed } from './typed-reason.ts'

/** Why, from where, how far, for whom: filled from what was said before, and sent on to the results or to the alarm. */
export function useFirstQuestion() {
  const patient = usePatient()
  const { text, network } = patient
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useSaid()
  const [errors, setErrors] = useState<{ why?: string; from?: string }>({})
  const [refusals, setRefusals] = useState(0)
  /** How often each list was asked to open: only that of the first error does. */
  const [asked, setAsked] = useState({ why: 0, from: 0 })
  useFocusFirstError(form, refusals)
  const { why, commune, minutes, relative } = said
  const { notUrgent } = journey()

  const alarm = (words: string) => {
    changeJourney({ note: words, ...(commune ? { commune } : {}), minutes, relative })
    void navigate({ to: '/urgence' })
  }
  const reasonTyped = () => {
    const found = reasonOptions(patient, why.typed.trim(), notUrgent).flatMap(({ value }) =>
      value.kind === 'reason' ? [value.reason] : [],
    )
    return reasonNamed(found, why.typed, patient.language)
  }
  const communeTyped = async () => {
    const typed = said.typedCommune.trim()
    const found = typed ? await queries.fetchQuery(communesQuery(typed)).catch(() => []) : []
    return exactCommune(found, typed)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!why.reason && why.typed !== notUrgent && findAlarm(network.alarmWords, why.typed))
      return alarm(why.typed)
    const reason = why.reason ?? reasonTyped()
    const named = commune ?? (await communeTyped())
    if (!reason || !named) {
      if (reason && !why.reason) say({ why: { typed: '', reason } })
      if (named && !commune) say({ commune: { code: named.code, name: named.name } })
      setErrors({
        ...(reason ? {} : { why: why.typed.trim() ? text.home.whyChoose : text.home.whyMissing }),
        ...(named ? {} : { from: said.typedCommune.trim() ? text.home.fromChoose : text.home.fromMissing }),
      })
      const first = reason ? 'from' : 'why'
      setAsked((before) => ({ ...before, [first]: before[first] + 1 }))
      return setRefusals((count) => count + 1)
    }
    const from = { code: named.code, name: named.name }
    changeJourney({ ...newSearch, reasonId: reason.id, note: why.note, commune: from, minutes, relative })
    void navigate({ to: '/rendez-vous', search: { commune: from.code, minutes } })
  }
  const say = (part: Partial<Said>) => {
    setSaid((before) => ({ ...before, ...part }))
    setErrors(({ why: badWhy, from }) => ({
      ...(badWhy && !('why' in part) ? { why: badWhy } : {}),
      ...(from && !('commune' in part) ? { from } : {}),
    }))
  }
  return { form, said, errors, asked, notUrgent, say, alarm, submit }
}

interface Said {
  why: ChosenReason
  commune: { code: string; name: string } | undefined
  typedCommune: string
  minutes: number
  relative: boolean
}

function useSaid() {
  const { reasonOf } = usePatient()
  return useState<Said>(() => {
    const { reasonId, note, notUrgent, commune, minutes, relative } = journey()
    const reason = reasonId ? reasonOf(reasonId) : undefined
    const why = { typed: reason ? '' : (notUrgent ?? ''), reason, ...(note ? { note } : {}) }
    return { why, commune, typedCommune: '', minutes, relative }
  })
}
