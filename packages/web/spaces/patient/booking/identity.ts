import type { ConfirmRequest } from '@maillage/contract/booking.ts'
import { birthDateOf } from '../birth-date-field.ts'
import type { Journey } from '../journey.ts'

type Identity = Pick<ConfirmRequest, 'contact' | 'patient' | 'relationship'>

/** What was typed, as the API takes it; undefined while something is missing. */
export function identityOf({ form, relative }: Pick<Journey, 'form' | 'relative'>): Identity | undefined {
  const birthDate = birthDateOf(form)
  if (!birthDate || !form.givenName.trim() || !form.birthName.trim() || !form.contact.trim()) return undefined
  if (relative && !form.relationship) return undefined
  return {
    contact: form.contact.trim(),
    patient: {
      givenName: form.givenName.trim(),
      birthName: form.birthName.trim(),
      ...(form.usesOtherName && form.usedName.trim() ? { usedName: form.usedName.trim() } : {}),
      birthDate,
    },
    ...(relative ? { relationship: form.relationship as NonNullable<Identity['relationship']> } : {}),
  }
}
