import { atPlace } from './at-place.ts'
import { minutesText } from './time-words.ts'

const B = '\u00a0'
const N = '\u202f'
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const several = (count: number, one: string, many: string) => `${count}${B}${count > 1 ? many : one}`

/** "À Auch", "À Auch et à Condom", "À Auch, à Condom et au Houga". */
function atPlaces(names: readonly string[]): string {
  const all = names.map(atPlace)
  const last = all.pop() ?? ''
  return upper(all.length > 0 ? `${all.join(', ')} et ${last}` : last)
}

/** The words of "where to open", in French: the reference that the other languages must match key by key. */
export const sitingFr = {
  form: {
    title: 'La question',
    goal: 'Ce que l’on cherche',
    goals: {
      covering: (minutes: number) => `Le plus d’habitants à ${minutes}${B}minutes ou moins`,
      median: () => 'Le moins de minutes en moyenne',
      'worst-tenth': () => 'Le dixième le moins bien servi d’abord',
      'set-covering': (minutes: number) => `Personne à plus de ${minutes}${B}minutes`,
    },
    sites: 'Nouveaux sites',
    fewer: 'Un site de moins',
    more: 'Un site de plus',
    minutes: 'Minutes à ne pas dépasser',
    parent: 'À combien de minutes d’un centre, au plus',
    parentHint: 'Vide\u00a0: partout.',
    left: (count: number, all: number) =>
      `Reste ${several(count, 'commune candidate', 'communes candidates')} sur ${all}.`,
    kept: 'Sites gardés',
    keptAll: (count: number) => (count === 0 ? 'aucun' : `${count}, tous`),
    keptSome: (count: number, all: number) => `${count} sur ${all}`,
    excluded: 'Communes exclues',
    noneExcluded: 'aucune',
    exclude: 'Exclure une commune',
    excludeHint: 'Son nom, puis Entrée',
    allow: (name: string) => `Ne plus exclure ${name}`,
    notHere: 'Aucune commune candidate de ce nom.',
    search: 'Chercher',
    area: 'Territoire',
  },
  proof: {
    title: 'La preuve',
    found: 'Trouvé',
    bound: 'Borne',
    gap: 'Écart',
    proved: '0, optimum prouvé',
    took: (seconds: string) => `en ${seconds}${B}s`,
    by: {
      enumeration: (count: number) =>
        `${several(count, 'commune essayée', 'communes essayées')} sur ${count}`,
      relaxation: (count: number) => `Relaxation sur ${count}${B}communes`,
      solver: (count: number) => `Solveur HiGHS sur ${count}${B}communes`,
      nothing: () => 'La recherche s’est arrêtée avant la preuve',
    },
    working: (sites: number) => `En cours${B}: ${several(sites, 'site', 'sites')}`,
    usable: (names: string) => `Déjà utilisable${B}: ${names}.`,
    phases: {
      search: 'recherche de bonnes réponses',
      bound: 'calcul d’une borne',
      proof: 'preuve par le solveur',
    },
    cancel: 'Annuler',
    progress: 'Recherche en cours',
  },
  value: {
    people: (count: string) => `${count} habitants`,
    minutes: (value: string) => `${value}${B}min en moyenne`,
    worst: (value: string) => `${value}${B}min pour le pire dixième`,
    sites: (count: number) => several(count, 'site', 'sites'),
  },
  head: {
    ask: 'Où ouvrir le prochain site',
    askHint:
      'Posez la question à gauche, puis cherchez. La réponse dit ce qu’elle gagne, et si elle est la meilleure.',
    covering: (names: readonly string[], gained: string, minutes: number) =>
      `${atPlaces(names)}${B}: ${gained} habitants de plus à ${minutes}${B}minutes ou moins`,
    median: (names: readonly string[], before: string, after: string) =>
      `${atPlaces(names)}${B}: ${after}${B}minutes en moyenne, au lieu de ${before}`,
    'worst-tenth': (names: readonly string[], before: string, after: string) =>
      `${atPlaces(names)}${B}: ${after}${B}minutes pour le dixième le moins bien servi, au lieu de ${before}`,
    'set-covering': (names: readonly string[], minutes: number) =>
      `${several(names.length, 'nouveau site suffit', 'nouveaux sites suffisent')}${B}: personne à plus de ${minutes}${B}minutes`,
    nothing: 'Aucun nouveau site n’est nécessaire',
    opened: (names: string) => `Ouvrir${B}: ${names}.`,
    doubt: (most: string) =>
      `Si les routes tournent plus que prévu, jusqu’à ${most} habitants resteraient plus loin.`,
    between: (least: string, most: string) =>
      least === most ? '' : `Entre ${least} et ${most} habitants gagnés selon le détour des routes.`,
    ties: (count: number) =>
      count === 0
        ? 'Aucun autre lieu ne fait aussi bien, à 1 % près.'
        : count === 1
          ? 'Un autre lieu fait presque aussi bien.'
          : `${count} autres lieux font presque aussi bien.`,
    keep: 'En faire un scénario',
    kpi: {
      share: (minutes: number) => `À ${minutes}${B}minutes ou moins`,
      mean: 'Minutes, en moyenne',
      worst: 'Pire dixième, en moyenne',
      afterwards: 'puis',
    },
  },
  maps: {
    compare: 'Avant, après',
    beyond: 'plus',
    upTo: (within: number) => `min au plus${B}; trait fort à ${within}`,
    before: (count: number) => `Avant${B}: ${several(count, 'site', 'sites')}`,
    after: (count: number) => `Après${B}: ${several(count, 'site', 'sites')}`,
    beforeLabel: (count: number, share: string) =>
      `Avant${B}: minutes avec ${several(count, 'site', 'sites')}, ${share} des habitants assez près`,
    afterLabel: (names: string, share: string) =>
      `Après${B}: minutes avec un site à ${names}, ${share} des habitants assez près`,
    change: 'Ce qui change',
    changeLabel: (newly: string, closer: string, same: string, minutes: number) =>
      `Différence${B}: ${newly} habitants passent à ${minutes} minutes ou moins, ${closer} autres gagnent des minutes, ${same} n’en gagnent pas`,
    classes: (minutes: number) => [
      'rien ne change',
      '1 à 9 min gagnées',
      '10 à 19',
      '20 et plus',
      `passe à ${minutes}${B}min ou moins`,
    ],
    note: (closer: string, same: string, minutes: number) =>
      `${closer} autres habitants gagnent des minutes sans passer à ${minutes}. ${same} ne gagnent rien.`,
    newSite: 'nouveau site',
    openSite: (name: string) => `${name}, site ouvert`,
    newSaid: (name: string) => `${name}, nouveau site proposé`,
    commune: (name: string, before: string, after: string) =>
      before === after ? `${name}, ${before}` : `${name}, ${before} puis ${after}`,
    none: 'aucune route',
  },
  near: {
    title: (count: number) =>
      count === 1 ? 'La réponse' : `${count} réponses, de la meilleure à la moins bonne`,
    behind: (behind: string) =>
      `${behind} séparent les deux premières, moins que l’incertitude des minutes${B}: choisissez sur le terrain.`,
    equal: 'Les deux premières sont à égalité.',
    clear: (behind: string) => `${behind} séparent les deux premières.`,
    unseen: 'Ce que l’objectif ne voit pas.',
    unseenText: (name: string, first: string, other: string, second: string) =>
      `À ${minutesTextOf(15)} ou moins, tout se vaut pour lui. Or le trajet moyen des personnes gagnées serait de ${first} vers ${name} et de ${second} vers ${other}.`,
    caption: 'Les réponses côte à côte',
    show: (names: string) => `Montrer ${names} sur les cartes`,
    tie: 'presque égale',
    rows: {
      gained: 'Habitants gagnés',
      doubt: 'selon le détour des routes',
      behind: 'Écart à la meilleure',
      mean: 'Minutes en moyenne',
      worst: 'Pire dixième',
      drive: 'Trajet des personnes gagnées',
      parent: 'Centre parent',
    },
    best: '0',
    noParent: 'aucun',
    parent: (name: string, minutes: number) => `${name}, ${minutesText(minutes)}`,
    range: (least: string, most: string) => `${least} à ${most}`,
    minutes: (value: string) => `${value}${B}min`,
    minus: (value: string) => `−${N}${value}`,
    plus: (value: string) => `+${N}${value}`,
    csv: 'Télécharger en CSV',
  },
  sources: (travel: string, year: number, at: string) =>
    `Minutes entières arrondies au-dessus, 15 comprises (${travel}). Population ${year}, INSEE. Sites ouverts du réseau le ${at}. Candidates${B}: les bourgs des communes. La même question${B}:`,
  refusals: {
    'k-above-candidates': (k: number, candidates: number) =>
      `${several(k, 'site demandé', 'sites demandés')}, mais ${several(candidates, 'commune peut', 'communes peuvent')} en recevoir un. Demandez-en moins, ou excluez moins de communes.`,
    'no-parent-in-reach': (atMost: number) =>
      `Aucune commune candidate n’est à ${atMost}${B}minutes ou moins d’un centre ouvert. Augmentez ce nombre.`,
    unreachable: (names: string, people: string) =>
      `Aucun site possible n’est à cette distance de ces communes${B}: ${names} (${people} habitants). Augmentez les minutes, ou excluez moins de communes.`,
    'cover-out-of-reach': (beyond: string) =>
      `Même ainsi, ${beyond} habitants resteraient plus loin. Demandez plus de sites, ou plus de minutes.`,
    'no-site-open': 'Rien n’est ouvert, et rien n’est à ouvrir. Demandez au moins un site.',
    'nobody-to-serve': 'Personne n’habite ce territoire.',
    'too-large': 'Ce territoire est trop grand pour cette question. Choisissez un département.',
    other: 'Cette question ne peut pas être posée. Changez un de ses nombres.',
  },
  failed: 'La recherche s’est arrêtée.',
  again: 'Chercher encore',
  andOthers: (count: number) => `et ${several(count, 'autre', 'autres')}`,
  cancelled: 'Recherche annulée. La question reste posée.',
}

function minutesTextOf(minutes: number): string {
  return `${minutes}${B}minutes`
}

export type SitingText = typeof sitingFr
