import {
  BIRTH_ADVICE,
  BLEEDING_ADVICE,
  CONFUSION_ADVICE,
  FAINT_ADVICE,
  FALL_ADVICE,
  HEART_ADVICE,
  LIMB_ADVICE,
  SEIZURE_ADVICE,
  SPOTS_ADVICE,
  STROKE_ADVICE,
  call,
} from './alarm-advice.ts'
import { CALM, named, word } from './alarm-word.ts'
import { dangerWords } from './danger-words.ts'
import { said } from './said.ts'
import type { NetworkSeed } from './scenario.ts'

const STROKE = 'ameli.fr, « Accident vasculaire cérébral : reconnaître les signes et alerter »'
const HEART = 'ameli.fr, « Infarctus du myocarde : symptômes et que faire »'
const CHILD = 'Carnet de santé de l’enfant, « Quand consulter en urgence »'

/**
 * Words that must lead to the 15 before any slot is shown. They are matched on the device and never sent. To be read again
 * and signed by the doctors of a network before it opens: a list of demonstration is no medical advice.
 */
export const alarmWords: NetworkSeed['alarmWords'] = [
  word(
    said(`
      mal dans la poitrine, mal au thorax, mal au cœur et au bras, douleur poitrine, douleur thorax,
      douleur thoracique, douleur au cœur, serre dans la poitrine, serrement poitrine, pression
      poitrine, poids sur la poitrine, serrement au cœur, cœur serré, cœur qui serre, étau poitrine,
      brûle dans la poitrine, poitrine me fait mal, oppression, oppressé, douleur bras gauche, mal
      au bras gauche, douleur mâchoire et bras`),
    said(`
      chest pain, pain in the chest, chest hurts, tight chest, chest tightness, pressure chest, pain
      left arm, left arm hurts`),
    HEART_ADVICE,
    HEART,
  ),
  named(
    word(
      ['infarctus', 'crise cardiaque', 'arrêt cardiaque', 'embolie pulmonaire', 'angine de poitrine'],
      ['heart attack', 'cardiac arrest', 'pulmonary embolism', 'angina'],
      HEART_ADVICE,
      HEART,
    ),
    CALM.fr,
    CALM.en,
  ),
  word(
    said(`
      bouche de travers, bouche tordue, bouche déformée, visage de travers, visage tordu, visage
      déformé, visage paralysé, visage affaissé, moitié du visage, bras paralysé, jambe paralysée,
      moitié du corps, bras ne bouge plus, ne peut plus bouger le bras, ne peut plus parler,
      n’arrive plus à parler, arrive pas à parler, ne parle plus, parle bizarrement, mots
      incompréhensibles, paralysie, paralysé, perte de la vue, perdu la vue, ne voit plus, vois plus
      rien, vois plus d’un œil`),
    said(`
      face drooping, face droops, crooked mouth, mouth drooping, slurred speech, cannot move my arm,
      cannot move her arm, cannot move his arm, paralysed, paralyzed, paralysis, sudden loss of
      sight, cannot see anything, lost sight`),
    STROKE_ADVICE,
    STROKE,
  ),
  named(
    word([], ['cannot speak', 'cannot talk'], STROKE_ADVICE, STROKE),
    [],
    ['French', 'English', 'lost voice', 'to the doctor'],
  ),
  word(
    said(`
      plus de sensation dans les jambes, plus de sensation dans la jambe, plus de sensation dans le
      bras, sens plus mes jambes, sens plus ma jambe, sent plus ses jambes, sens plus mon bras, sent
      plus son bras, peux plus bouger les jambes, peux plus bouger mes jambes, peut plus bouger les
      jambes, jambes ne répondent plus`),
    said(`
      cannot feel my legs, cannot feel my leg, cannot feel my arm, no feeling in my legs, cannot
      move my legs`),
    LIMB_ADVICE,
  ),
  word(
    said(`
      diabétique confus, diabète confus, hypoglycémie confus, très confus, confus d’un coup, soudain
      confus, devient confus, devenu confus, confusion soudaine, diabétique délire, propos
      incohérents`),
    said(`
      diabetic confused, suddenly confused, sudden confusion`),
    CONFUSION_ADVICE,
  ),
  named(word([], ['very confused'], CONFUSION_ADVICE), [], ['confused about']),
  named(
    word(['avc', 'accident vasculaire', 'ait transitoire'], ['stroke'], STROKE_ADVICE, STROKE),
    CALM.fr,
    CALM.en,
  ),
  word(
    said(`
      n’arrive plus à respirer, arrive pas à respirer, ne peut plus respirer, peux plus respirer,
      peux pas respirer, ne respire plus, respire plus, respire pas, mal à respirer, peine à
      respirer, difficulté respirer, difficulté respiratoire, détresse respiratoire, gêne
      respiratoire, respiration difficile, manque d’air, étouffe, étouffement, suffoque, essoufflé
      au repos, lèvres bleues, crise d’asthme grave, forte crise d’asthme, crise d’asthme qui ne
      passe pas`),
    said(`
      cannot breathe, not breathing, stopped breathing, trouble breathing, difficulty breathing,
      difficult to breathe, hard to breathe, struggling to breathe, gasping, breathless at rest,
      choking, suffocating, blue lips, severe asthma`),
    call('Chercher son souffle au repos ne doit pas attendre.', 'Fighting for breath at rest must not wait.'),
  ),
  word(
    said(`
      inconscient, perdu connaissance, perte de connaissance, perd connaissance, évanoui,
      s’évanouit, ne se réveille pas, ne se réveille plus, réveille plus, ne réagit plus, réagit
      pas, tombé et ne bouge plus, évanouissement, coma`),
    said(`
      unconscious, passed out, fainted, collapsed, will not wake up, cannot wake, not waking up,
      unresponsive, coma`),
    FAINT_ADVICE,
  ),
  named(
    word(
      ['ne répond plus', 'malaise', 'malaises'],
      ['does not respond', 'not responding', 'feeling faint'],
      FAINT_ADVICE,
    ),
    [...CALM.fr, 'téléphone', 'secrétariat', 'cabinet', 'médecin', 'docteur'],
    [...CALM.en, 'treatment', 'phone', 'office'],
  ),
  word(
    said(`
      saigne beaucoup, saigne abondamment, je saigne, saignement abondant, saignement important,
      gros saignement, saigne sans arrêt, hémorragie, perd beaucoup de sang, perte de sang, perds du
      sang, sang qui ne s’arrête pas, sang ne s’arrête pas, arrête pas de saigner, s’arrête pas de
      saigner, saignement qui ne s’arrête pas, vomit du sang, vomi du sang, crache du sang, craché
      du sang, tousse du sang, sang dans les selles, selles noires, doigt coupé net, doigt
      sectionné, doigt arraché, main arrachée, vomis du sang, vomissements de sang, toux sang, vomis
      noir, vomi noir, vomit noir, vomissements noirs, saigne s’arrête pas, saigne plein, pisse le
      sang`),
    said(`
      heavy bleeding, bleeding a lot, bleeding heavily, bleeding badly, I am bleeding, I’m bleeding,
      haemorrhage, hemorrhage, losing blood, lost a lot of blood, bleeding that will not stop,
      bleeding will not stop, will not stop bleeding, vomiting blood, vomited blood, coughing blood,
      coughing up blood, blood in stool, cut off finger, vomiting black, black vomit`),
    BLEEDING_ADVICE,
  ),
  word(
    said(`
      convulsion, convulse, tremble et ne répond pas, crise d’épilepsie en ce moment, fait une crise
      d’épilepsie`),
    said(`
      convulsion, having a seizure, having a fit, had a fit, is fitting`),
    SEIZURE_ADVICE,
  ),
  named(word(['crise d’épilepsie'], ['seizure'], SEIZURE_ADVICE), CALM.fr, CALM.en),
  word(
    said(`
      allergie grave, choc allergique, choc anaphylactique, réaction allergique grave, gorge gonfle,
      gorge gonflée, gonfle de la gorge, visage gonfle, visage gonflé, lèvres gonflées, langue
      gonfle, langue gonflée, œdème de quincke, piqûre et malaise, piqûre de guêpe et respire mal`),
    said(`
      severe allergy, severe allergic reaction, allergic shock, anaphylaxis, anaphylactic, throat
      swelling, throat is swelling, swollen throat, face swelling, swollen face, swollen lips,
      swollen tongue, tongue swelling`),
    call(
      'Gorge ou visage qui gonfle\u00a0: appelez tout de suite.',
      'Throat or face that swells: call at once.',
    ),
  ),
  word(
    said(`
      bébé fièvre, nourrisson fièvre, nouveau-né fièvre, bébé 39, bébé 40, bébé de moins de 3 mois a
      de la fièvre, bébé mou, bébé ne boit plus, bébé ne boit pas, bébé ne mange plus, bébé boit
      plus, bébé tout bleu, bébé geint, secoué bébé`),
    said(`
      baby fever, newborn fever, infant fever, baby temperature, floppy baby, baby is floppy, baby
      will not drink, baby not drinking, baby will not feed`),
    call(
      'Fièvre avant 3 mois, bébé mou ou qui ne boit plus\u00a0: un avis tout de suite.',
      'Fever before 3 months, a floppy baby or one who does not drink: advice at once.',
    ),
    CHILD,
  ),
  word(
    said(`
      nuque raide, raideur de nuque, raideur de la nuque, taches violettes, taches rouges et fièvre,
      taches qui ne s’effacent pas`),
    said(`
      stiff neck and fever, stiff neck fever, purple spots, purple rash, rash that does not fade`),
    SPOTS_ADVICE,
  ),
  named(word(['méningite', 'purpura'], ['meningitis', 'purpura'], SPOTS_ADVICE), CALM.fr, CALM.en),
  word(
    said(`
      accident grave, gros accident, accident de voiture, accident de la route, accident de moto,
      accident de tracteur, renversé par une voiture, chute grave, grave chute, tombé de haut, tombé
      du toit, tombé d’une échelle, tombé de cheval, coup sur la tête, choc à la tête, tombé sur la
      tête, tête cognée et vomit, traumatisme crânien, fracture ouverte, os qui sort, noyade, noyé`),
    said(`
      serious accident, bad accident, car accident, car crash, road accident, motorbike accident,
      hit by a car, bad fall, fell from a height, fell off a roof, fell off a ladder, fell on head,
      head injury, blow to the head, open fracture, bone sticking out, drowning, drowned`),
    FALL_ADVICE,
  ),
  named(
    word(['accident'], ['accident'], FALL_ADVICE),
    [
      ...CALM.fr,
      ...said(
        'accident du travail, accident travail, arrêt, prolongation, assurance, expertise, déclaration, suite',
      ),
    ],
    [
      ...CALM.en,
      ...said('work accident, accident at work, sick leave, sick note, insurance, after an accident'),
    ],
  ),
  word(
    said(`
      perd les eaux, perds les eaux, perdu les eaux, perte des eaux, en train d’accoucher, vais
      accoucher, va accoucher, bébé arrive maintenant, saigne enceinte, enceinte saignement, bébé ne
      bouge plus, sens plus bébé bouger, enceinte chute, enceinte douleur forte`),
    said(`
      waters broke, water broke, waters have broken, giving birth, in labour, bleeding while
      pregnant, pregnant and bleeding, baby stopped moving, baby not moving`),
    BIRTH_ADVICE,
  ),
  named(word(['fausse couche'], ['miscarriage'], BIRTH_ADVICE), [...CALM.fr, 'après'], [...CALM.en, 'after']),
  named(
    word(['contractions', 'accouche'], ['contractions'], BIRTH_ADVICE),
    said(`
      contractions musculaires, contractions dos, contractions nuque, préparation, après, depuis, il
      y a, mois, semaines, suivi, ostéopathe`),
    ['muscle contractions', 'birth preparation'],
  ),
  word(
    said(`
      brûlure grave, grave brûlure, grosse brûlure, brûlure étendue, brûlure au visage, brûlé au
      visage, brûlé à l’eau bouillante, brûlé avec de l’huile, huile bouillante, brûlure à l’eau
      bouillante, ébouillanté, produit dans l’œil, javel dans l’œil, javel dans les yeux,
      électrocuté, électrocution, électrisé`),
    said(`
      severe burn, bad burn, large burn, burnt face, burned face, scalded, boiling water burn,
      boiling oil, hot oil burn, bleach in the eye, chemical in the eye, electrocuted, electric
      shock`),
    call('Eau tiède sur la brûlure, appeler.', 'Lukewarm water on the burn, call.'),
  ),
  word(
    said(`
      ventre dur, ventre dur comme du bois, douleur terrible au ventre, douleur atroce, douleur
      insupportable, mal insupportable, mal de tête brutal, mal de tête soudain, mal de tête
      violent, mal à la tête d’un coup, pire mal de tête, douleur brutale, testicule douleur, mal au
      testicule, testicule douloureux, testicule fait mal`),
    said(`
      rigid belly, terrible belly pain, terrible stomach pain, worst headache, sudden headache,
      sudden severe headache, thunderclap headache, unbearable pain, excruciating pain, testicle
      pain, testicular pain, testicle hurts`),
    call(
      'Une douleur brutale, jamais connue, ne doit pas attendre.',
      'A sudden pain, never felt before, must not wait.',
    ),
  ),
  ...dangerWords,
]
