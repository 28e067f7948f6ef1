import type { TrajectoryYear } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { FieldName } from '../spaces/planning/trajectory/trajectory-view.ts'

const several = (count: number, one: string, many: string) => `${count}\u00a0${count > 1 ? many : one}`

export type MeasureName = Exclude<keyof TrajectoryYear, 'year'>

const measures: Readonly<Record<MeasureName, string>> = {
  practitioners: 'Praticiens',
  fte: 'Équivalents temps plein (ETP)',
  sites: 'Sites tenus ouverts',
  recruited: 'Recrues',
  retired: 'Retraites',
  left: 'Autres départs',
  patients: 'Patients suivis',
  covered: 'Habitants à 15\u00a0minutes ou moins',
}

const fields: Readonly<Record<FieldName, string>> = {
  from: 'Situation connue à la fin de',
  to: 'Jusqu’à la fin de',
  people: 'Praticiens au départ',
  fte: 'ETP d’un praticien présent',
  leaveFrom: 'Autres départs par an, au moins',
  leaveTo: 'Autres départs par an, au plus',
  posts: 'Postes offerts',
  fillFrom: 'Postes pourvus, au moins',
  fillTo: 'Postes pourvus, au plus',
  recruitFte: 'ETP d’une recrue',
  recruitFrom: 'Âge des recrues, de',
  recruitTo: 'Âge des recrues, à',
  sites: 'Sites ouverts au départ',
  open: 'Ouvertures prévues',
  openFrom: 'Ouvertures tenues, au moins',
  openTo: 'Ouvertures tenues, au plus',
  siteFte: 'ETP sans lesquels un site ferme',
  patients: 'Patients par ETP',
  target: 'Praticiens espérés à la fin',
  covered: 'Habitants à 15\u00a0minutes ou moins au départ',
  population: 'Habitants du territoire',
  order: 'Ordre des ouvertures',
  ages: 'Âges',
  retire: 'Retraites par âge',
  seed: 'Graine',
  runs: 'Tirages',
}

/** The words of the trajectory, in French: the reference that the other languages must match key by key. */
export const trajectoryFr = {
  measures,
  form: {
    title: 'Le plan',
    fields,
    short: {
      fill: 'Part des postes pourvus',
      leave: 'Autres départs par an',
      openings: 'Part des ouvertures tenues dans l’année',
      empty: 'facultatif',
    },
    and: 'à',
    percent: '%',
    years: 'Par année',
    year: 'Année',
    inYear: (label: string, year: number) => `${label} en ${year}`,
    start: 'Au départ',
    chances: 'Ce qui est incertain',
    work: 'Temps de travail',
    ages: 'Pyramide des âges',
    agesAssumed: 'supposée',
    agesGiven: 'la vôtre',
    band: (from: number, to: number) => `${from} à ${to}\u00a0ans`,
    countOf: (band: string) => `Praticiens de ${band}`,
    sum: (sum: string, people: string) => `Total\u00a0: ${sum} sur ${people}.`,
    resetAges: 'Reprendre la pyramide supposée',
    retire: 'Retraites',
    retireAge: (age: number) => `à ${age}\u00a0ans`,
    retireOf: (age: number) => `Part qui prend sa retraite à ${age}\u00a0ans, en pour cent`,
    retireHint: 'De ceux qui ont cet âge ou plus, jusqu’à la ligne suivante, la part qui part dans l’année.',
    resetRetire: 'Reprendre les retraites supposées',
    reach: 'Habitants proches',
    reachHint:
      'Un site par ligne, dans l’ordre\u00a0: son nom, puis les habitants qu’il ajoute. «\u00a0Où ouvrir\u00a0» les donne.',
    draws: 'Tirages',
    reset: 'Revenir au cas de la région',
  },
  head: {
    band: (year: number, low: string, high: string, middle: string) =>
      `Fin ${year}, entre ${low} et ${high} praticiens, ${middle} au milieu`,
    exact: (year: number, middle: string) => `Fin ${year}, ${middle} praticiens`,
    start: (count: string, year: number) => `Ils sont ${count} à la fin de ${year}.`,
    eight: 'Huit tirages sur dix sont dans cette fourchette.',
    target: (target: string, share: string) =>
      `L’objectif de ${target} est atteint dans ${share} des tirages.`,
    working: 'Le calcul est en cours.',
    refused: 'Ce plan ne peut pas être calculé',
    refusedHint: 'Corrigez ce qui suit, à gauche.',
    failed: 'Le calcul s’est arrêté.',
    again: 'Calculer encore',
    tooMuch: 'Trop de praticiens, d’années et de tirages pour cet écran\u00a0: baissez le nombre de tirages.',
    seed: 'La graine est un nombre entier de 0 à 4\u00a0294\u00a0967\u00a0295.',
    runs: (most: string) => `Le nombre de tirages est un nombre entier de 1 à ${most}.`,
  },
  chart: {
    label: (measure: string, points: readonly string[]) => `${measure}. ${points.join(' ')}`,
    point: (year: number, low: string, middle: string, high: string) =>
      low === high
        ? `Fin ${year}\u00a0: ${middle}.`
        : `Fin ${year}\u00a0: de ${low} à ${high}, ${middle} au milieu.`,
    target: (target: string) => `objectif ${target}`,
    legend: 'Bande\u00a0: huit tirages sur dix. Ligne\u00a0: la médiane. À la fin de chaque année.',
  },
  table: {
    title: 'Année par année',
    caption: 'La trajectoire, année par année',
    year: 'Fin de',
    band: (low: string, high: string) => `${low} à ${high}`,
    hint: 'En gras la médiane, dessous du premier au dernier décile.',
    csv: 'Télécharger en CSV',
    json: 'Télécharger le plan (JSON)',
    command: (runs: number, seed: number) =>
      `npm run maillage -- trajectory trajectoire.json --seed ${seed} --runs ${runs}`,
    same: 'Le plan téléchargé donne les mêmes nombres avec cette commande\u00a0:',
  },
  needs: {
    title: (target: string) => `Ce qui devrait être vrai pour arriver à ${target}`,
    hint: 'Une chose changée à la fois, le reste comme dans le plan.',
    coming: 'Recherche en cours.',
    posts: (more: number, total: string) =>
      more === 0
        ? `Les postes du plan suffisent une fois sur deux (${total} en tout).`
        : `${several(more, 'poste', 'postes')} de plus chaque année (${total} en tout) pour y arriver une fois sur deux.`,
    postsSafe: (more: number, total: string) =>
      more === 0
        ? `Les postes du plan suffisent neuf fois sur dix.`
        : `${several(more, 'poste', 'postes')} de plus chaque année (${total} en tout) pour y arriver neuf fois sur dix.`,
    noPosts: 'Aucun nombre de postes n’y suffit.',
    fill: (percent: string) =>
      `Ou, avec les postes du plan, ${percent} pourvus, pour y arriver une fois sur deux.`,
    noFill: 'Pourvoir tous les postes du plan n’y suffit pas une fois sur deux.',
    departures: (middle: string) =>
      `Si personne ne partait avant la retraite, la médiane serait de ${middle}.`,
    none: 'Donnez un nombre de praticiens espérés pour savoir ce qu’il demande.',
  },
  assumptions: {
    title: 'Ce que suppose ce calcul',
    caption: 'Hypothèses et sources',
    what: 'Quoi',
    value: 'Valeur',
    where: 'D’où',
    yours: 'hypothèse',
    ours: 'hypothèse de Maillage, sans source\u00a0: donnez la vôtre',
    oursAges:
      'hypothèse de Maillage, calée sur la CARMF (50,3\u00a0ans en moyenne en 2022\u00a0; 24\u00a0% de moins de 40\u00a0ans au 1er\u00a0janvier\u00a02024)',
    source: (source: string) => `source\u00a0: ${source}`,
    recruitAges: 'Âge des recrues',
    departures: 'Autres départs par an',
    recruitSuccess: 'Part des postes pourvus',
    openingSuccess: 'Part des ouvertures tenues dans l’année',
    range: (low: string, high: string) => `de ${low} à ${high}`,
    inYear: (count: string, year: number) => `${count} en ${year}`,
    atAge: (age: number, share: string) => `${age}\u00a0ans\u00a0: ${share}`,
    ofBand: (band: string, count: string) => `${band}\u00a0: ${count}`,
    gains: (label: string, gained: string) => `${label}\u00a0: ${gained}`,
    none: 'aucune',
    rules: [
      'Chaque personne, chaque poste et chaque site est tiré à part\u00a0: une mauvaise année pour tous n’est dans la fourchette que si une part est donnée entre deux bornes.',
      'Dans une année, les présents partent, puis les recrues arrivent. Un poste non pourvu est perdu\u00a0; un site en retard reste prévu.',
      'La fourchette ne contient que ce hasard\u00a0: ni loi nouvelle, ni crise, ni taux faux.',
    ],
    reachRule:
      'Les habitants proches s’ajoutent dans l’ordre donné\u00a0; un site fermé faute de praticiens retire les derniers, jamais ceux du départ.',
    method: 'Méthode',
  },
  sources: {
    people: 'la région, première année\u00a0: 66 salariés, dont 44 généralistes',
    sites: 'la région, centres de la première année',
    target: 'la région, objectif pour 2028',
  } as Partial<Record<FieldName, string>>,
  refusal: (where: string, sentence: string) => `${where}\u00a0: ${sentence}.`,
  print: 'Imprimer',
}

export type TrajectoryText = typeof trajectoryFr
