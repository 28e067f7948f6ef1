import type { OwnRecord } from '@maillage/contract/person.ts'
import { useQueryClient } from '@tanstack/react-query'
import { relativesEn } from '../../../i18n/account-relatives.en.ts'
import { relativesFr } from '../../../i18n/account-relatives.fr.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { useChange } from '../frame/use-change.ts'
import { mineApi } from './mine-api.ts'

/** Whom FranceConnect vouches for says which contacts are theirs; a contact of somebody else opens nothing meanwhile. */
export function ConfirmContacts({ record }: { record: OwnRecord }) {
  const { network } = useAccount()
  const text = useWords({ fr: relativesFr, en: relativesEn }).confirm
  const queries = useQueryClient()
  const change = useChange()
  const confirm = (channel: 'phone' | 'email') =>
    void change.run(
      channel,
      async () => {
        queries.setQueryData(['person'], await mineApi.confirmContact(record.patientId, channel))
      },
      text.done,
    )
  return (
    <div className={record.unconfirmedContacts.length > 0 || change.done ? 'after' : undefined}>
      {record.unconfirmedContacts.map(({ channel, contact }) => (
        <Notice key={channel} title={text.title(channel === 'phone' ? phoneText(contact) : contact)}>
          <p>
            {text.why} {text.no(phoneText(network.phone))}
          </p>
          <p className="after">
            <Button busy={change.busy === channel && text.sending} onClick={() => confirm(channel)}>
              {text.yes}
            </Button>
          </p>
        </Notice>
      ))}
      <ChangeSaid change={change} />
    </div>
  )
}
