import { STAFF_ROLES } from '@maillage/core/access/roles.ts'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { useWords } from '../account-context.ts'

/** What each role may do, in plain words. */
export function RolesExplained() {
  const text = useWords({ fr: membersFr, en: membersEn })
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return (
    <section className="part" aria-labelledby="roles-title">
      <h2 id="roles-title">{text.what}</h2>
      <dl className="explained">
        {STAFF_ROLES.map((role) => (
          <div key={role}>
            <dt>{roles[role].name}</dt>
            <dd>{roles[role].may}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
