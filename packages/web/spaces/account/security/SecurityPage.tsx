import type { Security } from '@maillage/contract/my-security.ts'
import { useState } from 'react'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../account-context.ts'
import { Loading } from '../frame/Loading.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { RecoveryCodes } from '../proofs/RecoveryCodes.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PasswordPart } from './PasswordPart.tsx'
import { RecoveryPart } from './RecoveryPart.tsx'
import { useSecurity } from './security-api.ts'
import { Sessions } from './Sessions.tsx'
import { TotpPart } from './TotpPart.tsx'

/** How one signs in, and where one is signed in. */
export default function SecurityPage() {
  const text = useWords({ fr: securityFr, en: securityEn })
  return (
    <StaffFrame title={text.title} intro={<p>{text.intro}</p>}>
      {(signedIn) => (
        <>
          {signedIn.account.demo ? (
            <Notice>
              <p>{text.demo}</p>
            </Notice>
          ) : (
            <Proofs />
          )}
          <Sessions />
        </>
      )}
    </StaffFrame>
  )
}

function Proofs() {
  const text = useWords({ fr: securityFr, en: securityEn })
  const { query, keep } = useSecurity()
  const [codes, setCodes] = useState<string[]>()
  const security = query.data
  if (query.error) return <Trouble error={query.error} onRetry={() => void query.refetch()} />
  if (!security) return <Loading />
  const kept = (answer: Security & { recoveryCodes: string[] }) => {
    const { recoveryCodes, ...now } = answer
    keep(now)
    setCodes(recoveryCodes)
  }
  const few = security.hasTotp && security.recoveryCodesLeft <= 2
  return (
    <>
      {few ? <Notice tone="warn" title={text.lastCode(security.recoveryCodesLeft)} /> : null}
      <Passkeys security={security} onChanged={keep} />
      <PasswordPart security={security} onChanged={keep} />
      <TotpPart security={security} onChanged={kept} />
      {security.hasTotp ? <RecoveryPart security={security} onRenewed={kept} /> : null}
      {codes && codes.length > 0 ? <NewCodes codes={codes} onKept={() => setCodes(undefined)} /> : null}
    </>
  )
}

/** New codes stop everything else until they are kept: they are never shown again. */
function NewCodes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  const text = useWords({ fr: proofsFr, en: proofsEn }).recovery
  return (
    <Dialog title={text.title} onClose={() => undefined}>
      <RecoveryCodes codes={codes} onKept={onKept} />
    </Dialog>
  )
}
