import type { UserInfoResponse } from 'openid-client'
import type { Tx } from '../../platform/database.ts'

/** As colleagues know them: the name of the practitioner who has this RPPS, else the one that Pro Santé Connect gives. */
export async function nameOfProfessional(
  tx: Tx,
  rpps: string,
  { given_name: given, family_name: family }: UserInfoResponse,
): Promise<string | undefined> {
  const known = await tx
    .selectFrom('practitioner')
    .select(['title', 'given_name', 'family_name'])
    .where('rpps', '=', rpps)
    .executeTakeFirst()
  const parts = known
    ? [known.title, known.given_name, known.family_name]
    : [inLowerCase(given), inLowerCase(family)]
  const name = parts.filter(Boolean).join(' ').slice(0, 100).trim()
  return name === '' ? undefined : name
}

/** "CAMILLE" as "Camille", "JEAN-PAUL" as "Jean-Paul": the service writes names in capitals. */
function inLowerCase(name: string | undefined): string {
  if (typeof name !== 'string' || name !== name.toLocaleUpperCase('fr')) return name ?? ''
  return name
    .toLocaleLowerCase('fr')
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toLocaleUpperCase('fr'))
}
