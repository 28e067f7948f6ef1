import type { IdentityTraits } from '@maillage/core/identity/identity-traits.ts'
import { matchStrictTraits } from '@maillage/core/identity/match-strict-traits.ts'
import { nameKey } from '@maillage/core/identity/name-key.ts'
import { sql } from 'kysely'
import type { UserInfoResponse } from 'openid-client'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { grantOwnRecords } from '../person/grant-own-records.ts'
import { openPersonAccount } from '../person/open-person-account.ts'
import { endCurrentSession } from './end-current-session.ts'
import { keepIdToken } from './keep-id-token.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import { openSession } from './open-session.ts'
import { readCitizenTraits } from './read-citizen-traits.ts'
import { firstGivenName } from '@maillage/core/identity/given-names.ts'

interface CitizenInput {
  networkId: string
  issuer: string
  subject: string
  userinfo: UserInfoResponse
  idToken: string
  device: string
}

type Candidate = IdentityTraits & { id: string }

/**
 * Opens the session of the patient whom FranceConnect describes: the one record that has the same strict traits. Nothing of a
 * record is written from here: what differs is for the office to rectify, with the person.
 *
 * @throws {Refusal} `incomplete-identity`, `no-record`, `several-records`.
 */
export const signInCitizen = defineAction<CitizenInput, { token: string }>({
  name: 'sign-in-citizen',
  access: oidcAccess['sign-in-citizen'],
  async run(context, input) {
    const { networkId, device } = input
    const traits = readCitizenTraits(input.userinfo)
    if (!traits) throw oidcRefusal('incomplete-identity')
    const match = matchStrictTraits(traits, await candidates(context, networkId, traits))
    if (match.kind === 'none') throw oidcRefusal('no-record')
    if (match.kind === 'several') throw oidcRefusal('several-records')
    const accountId = await openPersonAccount(context, {
      provider: 'franceconnect',
      subject: [input.issuer, input.subject],
      displayName: nameOf(match.record),
    })
    const records = [{ patientId: match.record.id, role: 'patient' as const, bookingsOnly: false }]
    await grantOwnRecords(context, { networkId, accountId, records })
    await endCurrentSession(context, networkId)
    const { sessionId, token } = await openSession(context, {
      networkId,
      accountId,
      factors: ['franceconnect'],
      device,
    })
    keepIdToken(context, { sessionId, networkId, provider: 'franceconnect', idToken: input.idToken })
    return { token }
  },
})

/** Records of the same birth date and folded name; those merged into another stand for nobody. */
async function candidates(
  { tx }: ActionContext,
  networkId: string,
  traits: IdentityTraits,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select id, birth_name as "birthName", given_names as "givenNames", birth_date::text as "birthDate", sex,
           birth_place_code as "birthPlaceCode", used_name as "usedName", used_given_name as "usedGivenName"
      from patient
     where network_id = ${networkId} and birth_date = ${traits.birthDate}::date
       and name_key = ${nameKey(traits.birthName, traits.givenNames)} and merged_into is null
     limit 10`.execute(tx)
  return rows
}

function nameOf(record: Candidate): string {
  return `${record.usedGivenName ?? firstGivenName(record.givenNames)} ${record.usedName ?? record.birthName}`.slice(
    0,
    100,
  )
}
