import type { Member } from '@maillage/contract/members.ts'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { changeSearch, useAddress } from '../address.tsx'

interface Props {
  members: readonly Member[]
  onChange(member: Member): void
  onRevoke(member: Member): void
}

/** A line for each role that somebody holds; the role looked at stands in the address. */
export function MembersTable({ members, onChange, onRevoke }: Props) {
  const text = useWords({ fr: membersFr, en: membersEn })
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  const { text: common } = useAccount()
  const { search } = useAddress()
  const asked = search.get('role') ?? ''
  const held = [...new Set(members.map((member) => member.role))]
  const shown = asked ? members.filter((member) => member.role === asked) : members
  const columns = useColumns(onChange, onRevoke)
  return (
    <section className="part first" aria-labelledby="members-title">
      <div className="part-head">
        <h2 id="members-title">
          {text.table} <small className="soft">{text.count(shown.length)}</small>
        </h2>
        <div className="filter-one">
          <SelectField
            label={text.filter}
            value={asked}
            onChange={(role) => changeSearch({ role })}
            options={[
              { value: '', label: text.everyRole },
              ...held.map((role) => ({ value: role, label: roles[role].name })),
            ]}
          />
        </div>
      </div>
      {shown.length === 0 ? <p className="empty">{text.nobody}</p> : null}
      {shown.length > 0 ? (
        <DataTable
          caption={text.table}
          hideCaption
          columns={columns}
          rows={shown}
          rowKey={(member) => member.membershipId}
          csv={{ label: common.csv, fileName: text.fileName }}
        />
      ) : null}
    </section>
  )
}

function useColumns(onChange: Props['onChange'], onRevoke: Props['onRevoke']): Column<Member>[] {
  const { date, momentWithYear, siteNames, practitionerName, text: common } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn })
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return [
    {
      key: 'who',
      head: text.columns.who,
      cell: (member) => <Who member={member} />,
      text: (member) => [member.displayName, member.email].filter(Boolean).join(', '),
    },
    {
      key: 'role',
      head: text.columns.role,
      cell: (member) => (
        <span>
          {roles[member.role].name}
          {member.practitionerId && member.role === 'replacement' ? (
            <small className="sub">{text.agendaOf(practitionerName(member.practitionerId))}</small>
          ) : null}
        </span>
      ),
      text: (member) => roles[member.role].name,
    },
    {
      key: 'where',
      head: text.columns.where,
      cell: (member) => siteNames(member.siteIds),
      text: (member) => siteNames(member.siteIds),
    },
    {
      key: 'until',
      head: text.columns.until,
      cell: (member) => (member.validUntil ? date(member.validUntil) : text.noEnd),
      text: (member) => member.validUntil ?? text.noEnd,
    },
    {
      key: 'seen',
      head: text.columns.seen,
      cell: (member) => (member.lastSeenAt ? momentWithYear(member.lastSeenAt) : common.never),
      text: (member) => member.lastSeenAt ?? common.never,
    },
    {
      key: 'actions',
      head: text.columns.actions,
      hideHead: true,
      cell: (member) =>
        member.changeable ? (
          <div className="row-actions">
            <Button aria-label={text.changeOne(member.displayName)} onClick={() => onChange(member)}>
              {text.change}
            </Button>
            <Button aria-label={text.revokeOne(member.displayName)} onClick={() => onRevoke(member)}>
              {text.revoke}
            </Button>
          </div>
        ) : null,
    },
  ]
}

function Who({ member }: { member: Member }) {
  const text = useWords({ fr: membersFr, en: membersEn })
  return (
    <>
      {member.displayName} {member.isYou ? <span className="tag plum">{text.you}</span> : null}
      {member.email ? <small className="sub anywhere">{member.email}</small> : null}
    </>
  )
}
