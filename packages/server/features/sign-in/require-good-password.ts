import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from '../../platform/refusal.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

const FILE = new URL('../../../../data/passwords/common.txt', import.meta.url)
const DIGITS = 12
/** Shorter words of an address or a name are in any sentence. */
const SHORTEST_NEAR_WORD = 5

let common: ReadonlySet<string> | undefined

/**
 * What a password must be: long enough, not one that everybody tries, not made of the address, the name of the
 * network or the words of the service. No rule
 * on kinds of characters (OWASP ASVS 5.0 6.2.5).
 *
 * @throws {Refusal} `password-too-short`, `password-too-long`, `password-too-common`, `password-too-near`, each with `field`.
 */
export function requireGoodPassword(password: string, near: { email: string; names: string[] }): void {
  const written = password.normalize('NFKC')
  const length = [...written].length
  if (length < SIGN_IN_LIMITS.shortestPassword) throw tooShort()
  if (length > SIGN_IN_LIMITS.longestPassword) throw tooLong()
  if (isCommon(written) || new Set(written.toLowerCase()).size < 4) throw tooCommon()
  if (lengthBeside(nearWords(near), fold(written)) < SIGN_IN_LIMITS.shortestPassword) throw tooNear()
}

function nearWords({ email, names }: { email: string; names: string[] }): string[] {
  return [
    ...email.split(/[@.+_-]/),
    email,
    ...names,
    ...names.flatMap((name) => name.split(/[\s'’-]+/)),
    ...SIGN_IN_LIMITS.wordsOfTheService,
  ]
    .map(fold)
    .filter((word) => word.length >= SHORTEST_NEAR_WORD)
    .sort((a, b) => b.length - a.length)
}

/** How much of a password is left without those words; infinite when it holds none. */
function lengthBeside(words: string[], password: string): number {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ' '), password)
  return left === password ? Number.POSITIVE_INFINITY : left.replaceAll(' ', '').length
}

function isCommon(password: string): boolean {
  common ??= new Set(readFileSync(FILE, 'utf8').trim().split('\n'))
  return common.has(createHash('sha256').update(password.toLowerCase()).digest('hex').slice(0, DIGITS))
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

function tooShort(): Refusal {
  const least = SIGN_IN_LIMITS.shortestPassword
  return new Refusal(
    'password-too-short',
    422,
    {
      fr: `Choisissez au moins ${least} caractères. Une phrase de quelques mots convient très bien.`,
      en: `Choose at least ${least} characters. A sentence of a few words does very well.`,
    },
    { field: 'password', minimumLength: least },
  )
}

function tooLong(): Refusal {
  const most = SIGN_IN_LIMITS.longestPassword
  return new Refusal(
    'password-too-long',
    422,
    { fr: `Choisissez au plus ${most} caractères.`, en: `Choose at most ${most} characters.` },
    { field: 'password' },
  )
}

function tooCommon(): Refusal {
  return new Refusal(
    'password-too-common',
    422,
    {
      fr: 'Ce mot de passe est l’un des plus courants : il serait vite deviné. Choisissez-en un autre.',
      en: 'This password is one of the most common: it would soon be guessed. Choose another one.',
    },
    { field: 'password' },
  )
}

function tooNear(): Refusal {
  return new Refusal(
    'password-too-near',
    422,
    {
      fr: 'Ce mot de passe tient à votre adresse, au nom du réseau ou à un mot du métier. Choisissez d’autres mots.',
      en: 'This password is made of your address, of the name of the network or of a word of the trade. Choose other words.',
    },
    { field: 'password' },
  )
}
