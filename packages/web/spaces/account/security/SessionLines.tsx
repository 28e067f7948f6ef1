import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import type { Session } from './security-api.ts'

interface Props {
  sessions: readonly Session[]
  onRevoke(session: Session): Promise<boolean>
}

/** The devices where a space is open, one a line; the one in use is closed by signing out, not here. */
export function SessionLines({ sessions, onRevoke }: Props) {
  const { moment } = useAccount()
  const words = useWords({ fr: securityFr, en: securityEn })
  const text = words.sessions
  return (
    <ul className="lines">
      {sessions.map((session) => (
        <li key={session.id}>
          <div>
            <b>{session.device || text.unknown}</b>
            <span>
              {[
                `${text.opened} ${moment(session.createdAt)}`,
                ...session.factors.map((one) => words.factors[one]),
                `${text.seen.toLowerCase()} ${moment(session.seenAt)}`,
              ].join(', ')}
            </span>
          </div>
          {session.current ? (
            <span className="tag ok">{text.thisDevice}</span>
          ) : (
            <Button
              aria-label={text.revokeOne(session.device || text.unknown, moment(session.createdAt))}
              onClick={() => void onRevoke(session)}
            >
              {text.revoke}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
