/** What a what-if takes for granted: said beside its figures, on the screen and in every export. */
export const WHAT_IF_ASSUMPTIONS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'Un site compte comme ouvert dès qu’il a au moins une demi-journée de praticien par semaine\u202f; sans aucun jour, il n’a aucun créneau.',
    'Un site complet dans la base reste complet tant que ses jours n’augmentent pas.',
    'La demande n’est pas simulée\u202f: ni les délais, ni les patients qui changeraient de centre.',
    'Base et scénario sont lus le même jour\u202f: la différence ne vient que des changements.',
    'Un départ, une fermeture ou des jours changés comptent à partir de leur date.',
    'Les jours d’un praticien dont le site ferme sont perdus, sauf si un autre changement les place.',
    'Une route coupée ne change que les trajets entre les communes nommées.',
  ],
  en: [
    'A site counts as open as soon as it has half a day of a practitioner a week; without any day, it has no slot.',
    'A site that is full in the baseline stays full until its days rise.',
    'Demand is not simulated: neither waiting times, nor patients who would go to another centre.',
    'Baseline and scenario are read on the same day: the difference comes from the changes alone.',
    'A departure, a closure or changed days count from their date on.',
    'The days of a practitioner whose site closes are lost, unless another change places them.',
    'A closed road changes only the drives between the communes that are named.',
  ],
}
