/** What to do while the 15 is called, in both languages. */
export const call = (fr: string, en: string) => ({ fr, en })

export const HEART_ADVICE = call(
  'Douleur qui serre, qui dure, essoufflement, malaise\u00a0: un médecin du Samu vous répond jour et nuit.',
  'Pain that squeezes or lasts, short breath, faintness: a doctor of the Samu answers day and night.',
)
export const STROKE_ADVICE = call(
  'Visage, bras ou parole qui lâchent d’un coup\u00a0: chaque minute compte, même si cela passe.',
  'Face, arm or speech that fails all at once: every minute counts, even if it passes.',
)
export const SEIZURE_ADVICE = call(
  'Ne rien mettre dans la bouche, éloigner les objets, appeler.',
  'Put nothing in the mouth, move objects away, call.',
)
export const SPOTS_ADVICE = call(
  'Fièvre et taches qui ne s’effacent pas sous le doigt, ou nuque raide\u00a0: appelez.',
  'Fever and spots that do not fade when pressed, or a stiff neck: call.',
)
export const FALL_ADVICE = call('Ne pas déplacer la personne, appeler.', 'Do not move the person, call.')
export const FAINT_ADVICE = call(
  'Une personne qui ne répond pas\u00a0: appelez, on vous guidera.',
  'Someone does not answer: call, you will be guided.',
)
export const BIRTH_ADVICE = call(
  'Appelez le 15, ou la maternité qui vous suit.',
  'Call 15, or the maternity unit that follows you.',
)
export const SUICIDE_ADVICE = call(
  'Vous n’êtes pas seul. Le 3114 répond jour et nuit, gratuitement\u202f; le 15 si le danger est immédiat.',
  'You are not alone. 3114 answers day and night, free of charge; 15 if the danger is immediate.',
)
export const POISON_ADVICE = call(
  'Gardez l’emballage, ne faites pas vomir, appelez.',
  'Keep the packaging, do not make the person vomit, call.',
)
export const BLEEDING_ADVICE = call('Appuyez sur la plaie et appelez.', 'Press on the wound and call.')
export const LIMB_ADVICE = call(
  'Ne plus sentir ou ne plus bouger un membre ne doit pas attendre.',
  'A limb that no longer feels or moves must not wait.',
)
export const CONFUSION_ADVICE = call(
  'Une confusion soudaine, surtout avec un diabète\u00a0: appelez, on vous guidera.',
  'Sudden confusion, above all with diabetes: call, you will be guided.',
)
export const VIOLENCE_ADVICE = call(
  'Vous n’y êtes pour rien. En danger\u00a0: le 17, ou le 114 par SMS. Le 3919 écoute jour et nuit, gratuitement, sans laisser de trace\u202f; le 119 pour un enfant.',
  'It is not your fault. In danger: 17, or 114 by text message. 3919 listens day and night, free of charge, leaving no trace; 119 for a child.',
)
export const WEAPON_ADVICE = call(
  'Appuyez sur la plaie, sans retirer ce qui est planté, et appelez\u202f; le 17 si l’agresseur est là.',
  'Press on the wound, leave in what is stuck in it, and call; 17 if the attacker is there.',
)
