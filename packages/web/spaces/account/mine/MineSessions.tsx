import { useQueryClient } from '@tanstack/react-query'
import { sessionKey } from '../../../api/session.ts'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../account-context.ts'
import { go } from '../address.tsx'
import { SIGNED_OUT } from '../sign-out.ts'
import { forgetOwnSpace } from '../../patient/journey.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { useChange } from '../frame/use-change.ts'
import { Sessions } from '../security/Sessions.tsx'
import { mineApi } from './mine-api.ts'

/** Where this space is open, and how to close it everywhere. */
export function MineSessions() {
  const text = useWords({ fr: mineFr, en: mineEn }).sessions
  const queries = useQueryClient()
  const change = useChange()
  const close = () =>
    void change.run('everywhere', async () => {
      await mineApi.signOutEverywhere()
      forgetOwnSpace()
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'network' })
      go(`/mon-espace?${SIGNED_OUT}=1`, { replace: true })
      await queries.refetchQueries({ queryKey: sessionKey })
    })
  return (
    <>
      <Sessions asLines />
      <section className="part">
        <p className="soft">{text.everywhereHint}</p>
        <p className="ways after">
          <Button kind="stop" onClick={close}>
            {text.everywhere}
          </Button>
        </p>
        <ChangeSaid change={change} />
      </section>
    </>
  )
}
