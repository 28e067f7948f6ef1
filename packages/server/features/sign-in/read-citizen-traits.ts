import { type IdentityTraits, isBirthPlaceCode } from '@maillage/core/identity/identity-traits.ts'
import { z } from 'zod'

/** What FranceConnect calls the identité pivot: names as in the register of births, dates and places by the INSEE's codes. */
const Pivot = z.object({
  family_name: z.string().trim().min(1).max(100),
  given_name: z.string().trim().min(1).max(100),
  birthdate: z.iso.date(),
  gender: z.enum(['female', 'male']).optional().catch(undefined),
  birthplace: z.string().optional().catch(undefined),
  birthcountry: z.string().optional().catch(undefined),
  preferred_username: z.string().trim().min(1).max(100).optional().catch(undefined),
})

const FRANCE = '99100'

/**
 * The traits of the person in what FranceConnect signed. A birth place is the code of the commune; of the country for a birth
 * abroad, where FranceConnect leaves the place empty.
 * @returns undefined when a name or the birth date is missing: nobody can be found by what is left.
 */
export function readCitizenTraits(userinfo: unknown): IdentityTraits | undefined {
  const parsed = Pivot.safeParse(userinfo)
  if (!parsed.success) return undefined
  const pivot = parsed.data
  return {
    birthName: pivot.family_name,
    givenNames: pivot.given_name,
    birthDate: pivot.birthdate,
    sex: pivot.gender ?? 'unknown',
    birthPlaceCode: birthPlace(pivot.birthplace, pivot.birthcountry),
    usedName: pivot.preferred_username ?? null,
    usedGivenName: null,
  }
}

function birthPlace(place: string | undefined, country: string | undefined): string | null {
  const abroad = country !== undefined && country !== '' && country !== FRANCE
  const code = (abroad ? country : place)?.toUpperCase()
  return code !== undefined && isBirthPlaceCode(code) ? code : null
}
