import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'

/** An account with what it takes to prove who comes. */
export interface ProvingAccount {
  id: string
  email: string | null
  displayName: string
  language: 'fr' | 'en'
  passwordHash: string | null
  passwordChangedAt: Date | null
  /** Sealed. */
  totpSecret: string | null
  totpConfirmedAt: Date | null
  totpLastStep: number | null
  demo: boolean
}

const COLUMNS = [
  'id',
  'email',
  'display_name as displayName',
  'language',
  'password_hash as passwordHash',
  'password_changed_at as passwordChangedAt',
  'totp_secret as totpSecret',
  'totp_confirmed_at as totpConfirmedAt',
  'totp_last_step as totpLastStep',
  'demo',
] as const

/** How an address is compared and kept. */
export function plainEmail(written: string): string {
  return written.trim().normalize('NFC').toLowerCase()
}

/** Whose address it is, without waiting for anybody. */
export async function accountIdOf(tx: Tx, email: string): Promise<string | undefined> {
  const account = await tx
    .selectFrom('account')
    .select('id')
    .where('kind', '=', 'staff')
    .where('email', '=', email)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account?.id
}

/** The open account of a member of staff who has this address; nobody changes it until the transaction ends. */
export async function staffByEmail(tx: Tx, email: string): Promise<ProvingAccount | undefined> {
  return tx
    .selectFrom('account')
    .select(COLUMNS)
    .where('kind', '=', 'staff')
    .where('email', '=', email)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst() as Promise<ProvingAccount | undefined>
}

/** An open account; nobody changes it until the transaction ends. */
export async function accountById(tx: Tx, id: string): Promise<ProvingAccount | undefined> {
  return tx
    .selectFrom('account')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst() as Promise<ProvingAccount | undefined>
}

/** The secret of an authenticator application, sealed for this account: moved to another one it is worth nothing. */
export function sealTotp(
  { secrets }: Pick<ActionContext, 'secrets'>,
  accountId: string,
  secret: string,
): string {
  return secrets.seal('totp', `${accountId}|${secret}`)
}

export function unsealTotp(
  { secrets }: Pick<ActionContext, 'secrets'>,
  account: ProvingAccount,
): string | undefined {
  const [owner, secret] = (account.totpSecret && secrets.unseal('totp', account.totpSecret))?.split('|') ?? []
  return owner === account.id ? secret : undefined
}
