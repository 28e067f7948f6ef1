import { relativesEn } from '../../../i18n/account-relatives.en.ts'
import { relativesFr } from '../../../i18n/account-relatives.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../account-context.ts'
import { FranceConnect } from './FranceConnect.tsx'

/** What is not open yet, why, and how it opens. `withAppointments`: said beside the appointments, which are open. */
export function Unconfirmed({ withAppointments }: { withAppointments?: boolean }) {
  const text = useWords({ fr: relativesFr, en: relativesEn }).unconfirmed
  return (
    <div className="after">
      <Notice title={text.title}>
        <p>
          {withAppointments ? text.appointments : text.why} {text.desk}
        </p>
        <FranceConnect before={text.proved} />
      </Notice>
    </div>
  )
}
