import type { Security } from '@maillage/contract/my-security.ts'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { useChange } from '../frame/use-change.ts'
import { securityApi } from './security-api.ts'

interface Props {
  security: Security
  onRenewed(security: Security & { recoveryCodes: string[] }): void
}

export function RecoveryPart({ security, onRenewed }: Props) {
  const text = useWords({ fr: securityFr, en: securityEn })
  const change = useChange()
  const renew = () => change.run('renew', async () => onRenewed(await securityApi.renewCodes()))
  return (
    <section className="part" aria-labelledby="recovery-title">
      <div className="part-head">
        <h2 id="recovery-title">{text.recovery.title}</h2>
        <Button busy={change.busy && text.password.saving} onClick={() => void renew()}>
          {text.recovery.renew}
        </Button>
      </div>
      <p className="soft">
        {text.recovery.left(security.recoveryCodesLeft)} {text.recovery.renewWhy}
      </p>
      <ChangeSaid change={change} stays />
    </section>
  )
}
