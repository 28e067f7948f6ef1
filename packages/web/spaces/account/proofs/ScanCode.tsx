import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { useWords } from '../account-context.ts'
import { CopyButton } from '../frame/CopyButton.tsx'
import { CodeField } from './CodeField.tsx'
import { QrCode } from './QrCode.tsx'

interface Props {
  enrolment: TotpEnrolment | undefined
  code: string
  onCode(code: string): void
  error: string | undefined
}

/** The picture for the code application, its key to type, and the first code it shows. */
export function ScanCode({ enrolment, code, onCode, error }: Props) {
  const text = useWords({ fr: proofsFr, en: proofsEn }).scan
  return (
    <fieldset className="fields-group">
      <legend className="h s3">{text.title}</legend>
      <p className="soft">{text.first}</p>
      <div className="scan" aria-busy={enrolment === undefined}>
        {enrolment ? <QrCode text={enrolment.uri} label={text.picture} /> : <div className="qr sk" />}
        <div>
          <p className="s soft">{text.cannot}</p>
          <code className="secret">{groupsOfFour(enrolment?.secret ?? '')}</code>
          {enrolment ? <CopyButton text={enrolment.secret} /> : null}
        </div>
      </div>
      <p className="soft">{text.next}</p>
      <CodeField label={text.code} digits value={code} onChange={onCode} error={error} maxLength={10} />
    </fieldset>
  )
}

function groupsOfFour(key: string): string {
  return key.replace(/(.{4})(?=.)/g, '$1 ')
}
