import type { NetworkSeed } from './scenario.ts'

const STROKE = 'ameli.fr, « Accident vasculaire cérébral : reconnaître les signes et alerter »'
const HEART = 'ameli.fr, « Infarctus du myocarde : symptômes et que faire »'
const URGENT = 'service-public.fr, « Urgence médicale : quel numéro appeler ? »'
const CHILD = 'Carnet de santé de l’enfant, « Quand consulter en urgence »'
const SUICIDE = 'Ministère de la santé, 3114, numéro national de prévention du suicide'

const call = (fr: string, en: string) => ({ fr, en })
const word = (
  fr: string[],
  en: string[],
  advice: { fr: string; en: string },
  source = URGENT,
): NetworkSeed['alarmWords'][number] => ({ words: { fr, en }, advice, validFrom: '2024-01-01', source })

/**
 * Words that must lead to the 15 before any slot is shown. They are matched on the device and never sent. To be read again
 * and signed by the doctors of a network before it opens: a list of demonstration is no medical advice.
 */
export const alarmWords: NetworkSeed['alarmWords'] = [
  word(
    [
      'mal dans la poitrine',
      'mal à la poitrine',
      'douleur dans la poitrine',
      'douleur poitrine',
      'douleur thoracique',
      'ça serre dans la poitrine',
      'oppression',
      'infarctus',
      'crise cardiaque',
    ],
    ['chest pain', 'pain in the chest', 'tight chest', 'heart attack'],
    call(
      'Douleur qui serre, qui dure, essoufflement, malaise : un médecin du Samu vous répond jour et nuit.',
      'Pain that squeezes or lasts, short breath, faintness: a doctor of the Samu answers day and night.',
    ),
    HEART,
  ),
  word(
    [
      'avc',
      'bouche de travers',
      'visage paralysé',
      'bras paralysé',
      'ne peut plus parler',
      'ne parle plus',
      'paralysie',
      'perte de la vue',
      'ne voit plus',
    ],
    ['stroke', 'face drooping', 'cannot speak', 'paralysed', 'sudden loss of sight'],
    call(
      'Visage, bras ou parole qui lâchent d’un coup : chaque minute compte, même si cela passe.',
      'Face, arm or speech that fails all at once: every minute counts, even if it passes.',
    ),
    STROKE,
  ),
  word(
    [
      'n’arrive plus à respirer',
      'du mal à respirer',
      'mal à respirer',
      'étouffe',
      'étouffement',
      'essoufflé au repos',
      'lèvres bleues',
      'crise d’asthme grave',
    ],
    ['cannot breathe', 'trouble breathing', 'choking', 'blue lips', 'severe asthma'],
    call('Chercher son souffle au repos ne doit pas attendre.', 'Fighting for breath at rest must not wait.'),
  ),
  word(
    [
      'inconscient',
      'perdu connaissance',
      'perte de connaissance',
      'évanoui',
      'ne se réveille pas',
      'ne répond plus',
    ],
    ['unconscious', 'passed out', 'fainted', 'will not wake up'],
    call(
      'Une personne qui ne répond pas : appelez, on vous guidera.',
      'Someone does not answer: call, you will be guided.',
    ),
  ),
  word(
    [
      'saigne beaucoup',
      'hémorragie',
      'sang qui ne s’arrête pas',
      'vomit du sang',
      'crache du sang',
      'sang dans les selles',
    ],
    ['heavy bleeding', 'bleeding that will not stop', 'vomiting blood', 'coughing blood'],
    call('Appuyez sur la plaie et appelez.', 'Press on the wound and call.'),
  ),
  word(
    ['convulsion', 'convulsions', 'crise d’épilepsie', 'tremble et ne répond pas'],
    ['convulsion', 'seizure', 'fit'],
    call(
      'Ne rien mettre dans la bouche, éloigner les objets, appeler.',
      'Put nothing in the mouth, move objects away, call.',
    ),
  ),
  word(
    ['envie de mourir', 'me suicider', 'suicide', 'me tuer', 'en finir', 'idées noires'],
    ['want to die', 'kill myself', 'suicide', 'end it all'],
    call(
      'Vous n’êtes pas seul. Le 3114 répond jour et nuit, gratuitement ; le 15 si le danger est immédiat.',
      'You are not alone. 3114 answers day and night, free of charge; 15 if the danger is immediate.',
    ),
    SUICIDE,
  ),
  word(
    [
      'allergie grave',
      'choc allergique',
      'gorge qui gonfle',
      'visage gonflé',
      'langue gonflée',
      'œdème de quincke',
      'piqûre et malaise',
    ],
    ['severe allergy', 'anaphylaxis', 'throat swelling', 'swollen face', 'swollen tongue'],
    call('Gorge ou visage qui gonfle : appelez tout de suite.', 'Throat or face that swells: call at once.'),
  ),
  word(
    [
      'avalé un produit',
      'intoxication',
      'empoisonnement',
      'trop de médicaments',
      'surdose',
      'overdose',
      'monoxyde',
    ],
    ['swallowed a product', 'poisoning', 'overdose', 'too many pills', 'carbon monoxide'],
    call(
      'Gardez l’emballage, ne faites pas vomir, appelez.',
      'Keep the packaging, do not make the person vomit, call.',
    ),
  ),
  word(
    [
      'bébé fièvre',
      'nourrisson fièvre',
      'bébé de moins de 3 mois a de la fièvre',
      'bébé très mou',
      'bébé ne boit plus',
    ],
    ['baby fever', 'newborn fever', 'floppy baby', 'baby will not drink'],
    call(
      'Fièvre avant 3 mois, bébé mou ou qui ne boit plus : un avis tout de suite.',
      'Fever before 3 months, a floppy baby or one who does not drink: advice at once.',
    ),
    CHILD,
  ),
  word(
    ['nuque raide', 'méningite', 'taches violettes', 'taches rouges et fièvre', 'purpura'],
    ['stiff neck', 'meningitis', 'purple spots', 'purpura'],
    call(
      'Fièvre et taches qui ne s’effacent pas sous le doigt, ou nuque raide : appelez.',
      'Fever and spots that do not fade when pressed, or a stiff neck: call.',
    ),
  ),
  word(
    [
      'accident',
      'chute grave',
      'tombé de haut',
      'coup sur la tête',
      'traumatisme crânien',
      'fracture ouverte',
    ],
    ['accident', 'bad fall', 'fell from a height', 'head injury', 'open fracture'],
    call('Ne pas déplacer la personne, appeler.', 'Do not move the person, call.'),
  ),
  word(
    ['perd les eaux', 'accouche', 'saigne enceinte', 'enceinte et je saigne', 'contractions'],
    ['waters broke', 'giving birth', 'bleeding while pregnant', 'contractions'],
    call('Appelez le 15, ou la maternité qui vous suit.', 'Call 15, or the maternity unit that follows you.'),
  ),
  word(
    ['brûlure grave', 'brûlé au visage', 'électrocuté', 'électrocution'],
    ['severe burn', 'burnt face', 'electrocuted'],
    call('Eau tiède sur la brûlure, appeler.', 'Lukewarm water on the burn, call.'),
  ),
  word(
    [
      'ventre dur',
      'douleur terrible au ventre',
      'mal de tête brutal',
      'pire mal de tête',
      'douleur insupportable',
    ],
    ['rigid belly', 'terrible belly pain', 'worst headache', 'sudden headache', 'unbearable pain'],
    call(
      'Une douleur brutale, jamais connue, ne doit pas attendre.',
      'A sudden pain, never felt before, must not wait.',
    ),
  ),
]
