import type { ActionContext } from '../../platform/action.ts'
import type { Language } from '../../platform/language.ts'
import type { MessageText } from '../messages/message-texts.ts'
import { writeMessage } from '../messages/write-message.ts'

/** What is written to somebody about their account: neither health nor a patient, and no name in the subject. */
export type AccountMessage =
  | { kind: 'password-reset'; link: string; minutes: number }
  | { kind: 'invitation'; link: string; days: number }
  | { kind: 'recovery'; link: string; days: number }
  | { kind: 'proofs-changed' }

/** Kinds of messages that hold a link which opens something: they leave the outbox soon after they are sent. */
export const LINK_MESSAGES = ['password-reset', 'invitation', 'recovery'] as const

export function writeAccountMessage(
  context: ActionContext,
  to: { networkId: string; networkName: string; email: string; language: Language },
  message: AccountMessage,
): void {
  writeMessage(context, {
    networkId: to.networkId,
    kind: message.kind,
    to: { channel: 'email', address: to.email },
    text: accountText(message, to.networkName, to.language),
  })
}

export function accountText(message: AccountMessage, networkName: string, language: Language): MessageText {
  const { subject, lines } = language === 'fr' ? french(message, networkName) : english(message, networkName)
  return { subject, body: lines.join('\n') }
}

function french(message: AccountMessage, networkName: string): { subject: string; lines: string[] } {
  const signed = (...lines: string[]) => ['Bonjour,', '', ...lines, '', networkName]
  switch (message.kind) {
    case 'password-reset':
      return {
        subject: 'Choisir un nouveau mot de passe',
        lines: signed(
          `Pour choisir un nouveau mot de passe, ouvrez ce lien dans les ${message.minutes}\u00a0minutes\u202f:`,
          message.link,
          '',
          'Il sert une fois, avec un code de votre application. Si vous n’avez rien demandé, laissez ce message\u202f: rien ne change.',
        ),
      }
    case 'invitation':
      return {
        subject: `Invitation à rejoindre ${networkName}`,
        lines: signed(
          `Vous êtes invité à travailler avec ${networkName}. Ouvrez ce lien dans les ${message.days}\u00a0jours pour ouvrir votre accès\u202f:`,
          message.link,
          '',
          'Il sert une fois. Ne le transmettez à personne.',
        ),
      }
    case 'recovery':
      return {
        subject: 'Retrouver votre accès',
        lines: signed(
          `Votre administrateur vous permet de retrouver votre accès. Ouvrez ce lien dans les ${message.days}\u00a0jours pour choisir comment vous connecter\u202f:`,
          message.link,
          '',
          'Si vous n’avez rien demandé, n’ouvrez pas ce lien et prévenez votre administrateur.',
        ),
      }
    case 'proofs-changed':
      return {
        subject: 'Votre façon de vous connecter a changé',
        lines: signed(
          'Un mot de passe, une application, des codes de secours ou une clé d’accès de votre compte viennent de changer. Vos autres sessions sont fermées.',
          '',
          'Si ce n’est pas vous, prévenez aussitôt votre administrateur.',
        ),
      }
  }
}

function english(message: AccountMessage, networkName: string): { subject: string; lines: string[] } {
  const signed = (...lines: string[]) => ['Hello,', '', ...lines, '', networkName]
  switch (message.kind) {
    case 'password-reset':
      return {
        subject: 'Choose a new password',
        lines: signed(
          `To choose a new password, open this link within ${message.minutes} minutes:`,
          message.link,
          '',
          'It works once, with a code of your application. If you asked for nothing, leave this message: nothing changes.',
        ),
      }
    case 'invitation':
      return {
        subject: `Invitation to join ${networkName}`,
        lines: signed(
          `You are invited to work with ${networkName}. Open this link within ${message.days} days to open your access:`,
          message.link,
          '',
          'It works once. Give it to nobody.',
        ),
      }
    case 'recovery':
      return {
        subject: 'Get your access back',
        lines: signed(
          `Your administrator lets you get your access back. Open this link within ${message.days} days to choose how you sign in:`,
          message.link,
          '',
          'If you asked for nothing, do not open this link and tell your administrator.',
        ),
      }
    case 'proofs-changed':
      return {
        subject: 'How you sign in has changed',
        lines: signed(
          'A password, an application, recovery codes or a passkey of your account have just changed. Your other sessions are closed.',
          '',
          'If it was not you, tell your administrator at once.',
        ),
      }
  }
}
