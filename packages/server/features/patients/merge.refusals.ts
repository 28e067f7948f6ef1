import type { MergeObstacle } from '@maillage/core/identity/merge-rules.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { momentText } from '../messages/message-texts.ts'

const OBSTACLES: Record<MergeObstacle, Record<Language, string>> = {
  'same-record': {
    fr: 'C’est deux fois la même fiche. Choisissez l’autre.',
    en: 'This is the same record twice. Choose the other one.',
  },
  'already-merged': {
    fr: 'L’une de ces fiches a déjà été fusionnée. Cherchez le patient à nouveau.',
    en: 'One of these records was already merged. Search for the patient again.',
  },
  'different-matricules': {
    fr: 'Ces deux identités sont qualifiées sous deux matricules : ce sont deux personnes. Elles ne se fusionnent pas.',
    en: 'These two identities are qualified under two matricules: they are two persons. They are not merged.',
  },
  'keep-the-other': {
    fr: 'L’autre fiche est mieux identifiée. Gardez celle-là, et fusionnez celle-ci dedans.',
    en: 'The other record is better identified. Keep that one, and merge this one into it.',
  },
}

export function mergeRefused(obstacle: MergeObstacle): Refusal {
  return new Refusal(obstacle, 409, OBSTACLES[obstacle])
}

/** Below the score from which two records are proposed as duplicates. */
export function notAlike(): Refusal {
  return new Refusal('not-alike', 409, {
    fr: 'Ces deux fiches ne se ressemblent pas assez pour être une seule personne. Vérifiez les deux identités.',
    en: 'These two records are not alike enough to be one person. Check both identities.',
  })
}

/** Both records have an appointment at one moment: perhaps two persons, or one appointment too many. */
export function appointmentsOverlap(start: number, timeZone: string): Refusal {
  const on = { fr: momentText(start, timeZone, 'fr'), en: momentText(start, timeZone, 'en') }
  return new Refusal(
    'appointments-overlap',
    409,
    {
      fr: `Les deux fiches ont un rendez-vous au même moment, le ${on.fr}. Si c’est bien une seule personne, déplacez ou annulez l’un des deux, puis fusionnez.`,
      en: `Both records have an appointment at the same time, on ${on.en}. If it is one person, move or cancel one of them, then merge.`,
    },
    { at: new Date(start).toISOString() },
  )
}

/** What would move has no contact of its own: its messages would go to one that a booking put on the kept record. */
export function contactToSettle(): Refusal {
  return new Refusal('contact-to-settle', 409, {
    fr: 'Le contact de la fiche gardée attend d’être confirmé, et l’autre fiche n’en a aucun\u202f: les messages de ses rendez-vous iraient à ce contact. Demandez d’abord à la personne s’il est le sien, ou gardez l’autre fiche.',
    en: 'The contact of the record that is kept waits to be confirmed, and the other record has none: the messages of its appointments would go to that contact. Ask the person first whether it is theirs, or keep the other record.',
  })
}

export function noSuchMerge(): Refusal {
  return new Refusal('no-such-merge', 404, {
    fr: 'Cette fusion est introuvable, ou a déjà été défaite.',
    en: 'This merge cannot be found, or was already undone.',
  })
}

export function laterMergeFirst(keptId: string): Refusal {
  return new Refusal(
    'later-merge-first',
    409,
    {
      fr: 'La fiche gardée a elle-même été fusionnée depuis. Défaites d’abord cette fusion-là.',
      en: 'The record that was kept was itself merged since. Undo that merge first.',
    },
    { keptId },
  )
}
