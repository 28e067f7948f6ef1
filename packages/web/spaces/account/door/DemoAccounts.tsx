import type { DemoAccount } from '@maillage/contract/demo.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { useAccount, useWords } from '../account-context.ts'
import { useAddress } from '../address.tsx'
import { FormError } from '../frame/FormError.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { doorApi } from './door-api.ts'
import { useEnter } from './use-enter.ts'

/** In a demonstration: accounts of invented people, each opened by one press. */
export function DemoAccounts() {
  const text = useWords({ fr: doorFr, en: doorEn }).demo
  const accounts = useQuery({ queryKey: ['demo-accounts'], queryFn: doorApi.demoAccounts, staleTime: 60_000 })
  const { opening, error, open } = useDemoSignIn()
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{text.title}</h2>
      <p className="soft s">{text.hint}</p>
      {accounts.error ? <Trouble error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.data?.length === 0 ? <p className="soft s">{text.none}</p> : null}
      <FormError>{error}</FormError>
      <ul>
        {accounts.data?.map((account) => (
          <li key={account.id}>
            <DemoButton
              account={account}
              opening={opening === account.id ? text.opening : undefined}
              onOpen={() => void open(account.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DemoButton(props: { account: DemoAccount; opening: string | undefined; onOpen(): void }) {
  const { account, opening } = props
  const { language } = useAccount()
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  const place = account.place ? `, ${account.place[language]}` : ''
  return (
    <button className="demo-account" type="button" onClick={opening ? undefined : props.onOpen}>
      <b>{account.displayName}</b>
      <span>{opening ?? `${roles[account.role].name}${place}`}</span>
    </button>
  )
}

function useDemoSignIn() {
  const { text } = useAccount()
  const { search } = useAddress()
  const enter = useEnter()
  const [opening, setOpening] = useState<string>()
  const [error, setError] = useState<string>()
  const open = async (id: string) => {
    setOpening(id)
    setError(undefined)
    try {
      enter((await doorApi.demo(id)).signedIn, search.get('retour'))
    } catch (problem) {
      setOpening(undefined)
      setError(problem instanceof ApiProblem ? problem.message : text.trouble.failed)
    }
  }
  return { opening, error, open }
}
