import { DAY_MS, dayOfWallTime } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Language } from '../../platform/language.ts'

/** What a message may say of an appointment: neither a name nor a reason. */
export interface MessageFacts {
  networkName: string
  /** Epoch ms. */
  start: number
  timeZone: string
  siteName: string
  siteAddress: string
  phone: string
  /** Address to move or cancel. */
  link: string
}

export type MessageKind = 'confirmation' | 'move' | 'cancellation' | 'cancellation-by-site' | 'restoration'

export interface MessageText {
  subject: string
  body: string
}

/** The message about an appointment: an e-mail, or one short text message. */
export function appointmentText(
  kind: MessageKind,
  channel: 'email' | 'sms',
  language: Language,
  facts: MessageFacts,
): MessageText {
  const when = momentText(facts.start, facts.timeZone, language)
  const words = language === 'fr' ? french(kind, when, facts) : english(kind, when, facts)
  if (channel === 'sms') return { subject: words.subject, body: words.short }
  return { subject: words.subject, body: words.lines.join('\n') }
}

/** The message that carries a code. The only text that holds it. */
export function codeText(
  code: string,
  minutes: number,
  networkName: string,
  language: Language,
): MessageText {
  return language === 'fr'
    ? {
        subject: 'Votre code de confirmation',
        body: `${code} est votre code ${networkName} pour confirmer un rendez-vous. Il sert une fois, pendant ${minutes}\u00a0minutes. Ne le donnez à personne.`,
      }
    : {
        subject: 'Your confirmation code',
        body: `${code} is your ${networkName} code to confirm an appointment. It works once, for ${minutes}\u00a0minutes. Give it to nobody.`,
      }
}

/** The message that carries the code of a sign-in. The only text that holds it. */
export function signInCodeText(
  code: string,
  minutes: number,
  networkName: string,
  language: Language,
): MessageText {
  return language === 'fr'
    ? {
        subject: 'Votre code de connexion',
        body: `${code} est votre code ${networkName} pour entrer dans votre espace. Il sert une fois, pendant ${minutes}\u00a0minutes. Ne le donnez à personne. Si vous ne l’avez pas demandé, n’en faites rien.`,
      }
    : {
        subject: 'Your sign-in code',
        body: `${code} is your ${networkName} code to enter your space. It works once, for ${minutes}\u00a0minutes. Give it to nobody. If you did not ask for it, do nothing.`,
      }
}

const DAY_PARTS = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
const DAYS = {
  fr: new Intl.DateTimeFormat('fr-FR', DAY_PARTS),
  en: new Intl.DateTimeFormat('en-GB', DAY_PARTS),
}

/** 'mardi 12 janvier à 14 h 20', 'Tuesday 12 January at 14:20', on the wall clock of the site. */
export function momentText(epochMs: number, timeZone: string, language: Language): string {
  const wallTime = zoneClock(timeZone)?.toWallTime(epochMs) ?? epochMs
  const minutes = Math.floor((wallTime - dayOfWallTime(wallTime) * DAY_MS) / 60_000)
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')]
  const day = DAYS[language].format(new Date(wallTime)).replace(',', '')
  return language === 'fr' ? `${day} à ${hour}\u00a0h\u00a0${minute}` : `${day} at ${hour}:${minute}`
}

interface Words {
  subject: string
  lines: string[]
  short: string
}

const FRENCH: Record<MessageKind, { subject: string; first: string }> = {
  confirmation: { subject: 'Rendez-vous confirmé', first: 'Votre rendez-vous est confirmé' },
  move: { subject: 'Rendez-vous déplacé', first: 'Votre rendez-vous est déplacé' },
  cancellation: { subject: 'Rendez-vous annulé', first: 'Votre rendez-vous est annulé' },
  'cancellation-by-site': {
    subject: 'Rendez-vous annulé par le centre',
    first: 'Avec regret, nous devons annuler votre rendez-vous',
  },
  restoration: { subject: 'Rendez-vous rétabli', first: 'Votre rendez-vous est rétabli' },
}

function french(kind: MessageKind, when: string, facts: MessageFacts): Words {
  const { subject, first } = FRENCH[kind]
  const bySite = kind === 'cancellation-by-site'
  const cancelled = bySite || kind === 'cancellation'
  return {
    subject: `${subject}\u202f: ${when}`,
    lines: [
      'Bonjour,',
      '',
      `${first}\u202f: ${when}.`,
      `${facts.siteName}, ${facts.siteAddress}.`,
      '',
      cancelled ? 'Pour en prendre un autre :' : 'Pour le déplacer ou l’annuler :',
      facts.link,
      '',
      `Une question ? Appelez le ${facts.phone}.`,
      facts.networkName,
    ].map(frenchSpaces),
    short: frenchSpaces(
      bySite
        ? `${facts.siteName} : ${lowerFirst(first)}, ${when}. Pour en prendre un autre : ${facts.link} ou ${facts.phone}`
        : `${first}\u202f: ${when}, ${facts.siteName}. ${cancelled ? '' : 'Déplacer ou annuler : '}${facts.link}`,
    ),
  }
}

const ENGLISH: Record<MessageKind, { subject: string; first: string }> = {
  confirmation: { subject: 'Appointment confirmed', first: 'Your appointment is confirmed' },
  move: { subject: 'Appointment moved', first: 'Your appointment has been moved' },
  cancellation: { subject: 'Appointment cancelled', first: 'Your appointment is cancelled' },
  'cancellation-by-site': {
    subject: 'Appointment cancelled by the centre',
    first: 'We are sorry, we must cancel your appointment',
  },
  restoration: { subject: 'Appointment restored', first: 'Your appointment is restored' },
}

function english(kind: MessageKind, when: string, facts: MessageFacts): Words {
  const { subject, first } = ENGLISH[kind]
  const bySite = kind === 'cancellation-by-site'
  const cancelled = bySite || kind === 'cancellation'
  return {
    subject: `${subject}: ${when}`,
    lines: [
      'Hello,',
      '',
      `${first}: ${when}.`,
      `${facts.siteName}, ${facts.siteAddress}.`,
      '',
      cancelled ? 'To book another one:' : 'To move or cancel it:',
      facts.link,
      '',
      `A question? Call ${facts.phone}.`,
      facts.networkName,
    ],
    short: bySite
      ? `${facts.siteName}: ${lowerFirst(first)}, ${when}. To book another one: ${facts.link} or ${facts.phone}`
      : `${first}: ${when}, ${facts.siteName}. ${cancelled ? '' : 'Move or cancel: '}${facts.link}`,
  }
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** Narrow no-break space before the signs that want one; addresses are left alone. */
function frenchSpaces(line: string): string {
  return line.replace(/ ([:;?!])(?= |$)/g, '\u202f$1')
}
