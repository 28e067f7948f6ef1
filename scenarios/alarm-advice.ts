/** What to do while the 15 is called, in both languages. */
export const call = (fr: string, en: string) => ({ fr, en })

export const HEART_ADVICE = call(
  'Douleur qui serre, qui dure, essoufflement, malaise : un médecin du Samu vous répond jour et nuit.',
  'Pain that squeezes or lasts, short breath, faintness: a doctor of the Samu answers day and night.',
)
export const STROKE_ADVICE = call(
  'Visage, bras ou parole qui lâchent d’un coup : chaque minute compte, même si cela passe.',
  'Face, arm or speech that fails all at once: every minute counts, even if it passes.',
)
export const SEIZURE_ADVICE = call(
  'Ne rien mettre dans la bouche, éloigner les objets, appeler.',
  'Put nothing in the mouth, move objects away, call.',
)
export const SPOTS_ADVICE = call(
  'Fièvre et taches qui ne s’effacent pas sous le doigt, ou nuque raide : appelez.',
  'Fever and spots that do not fade when pressed, or a stiff neck: call.',
)
export const FALL_ADVICE = call('Ne pas déplacer la personne, appeler.', 'Do not move the person, call.')
export const FAINT_ADVICE = call(
  'Une personne qui ne répond pas : appelez, on vous guidera.',
  'Someone does not answer: call, you will be guided.',
)
export const BIRTH_ADVICE = call(
  'Appelez le 15, ou la maternité qui vous suit.',
  'Call 15, or the maternity unit that follows you.',
)
export const SUICIDE_ADVICE = call(
  'Vous n’êtes pas seul. Le 3114 répond jour et nuit, gratuitement ; le 15 si le danger est immédiat.',
  'You are not alone. 3114 answers day and night, free of charge; 15 if the danger is immediate.',
)
export const POISON_ADVICE = call(
  'Gardez l’emballage, ne faites pas vomir, appelez.',
  'Keep the packaging, do not make the person vomit, call.',
)
