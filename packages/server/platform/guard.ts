import {
  type Access,
  openSites,
  opens,
  reachOf,
  type Target,
  waitsForContact,
} from '@maillage/core/access/access.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './refusal.ts'

/** What stands between an actor and the targets of one operation. */
export interface Guard {
  /**
   * @throws {Refusal} `not-yours` when this target is not open to the actor; `contact-unconfirmed` when it will be, once the desk has
   * confirmed their contact.
   */
  permit(target: Target): void
  /** The sites on which the operation is open: for a reading that keeps to them. */
  permittedSites(): 'all' | string[]
  /** @throws {Error} (a defect) when the operation ended without comparing a target that had to be compared. */
  requireSettled(): void
}

/**
 * Opens the guard of an operation.
 * @throws {Refusal} `sign-in-needed` (401) for somebody who is not signed in, `forbidden` (403) when no role of theirs opens it.
 */
export function openGuard(operation: { name: string; access: Access }, actor: Actor): Guard {
  const { access } = operation
  if (actor.kind !== 'account') {
    if (!access[actor.kind]) throw actor.kind === 'public' ? signInNeeded() : forbidden()
    return { permit: () => undefined, permittedSites: () => 'all', requireSettled: () => undefined }
  }
  if (access.public)
    return { permit: () => undefined, permittedSites: () => 'all', requireSettled: () => undefined }
  const reach = reachOf(access, actor.memberships)
  if (reach === 'none') throw forbidden()
  let settled = reach === 'all'
  return {
    permit: (target) => {
      if (!opens(access, actor.memberships, target))
        throw waitsForContact(access, actor.memberships, target) ? contactUnconfirmed() : notYours()
      settled = true
    },
    permittedSites: () => {
      settled = true
      return openSites(access, actor.memberships)
    },
    requireSettled: () => {
      if (!settled)
        throw new Error(`${operation.name} ended without comparing its target with the actor's roles`)
    },
  }
}

/** Whether the operation is open to the actor at all: what a route asks before it reads the request. */
export function requireReach(operation: { name: string; access: Access }, actor: Actor): void {
  openGuard(operation, actor)
}

export function signInNeeded(): Refusal {
  return new Refusal('sign-in-needed', 401, {
    fr: 'Connectez-vous pour continuer.',
    en: 'Sign in to continue.',
  })
}

function forbidden(): Refusal {
  return new Refusal('forbidden', 403, {
    fr: 'Votre rôle ne permet pas cette action. Demandez à l’administrateur de votre réseau.',
    en: 'Your role does not allow this. Ask the administrator of your network.',
  })
}

function contactUnconfirmed(): Refusal {
  return new Refusal('contact-unconfirmed', 403, {
    fr: 'Pour voir le reste de votre dossier, présentez une pièce d’identité à l’accueil : le secrétariat confirmera que ce contact est le vôtre.',
    en: 'To see the rest of your record, show an identity document at the desk: the secretariat will confirm that this contact is yours.',
  })
}

function notYours(): Refusal {
  return new Refusal('not-yours', 403, {
    fr: 'Votre rôle ne va pas jusque-là : ce site, cet agenda ou ce dossier n’est pas des vôtres.',
    en: 'Your role does not reach this far: this site, agenda or record is not one of yours.',
  })
}
