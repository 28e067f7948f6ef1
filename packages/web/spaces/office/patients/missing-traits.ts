import type { OfficePatientsText } from '../../../i18n/office-patients.fr.ts'
import { isBirthPlaceCode } from '@maillage/core/identity/identity-traits.ts'
import { parseBirthDate } from '../panel/birth-date.ts'
import type { IdentityDraft } from './identity-draft.ts'

/** The fields of a form that cannot be sent as they are, each with its sentence. */
export type FieldErrors = Readonly<Record<string, string>>

/**
 * The traits without which no record is made (the birth name, a birth given name, a birth date that can be read), and a birth place
 * that was typed and is none.
 */
export function missingTraits(
  draft: Pick<IdentityDraft, 'birthName' | 'givenNames' | 'birthDate' | 'birthPlaceCode'>,
  today: string,
  text: OfficePatientsText,
): FieldErrors {
  const { birthName, givenNames, birthDate } = text.rectify.missing
  return {
    ...(draft.birthName.trim() === '' ? { birthName } : {}),
    ...(draft.givenNames.trim() === '' ? { givenNames } : {}),
    ...(parseBirthDate(draft.birthDate, today) === null ? { birthDate } : {}),
    ...(draft.birthPlaceCode === '' || isBirthPlaceCode(draft.birthPlaceCode)
      ? {}
      : { birthPlaceCode: text.rectify.birthPlaceToChoose }),
  }
}
