import { randomInt } from 'node:crypto'
import { defineAction } from '../../platform/action.ts'
import { signInCodeText } from '../messages/message-texts.ts'
import { writeMessage } from '../messages/write-message.ts'
import { findOwnRecords } from './find-own-records.ts'
import { hashOfCode, unsealAskedFor } from './person-code.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'

/** Sends the code that was asked for, if a record has this contact and this birth date; else nothing. Once. */
export const deliverPersonCode = defineAction<{ networkId: string; codeId: string }, null>({
  name: 'deliver-person-code',
  access: personAccess['deliver-person-code'],
  async run(context, { networkId, codeId }) {
    const { tx, now, secrets } = context
    const row = await tx
      .selectFrom('person_code')
      .select(['sealed', 'code_hash', 'expires_at'])
      .where('id', '=', codeId)
      .where('network_id', '=', networkId)
      .forUpdate()
      .executeTakeFirst()
    const asked = row && unsealAskedFor(secrets, row.sealed)
    if (!asked || row.code_hash || row.expires_at.getTime() <= now.epochMilliseconds) return null
    const records = await findOwnRecords(tx, networkId, asked.contact, asked.birthDate)
    if (records.length === 0) return null
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
    await tx
      .updateTable('person_code')
      .set({ code_hash: hashOfCode(secrets, codeId, code) })
      .where('id', '=', codeId)
      .execute()
    const network = await tx
      .selectFrom('network')
      .select('short_name')
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow()
    const text = signInCodeText(code, PERSON_LIMITS.codeMinutes, network.short_name, asked.language)
    writeMessage(context, { networkId, kind: 'code', to: asked.contact, text })
    context.audit({
      action: 'deliver-person-code',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { channel: asked.contact.channel },
    })
    return null
  },
})
