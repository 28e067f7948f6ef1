import { parseArgs } from 'node:util'
import type { StaffRole } from '@maillage/core/access/roles.ts'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Command, Io } from '../command.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

/** Roles for a whole network, without an agenda: the others are given from the screen of members. */
const ROLES: readonly StaffRole[] = ['administrator', 'auditor', 'coordinator', 'planner', 'regulator']

const text = {
  fr: {
    pending: 'La base de données n’est pas à jour. Lancez d’abord : maillage db migrate',
    noNetwork: 'Ce réseau n’existe pas dans cette base.',
    noMember: 'Personne n’a de rôle dans ce réseau avec cette adresse.',
    invited: (email: string) => `Invitation pour ${email}, valable 7 jours, une seule fois :`,
    recovered: (email: string) =>
      `Lien pour que ${email} retrouve son accès, valable 7 jours, une seule fois :`,
    guessed: (address: string) =>
      `L’adresse ${address} est supposée. Si le serveur répond ailleurs, relancez avec la sienne\u202f: MAILLAGE_PUBLIC_URL=https://rdv.exemple.fr npm run maillage -- account …`,
    otherRole: (role: string) =>
      `Cette commande ne donne pas le rôle «\u00a0${role}\u00a0». Les rôles d’un site ou d’un agenda, comme le secrétariat, se donnent depuis l’écran Membres et rôles\u202f; elle invite\u202f: ${ROLES.join(', ')}.`,
  },
  en: {
    pending: 'The database is not up to date. First run: maillage db migrate',
    noNetwork: 'There is no such network in this database.',
    noMember: 'Nobody has a role in this network with this address.',
    invited: (email: string) => `Invitation for ${email}, for 7 days, once:`,
    recovered: (email: string) => `Link for ${email} to get their access back, for 7 days, once:`,
    guessed: (address: string) =>
      `The address ${address} is a guess. If the server answers elsewhere, run this again with its own: MAILLAGE_PUBLIC_URL=https://rdv.example.org npm run maillage -- account …`,
    otherRole: (role: string) =>
      `This command does not give the role "${role}". Roles at a site or with an agenda, such as secretaries, are given from the screen of members; it invites: ${ROLES.join(', ')}.`,
  },
}

interface Asked {
  action: 'invite' | 'recover'
  email: string
  role: StaffRole
  network: string | undefined
}

export const account: Command = {
  name: 'account',
  summary: {
    fr: 'inviter le premier administrateur, rétablir un accès',
    en: 'invite the first administrator, restore an access',
  },
  usage: {
    fr: [
      'maillage account invite --email ADRESSE [--role administrator] [--network RESEAU]',
      '    écrit à la personne et montre le lien de l’invitation',
      `    rôles : ${ROLES.join(', ')} ; les autres se donnent depuis l’écran des membres`,
      'maillage account recover --email ADRESSE [--network RESEAU]',
      '    pour qui a perdu téléphone, codes de secours et clés d’accès : un lien pour en choisir d’autres',
    ].join('\n'),
    en: [
      'maillage account invite --email ADDRESS [--role administrator] [--network NETWORK]',
      '    writes to the person and shows the link of the invitation',
      `    roles: ${ROLES.join(', ')}; the others are given from the screen of members`,
      'maillage account recover --email ADDRESS [--network NETWORK]',
      '    for whoever lost telephone, recovery codes and passkeys: a link to choose others',
    ].join('\n'),
  },
  async run(args, io) {
    const asked = readAsked(args, io)
    if (!asked) {
      io.err(account.usage[io.lang])
      return 2
    }
    const { role } = asked
    if (!isGiven(role)) {
      io.err(text[io.lang].otherRole(role))
      return 2
    }
    const { withDatabase } = await import('../with-database.ts')
    const { orSentence } = await import('../or-sentence.ts')
    const make = (opened: OpenedDatabase) => orSentence(io, () => makeLink(opened, { ...asked, role }, io))
    return withDatabase(io, make, { reads: true })
  },
}

function readAsked(args: readonly string[], io: Io): (Omit<Asked, 'role'> & { role: string }) | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { email: { type: 'string' }, role: { type: 'string' }, network: { type: 'string' } },
    })
    const [action, ...others] = positionals
    if ((action !== 'invite' && action !== 'recover') || others.length > 0 || !values.email) return undefined
    return { action, email: values.email, role: values.role ?? 'administrator', network: values.network }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

const isGiven = (role: string): role is StaffRole => ROLES.some((known) => known === role)

async function makeLink(opened: OpenedDatabase, asked: Asked, io: Io): Promise<number> {
  const words = text[io.lang]
  const { migrationStatus } = await import('@maillage/server/platform/database.ts')
  const isUpToDate = (await migrationStatus(opened.db)).every((migration) => migration.appliedAt)
  if (!isUpToDate) return fail(io, words.pending)
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const config = readConfig(process.env)
  const slug = asked.network ?? config.network
  const network = await opened.db
    .selectFrom('network')
    .select('id')
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (!network) return fail(io, words.noNetwork)
  const link = await (asked.action === 'invite' ? invite : recover)(opened, network.id, asked, io)
  if (!link) return fail(io, words.noMember)
  const guessed = config.publicUrl === undefined
  if (io.json) io.out(JSON.stringify({ link, addressIsGuessed: guessed }))
  else {
    io.out(words[asked.action === 'invite' ? 'invited' : 'recovered'](asked.email))
    io.out(link)
    if (guessed) io.out(words.guessed(new URL(link).origin))
  }
  return 0
}

async function invite(opened: OpenedDatabase, networkId: string, asked: Asked, io: Io): Promise<string> {
  const { inviteMember } = await import('@maillage/server/features/members/invite-member.ts')
  const { runAction } = await import('@maillage/server/platform/action.ts')
  const { email, role } = asked
  const { platform, publicUrl, call } = await standIn(opened, io)
  const input = { networkId, publicUrl, email, role, siteIds: null, language: io.lang }
  return (await runAction(platform, inviteMember, call, input)).link
}

async function recover(
  opened: OpenedDatabase,
  networkId: string,
  { email }: Asked,
  io: Io,
): Promise<string | undefined> {
  const { recoverMember } = await import('@maillage/server/features/members/recover-member.ts')
  const { runAction } = await import('@maillage/server/platform/action.ts')
  const membership = await opened.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('membership.id')
    .where('membership.network_id', '=', networkId)
    .where('account.kind', '=', 'staff')
    .where('account.email', '=', email.trim().toLowerCase())
    .orderBy('membership.valid_until', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (!membership) return undefined
  const { platform, publicUrl, call } = await standIn(opened, io)
  return (
    await runAction(platform, recoverMember, call, { networkId, publicUrl, membershipId: membership.id })
  ).link
}

/** What the server would give an action, and where it answers. */
async function standIn({ db }: OpenedDatabase, io: Io) {
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const { systemPlatform } = await import('../system-platform.ts')
  const { publicUrl, port } = readConfig(process.env)
  return {
    ...systemPlatform(db, 'account', io.lang),
    publicUrl: publicUrl ?? `http://localhost:${port}`,
  }
}

function fail(io: Io, sentence: string): number {
  io.err(sentence)
  return 1
}
