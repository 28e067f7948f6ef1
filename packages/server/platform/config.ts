import { resolve } from 'node:path'
import { z } from 'zod'
import { parseTrustedProxies, type TrustedProxies } from './client-address.ts'
import { OIDC_ENVIRONMENT, OIDC_EXPECTED, type OidcConfig, readOidc } from './oidc-config.ts'

const FIRST_SCENARIO = 'gers'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MAILLAGE_DATA: z.string().min(1).default('.maillage'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/)
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/[^\s@/]+@\S+$/)
    .optional(),
  NODE_ENV: z.string().default('development'),
  MAILLAGE_NOW: z.iso.datetime({ offset: true }).optional(),
  MAILLAGE_SECRET: z.string().min(32).optional(),
  MAILLAGE_PUBLIC_URL: z.url().optional(),
  MAILLAGE_NETWORK: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/)
    .optional(),
  MAILLAGE_SCENARIO: z.string().optional(),
  MAILLAGE_TRAVEL_MATRIX: z.string().optional(),
  MAILLAGE_OSRM_URL: z.url().optional(),
  MAILLAGE_ROADS: z.string().optional(),
  MAILLAGE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MAILLAGE_METRICS_TOKEN: z.string().min(32).optional(),
  MAILLAGE_TRUSTED_PROXY: z
    .string()
    .refine((text) => parseTrustedProxies(text) !== undefined)
    .optional(),
  MAILLAGE_BACKUP_DIR: z.string().optional(),
  MAILLAGE_BACKUP_RECIPIENT: z.string().optional(),
  MAILLAGE_BACKUP_PASSPHRASE: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional(),
  MAILLAGE_MAIL: z.literal('none').optional(),
  SMTP_FROM: z.string().default('Maillage <ne-pas-repondre@maillage.example>'),
  ...OIDC_ENVIRONMENT,
})

/** What a variable takes, for the sentence that refuses another value. */
const EXPECTED: Record<string, { fr: string; en: string }> = {
  PORT: { fr: 'un nombre entre 0 et 65535', en: 'a number between 0 and 65535' },
  DATABASE_URL: {
    fr: 'une adresse postgres://, comme postgres://compte:secret@serveur:5432/maillage',
    en: 'an address postgres://, such as postgres://account:secret@server:5432/maillage',
  },
  DATABASE_APP_URL: {
    fr: 'une adresse postgres:// avec le compte du serveur, comme postgres://maillage_app:secret@serveur:5432/maillage',
    en: 'an address postgres:// with the account of the server, such as postgres://maillage_app:secret@server:5432/maillage',
  },
  MAILLAGE_NETWORK: {
    fr: 'le nom court d’un réseau : des lettres minuscules, des chiffres et des tirets, comme centres-du-gers',
    en: 'the short name of a network: lower-case letters, digits and hyphens, such as centres-du-gers',
  },
  MAILLAGE_NOW: {
    fr: 'un instant avec son décalage, comme 2027-01-11T08:00:00+01:00',
    en: 'an instant with its offset, such as 2027-01-11T08:00:00+01:00',
  },
  MAILLAGE_SECRET: { fr: 'au moins 32 caractères', en: 'at least 32 characters' },
  MAILLAGE_METRICS_TOKEN: { fr: 'au moins 32 caractères', en: 'at least 32 characters' },
  MAILLAGE_PUBLIC_URL: {
    fr: 'une adresse, comme https://rdv.exemple.fr',
    en: 'an address, such as https://rdv.exemple.fr',
  },
  MAILLAGE_OSRM_URL: {
    fr: 'une adresse, comme http://localhost:5000',
    en: 'an address, such as http://localhost:5000',
  },
  MAILLAGE_LOG: {
    fr: 'debug, info, warn, error ou silent',
    en: 'debug, info, warn, error or silent',
  },
  MAILLAGE_TRUSTED_PROXY: {
    fr: 'des adresses ou des plages, comme 10.0.0.0/8, 2001:db8::1',
    en: 'addresses or ranges, such as 10.0.0.0/8, 2001:db8::1',
  },
  SMTP_URL: {
    fr: 'une adresse smtp:// ou smtps://, comme smtps://compte:secret@smtp.exemple.fr',
    en: 'an address smtp:// or smtps://, such as smtps://account:secret@smtp.exemple.fr',
  },
  MAILLAGE_MAIL: {
    fr: 'none, pour un service qui n’envoie aucun e-mail, ou rien',
    en: 'none, for a service that sends no e-mail, or nothing',
  },
  ...OIDC_EXPECTED,
}

/** Everything a deployment decides, read once from the environment. */
export interface Config {
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | undefined
  /** The account by which the server connects, where the owner of the database may make none. */
  databaseAppUrl: string | undefined
  /** Slug of the network that this server serves; the first one made when undefined. */
  network: string | undefined
  production: boolean
  fixedStart: string | undefined
  secret: string | undefined
  publicUrl: string | undefined
  /** What fills a database without network. Nothing in production, unless it is named: a real network is made there. */
  scenario: string | undefined
  travelMatrixFile: string | undefined
  osrmUrl: string | undefined
  /** Road times made by `maillage import roads`. */
  roadsFile: string | undefined
  /** What opens the measures to their collector. */
  metricsToken: string | undefined
  /** Whose `X-Forwarded-For` is read; nobody's when undefined. */
  trustedProxies: TrustedProxies | undefined
  /** Where a backup goes every night, none when undefined, and what seals it. */
  backup: { folder: string | undefined; recipient: string | undefined; passphrase: string | undefined }
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  smtpUrl: string | undefined
  /** Said on purpose: no e-mail leaves. */
  withoutMail: boolean
  smtpFrom: string
  /** Sign-in servers that this deployment is registered with; the others are not offered. */
  oidc: OidcConfig
}

/** @throws {ConfigError} with one sentence that names the variable and what it takes. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(present)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? '')
    throw notValid(name)
  }
  const env = parsed.data
  const oidc = readOidc(env, env.NODE_ENV === 'production')
  if ('insecure' in oidc) throw notValid(oidc.insecure)
  if ('missing' in oidc) throw missingBeside(oidc.missing)
  if (env.NODE_ENV === 'production' && env.MAILLAGE_NOW !== undefined) throw clockOfDemonstration()
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: resolve(env.MAILLAGE_DATA),
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
    network: env.MAILLAGE_NETWORK,
    production: env.NODE_ENV === 'production',
    fixedStart: env.MAILLAGE_NOW,
    secret: env.MAILLAGE_SECRET,
    publicUrl: env.MAILLAGE_PUBLIC_URL,
    scenario: env.MAILLAGE_SCENARIO ?? (env.NODE_ENV === 'production' ? undefined : FIRST_SCENARIO),
    travelMatrixFile: env.MAILLAGE_TRAVEL_MATRIX,
    osrmUrl: env.MAILLAGE_OSRM_URL,
    roadsFile: env.MAILLAGE_ROADS,
    metricsToken: env.MAILLAGE_METRICS_TOKEN,
    trustedProxies: env.MAILLAGE_TRUSTED_PROXY ? parseTrustedProxies(env.MAILLAGE_TRUSTED_PROXY) : undefined,
    backup: {
      folder: env.MAILLAGE_BACKUP_DIR && resolve(env.MAILLAGE_BACKUP_DIR),
      recipient: env.MAILLAGE_BACKUP_RECIPIENT,
      passphrase: env.MAILLAGE_BACKUP_PASSPHRASE,
    },
    logLevel: env.MAILLAGE_LOG,
    smtpUrl: env.SMTP_URL,
    withoutMail: env.MAILLAGE_MAIL === 'none',
    smtpFrom: env.SMTP_FROM,
    oidc,
  }
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/?$/

/**
 * In production people come over https: cookies are `Secure` and browsers told to stay there only if the server knows its address.
 * @throws {ConfigError} unless MAILLAGE_PUBLIC_URL is an address https, or of this machine.
 */
export function requireSafeAddress({
  production,
  publicUrl,
}: Pick<Config, 'production' | 'publicUrl'>): void {
  if (production && !publicUrl?.startsWith('https://') && !LOOPBACK.test(publicUrl ?? '')) {
    const expected = EXPECTED.MAILLAGE_PUBLIC_URL
    throw new ConfigError({
      fr: `En production, donnez MAILLAGE_PUBLIC_URL : ${expected?.fr}. Sans https, une session se lirait en chemin.`,
      en: `In production, give MAILLAGE_PUBLIC_URL: ${expected?.en}. Without https, a session could be read on its way.`,
    })
  }
}

/**
 * In production somebody waits for each e-mail: codes, confirmations, invitations.
 * @throws {ConfigError} unless SMTP_URL is given, or MAILLAGE_MAIL=none says that there is none.
 */
export function requireMail(config: Pick<Config, 'production' | 'smtpUrl' | 'withoutMail'>): void {
  if (!config.production || config.smtpUrl !== undefined || config.withoutMail) return
  const expected = EXPECTED.SMTP_URL
  throw new ConfigError({
    fr: `En production, donnez SMTP_URL : ${expected?.fr}. Sans elle, aucun code ni aucune confirmation ne part. Pour un essai sans e-mail : MAILLAGE_MAIL=none.`,
    en: `In production, give SMTP_URL: ${expected?.en}. Without it, no code and no confirmation leaves. For a trial without e-mail: MAILLAGE_MAIL=none.`,
  })
}

function clockOfDemonstration(): ConfigError {
  return new ConfigError({
    fr: 'La variable MAILLAGE_NOW règle l’heure d’une démonstration : en production, ôtez-la.',
    en: 'The variable MAILLAGE_NOW sets the time of a demonstration: in production, remove it.',
  })
}

function notValid(name: string): ConfigError {
  const expected = EXPECTED[name] ?? { fr: 'un texte', en: 'a text' }
  return new ConfigError({
    fr: `La variable ${name} n’est pas valable : elle prend ${expected.fr}.`,
    en: `The variable ${name} is not valid: it takes ${expected.en}.`,
  })
}

function missingBeside(name: string): ConfigError {
  const others = `${name.split('_')[0]}_…`
  return new ConfigError({
    fr: `La variable ${name} manque : les variables ${others} ISSUER, CLIENT_ID et CLIENT_SECRET vont ensemble. Donnez-la, ou ôtez les autres.`,
    en: `The variable ${name} is missing: the variables ${others} ISSUER, CLIENT_ID and CLIENT_SECRET go together. Give it, or remove the others.`,
  })
}

/** The server cannot start, and the sentence says why and what to do. */
export class ConfigError extends Error {
  readonly sentence: { readonly fr: string; readonly en: string }

  constructor(sentence: { readonly fr: string; readonly en: string }) {
    super(sentence.fr)
    this.sentence = sentence
  }
}
