import { useId } from 'react'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { FieldError } from '../../../ui/FieldError.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useAccount, useWords } from '../account-context.ts'
import type { GrantState } from './use-grant-form.ts'

/** Every site of the network, or some of them. `grantable`: those that this person may give; null: all. */
export function SitesField({ state, grantable }: { state: GrantState; grantable: readonly string[] | null }) {
  const { network } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn }).form
  const id = useId()
  const { values, change, form } = state
  const sites = network.sites.filter((site) => grantable === null || grantable.includes(site.id))
  const toggle = (siteId: string) =>
    change(
      {
        siteIds: values.siteIds.includes(siteId)
          ? values.siteIds.filter((other) => other !== siteId)
          : [...values.siteIds, siteId],
      },
      'siteIds',
    )
  return (
    <>
      {grantable === null ? (
        <Segmented
          small
          legend={text.sites}
          value={values.everywhere === undefined ? undefined : values.everywhere ? 'all' : 'some'}
          onChange={(choice) => change({ everywhere: choice === 'all' }, 'siteIds')}
          error={values.everywhere === undefined ? form.errors.siteIds : undefined}
          options={[
            { value: 'all', label: text.all },
            { value: 'some', label: text.some },
          ]}
        />
      ) : null}
      {values.everywhere !== false && grantable === null ? null : (
        <fieldset className={form.errors.siteIds ? 'f bad' : 'f'}>
          <legend className={grantable === null ? 'vh' : 'lab'}>{text.sites}</legend>
          <div className="sites">
            {sites.map((site) => (
              <label key={site.id} className="ck">
                <input
                  type="checkbox"
                  checked={values.siteIds.includes(site.id)}
                  onChange={() => toggle(site.id)}
                  aria-invalid={form.errors.siteIds ? true : undefined}
                  aria-describedby={form.errors.siteIds ? id : undefined}
                />
                <span>{site.name}</span>
              </label>
            ))}
          </div>
          {form.errors.siteIds ? <FieldError id={id}>{form.errors.siteIds}</FieldError> : null}
        </fieldset>
      )}
    </>
  )
}
