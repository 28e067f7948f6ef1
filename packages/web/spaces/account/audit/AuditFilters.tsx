import { useQuery } from '@tanstack/react-query'
import { auditEn } from '../../../i18n/account-audit.en.ts'
import { auditFr } from '../../../i18n/account-audit.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { changeSearch } from '../address.tsx'
import { auditApi } from './audit-api.ts'
import { type AuditView, isNarrowed } from './audit-view.ts'

const NOTHING = {
  depuis: undefined,
  jusque: undefined,
  par: undefined,
  action: undefined,
  dossier: undefined,
  'hors-soin': undefined,
}

/** What the log shows; each choice goes to the address, so that a view can be sent to somebody. */
export function AuditFilters({ view }: { view: AuditView }) {
  const { language } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn }).filters
  const choices = useQuery({ queryKey: ['audit', 'choices'], queryFn: auditApi.choices, staleTime: 60_000 })
  const accounts = choices.data?.accounts ?? []
  const actions = choices.data?.actions ?? []
  return (
    <search>
      <div className="filters">
        <TextField
          label={text.since}
          type="date"
          value={view.since}
          onChange={(depuis) => changeSearch({ depuis })}
        />
        <TextField
          label={text.until}
          type="date"
          value={view.until}
          onChange={(jusque) => changeSearch({ jusque })}
        />
        <SelectField
          label={text.account}
          value={view.account}
          onChange={(par) => changeSearch({ par })}
          options={[
            { value: '', label: text.everybody },
            ...accounts.map((account) => ({ value: account.id, label: account.name })),
          ]}
        />
        <SelectField
          label={text.action}
          value={view.action}
          onChange={(action) => changeSearch({ action })}
          options={[
            { value: '', label: text.everything },
            ...actions.map((one) => ({ value: one.action, label: one.label[language] })),
          ]}
        />
      </div>
      <div className="filters-more">
        <label className="ck">
          <input
            type="checkbox"
            checked={view.outside}
            onChange={(event) => changeSearch({ 'hors-soin': event.target.checked ? 'oui' : undefined })}
          />
          <span>{text.breakGlass}</span>
        </label>
        {view.patient ? (
          <Button onClick={() => changeSearch({ dossier: undefined })}>
            {text.patient}, {text.patientClear.toLowerCase()}
          </Button>
        ) : null}
        {isNarrowed(view) ? <Button onClick={() => changeSearch(NOTHING)}>{text.clear}</Button> : null}
      </div>
    </search>
  )
}
