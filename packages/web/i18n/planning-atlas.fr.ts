import type { PlanningWords } from '../spaces/planning/planning-words.ts'

const HORIZONS: Record<2 | 7 | 30, string> = { 2: '48\u00a0heures', 7: '7\u00a0jours', 30: '30\u00a0jours' }
const DAY_MS = 86_400_000
const DAYS = [2, 7, 30] as const

const comma = (value: number, digits: number) => value.toFixed(digits).replace('.', ',')

function wholeClass(from: number, upTo: number, isNone: boolean): string {
  if (isNone) return 'aucun'
  if (from === 0) return `${upTo} et moins`
  return Number.isFinite(upTo) ? `${from + 1} à ${upTo}` : `plus de ${from}`
}

const people = (count: string, value: number) => `${count}\u00a0${value > 1 ? 'habitants' : 'habitant'}`
const minutes = (value: number) => `${value}\u00a0min`

/** The words of the atlas, in French: the reference that the other languages must match key by key. */
export const atlasFr = {
  kinds: {
    centre: 'centre',
    antenne: 'antenne',
    msp: 'maison de santé',
    cabinet: 'cabinet',
    ehpad: 'Ehpad',
  },
  site: {
    next: (slot: string) => `prochain créneau ${slot}`,
    announced: 'annoncé, ouverture non vérifiée\u00a0: non compté',
    announcedShort: 'annoncé',
    notCounted: 'non compté',
    nothingFree: 'rien de libre dans ce délai\u00a0: non compté',
    unknownSlots: 'créneaux inconnus',
  },
  lead: {
    label: 'Ce que montre la carte',
    answer: {
      minutes: (days: 2 | 7 | 30) =>
        `des habitants à 15\u00a0minutes ou moins d’un créneau ouvert du réseau d’ici ${HORIZONS[days]}`,
      apl: (_days: 2 | 7 | 30) =>
        'des habitants dans une commune sous 2,5\u00a0consultations de généraliste par an, selon l’APL publiée',
      third: (_days: 2 | 7 | 30) =>
        'des habitants avec un troisième rendez-vous du réseau d’ici 7\u00a0jours, à 30\u00a0minutes au plus',
    },
    people: (covered: string, total: string) => `${covered}\u00a0personnes sur ${total}.`,
    between: (low: string, high: string) => `Entre ${low} et ${high} selon le détour réel des routes.`,
    open: (count: number) => `Ouverts, ${count}\u00a0${count > 1 ? 'sites' : 'site'}`,
    paper: (count: number) => `Sur le papier, ${count}`,
    area: 'Territoire',
    reason: 'Motif',
    horizon: 'Un créneau d’ici',
    horizons: HORIZONS,
    outside: 'Compter les centres hors de ce territoire',
    others: 'Compter les centres d’autres réseaux',
    othersHint: (count: number) =>
      count > 1
        ? `${count}\u00a0centres, dont les créneaux ne sont pas connus ici\u00a0: comptés comme libres`
        : 'Un centre, dont les créneaux ne sont pas connus ici\u00a0: compté comme libre',
    layer: 'Couche',
    layers: { minutes: 'Minutes réelles', apl: 'APL publiée', third: 'Troisième rendez-vous' },
    units: { minutes: 'minutes', apl: 'DREES 2018', third: 'jours' },
    histogram: 'Légende de la carte, et habitants de chaque classe',
    heads: {
      minutes: 'Minutes',
      apl: 'Consult. par an',
      third: 'Jours',
      people: 'Habitants',
      share: 'Part',
    },
    className: {
      minutes: wholeClass,
      third: wholeClass,
      apl: (from: number, upTo: number, isNone: boolean) => {
        if (isNone) return 'non publiée'
        if (from === 0) return `moins de ${comma(upTo, 1)}`
        return Number.isFinite(upTo)
          ? `${comma(from, 1)} à ${comma(upTo - 0.1, 1)}`
          : `${comma(from, 1)} et plus`
      },
    },
    source: (travel: string, year: number, date: string) =>
      `Minutes entières en voiture, arrondies au-dessus, 15 comprises\u00a0; ${
        travel === 'estimate'
          ? 'estimation Maillage selon la distance et la densité'
          : !travel.startsWith('estimate:')
            ? `sur les routes (${travel})`
            : `estimées\u00a0: vol d’oiseau × ${travel.replace('estimate:detour=', '').replace(',speed=', ' à ').replace('.', ',')}\u00a0km/h`
      }. Population ${year}, INSEE. Contours IGN, communes 2026. Créneaux du réseau, ${date}.`,
    aplSource:
      'Accessibilité potentielle localisée, médecins généralistes de tous âges, 2018, DREES\u00a0: consultations par an et par habitant, qu’un créneau soit libre ou non. Sous 2,5, la commune est dite sous-dense. Contours IGN, communes 2026.',
    toPlain: 'Compter à vol d’oiseau × 1,35 à 55\u00a0km/h',
    toEstimate: 'Revenir à l’estimation Maillage',
  },
  map: {
    region: 'Carte',
    coming: (area: string) => `Carte, ${area}, en cours de calcul`,
    title: {
      minutes: 'Minutes en voiture jusqu’au créneau ouvert du réseau le plus proche',
      apl: 'Consultations par an et par habitant, selon l’indicateur officiel',
      third: 'Jours jusqu’au troisième rendez-vous disponible du réseau, à 30\u00a0minutes au plus',
    },
    when: (care: string, words: Pick<PlanningWords, 'period'>, now: number, horizon: number) => {
      const span = words.period(now, now + ((DAYS[horizon] ?? 7) - 1) * DAY_MS)
      return `${care.charAt(0).toUpperCase()}${care.slice(1)}, ${span}`
    },
    label: {
      minutes: (area: string, share: string, sites: readonly string[]) =>
        `Minutes en voiture jusqu’au créneau ouvert du réseau le plus proche, par commune, ${area}. ${share} des habitants sont à 15\u00a0minutes ou moins${sites.length > 0 ? `, autour de ${sites.join(', ')}` : ''}. Le tableau dit la même chose.`,
      apl: (area: string, share: string, _sites: readonly string[]) =>
        `Consultations de généraliste par an et par habitant, APL publiée, par commune, ${area}. ${share} des habitants sont à 15\u00a0minutes ou moins d’un créneau du réseau. Le tableau donne les minutes.`,
      third: (area: string, share: string, _sites: readonly string[]) =>
        `Jours jusqu’au troisième rendez-vous disponible à 30\u00a0minutes au plus, par commune, ${area}. ${share} des habitants sont à 15\u00a0minutes ou moins d’un créneau du réseau. Le tableau dit la même chose.`,
    },
    aplWhen: 'Médecins généralistes de tous âges, 2018, DREES',
    commune: {
      minutes: (name: string, value: number) =>
        Number.isFinite(value) ? `${name}, ${minutes(value)}` : `${name}, aucun créneau`,
      apl: (name: string, value: number) =>
        Number.isFinite(value)
          ? `${name}, ${comma(value, 1)}\u00a0consultations par an`
          : `${name}, rien de publié`,
      third: (name: string, value: number) =>
        Number.isFinite(value)
          ? `${name}, ${comma(value, 1)}\u00a0jours`
          : `${name}, moins de trois créneaux`,
    },
    legend: {
      centre: 'Centre ouvert',
      antenne: 'Antenne ouverte',
      uncounted: 'Annoncé ou sans créneau, non compté',
      edge: {
        minutes: 'Limite des 15\u00a0minutes',
        apl: 'Sous 2,5 consultations par an',
        third: 'Limite des 7\u00a0jours',
      },
    },
  },
  states: {
    failed: 'L’atlas n’a pas pu être lu.',
    offline: 'Pas de connexion',
    failedHint: 'Le serveur n’a pas répondu. La carte reviendra avec lui.',
    retry: 'Réessayer',
    cancelled: 'Calcul annulé',
    again: 'Calculer',
    working: 'Minutes en cours de calcul',
    progress: (done: number, total: number) => `${done}\u00a0communes sur ${total}`,
    cancel: 'Annuler',
    nothingOpen: (horizon: number) =>
      `Aucun créneau ouvert pour ce motif d’ici ${HORIZONS[DAYS[horizon] ?? 7]}`,
    nothingOpenHint:
      'Les centres n’ont pas de plage libre dans ce délai. Choisissez un délai plus long ou un autre motif.',
  },
  table: {
    worst: {
      minutes: 'Les communes les plus loin d’un créneau du réseau',
      apl: 'Les communes à l’APL la plus basse',
      third: 'Les communes où le troisième rendez-vous du réseau est le plus tard',
    },
    title: 'Les communes',
    captions: {
      minutes: 'Communes et minutes jusqu’au créneau ouvert du réseau le plus proche',
      apl: 'Communes et consultations par an et par habitant, APL publiée',
      third: 'Communes et jours jusqu’au troisième rendez-vous du réseau',
    },
    whole: 'Toutes les communes',
    caption:
      'Communes, minutes jusqu’au créneau ouvert du réseau le plus proche, APL et troisième rendez-vous',
    tenth: (from: number) => `Un habitant sur dix est à ${from}\u00a0minutes ou plus d’un créneau du réseau.`,
    selected: 'La commune de la fiche',
    rank: 'Rang',
    epci: 'Intercommunalité',
    columns: {
      minutes: 'Min',
      apl: 'APL',
      third: '3e\u00a0rdv, j',
      name: 'Commune',
      population: 'Habitants',
      nearest: 'Plus proche',
    },
    all: (count: string, value: number) => (value > 1 ? `Les ${count}\u00a0communes` : 'La commune'),
    toMap: 'Revenir à la carte',
    more: (count: number) => `${count}\u00a0de plus`,
    none: 'aucun',
  },
  csv: {
    decimalMark: ',',
    reason: 'motif',
    horizon: 'créneau d’ici (jours)',
    travel: 'minutes en voiture',
    at: 'date des créneaux',
    sources: 'sources',
    rank: 'rang',
    code: 'code commune',
    name: 'commune',
    epci: 'intercommunalité',
    population: 'habitants',
    minutes: 'minutes jusqu’au créneau ouvert du réseau',
    site: 'site le plus proche',
    siteCode: 'commune du site',
    third: 'jours jusqu’au 3e rendez-vous (30\u00a0minutes au plus)',
    apl: 'APL publiée 2018 (consultations par an)',
  },
  sheet: {
    label: 'Fiche de la commune',
    choose:
      'Choisissez une commune sur la carte, dans le tableau ou par la recherche\u00a0: sa fiche s’ouvre ici.',
    elsewhere: 'La commune choisie n’est pas dans ce territoire.',
    close: 'Fermer la fiche',
    people,
    to: (site: string) => `jusqu’à ${site}.`,
    nowhere: 'Aucun créneau',
    rank: (rank: string, count: string, value: number) =>
      value === 1 ? `La plus éloignée sur ${count}.` : `${rank}e plus éloignée sur ${count}.`,
    next: 'Prochains créneaux',
    nobodyNear: (horizon: number) =>
      `Personne n’est libre d’ici ${HORIZONS[DAYS[horizon] ?? 7]} à 15\u00a0minutes ou moins.`,
    noSlot: 'Aucun créneau publié d’ici 30\u00a0jours.',
    minutes,
    covering: (name: string) => `Qui couvre ${name}`,
    paper: 'Sur le papier, consultations par an',
    published: (year: number) => `APL publiée, DREES ${year}`,
    computed: 'Recalculée, estimation',
    doubt: (value: string) => `Recalculée à ${value} près pour 95\u00a0% des communes.`,
    threshold: (value: string) => `seuil ${value}`,
    mean: (name: string, value: string) => `${name} ${value}`,
    strip: (published: string, threshold: string, mean: string) =>
      `Échelle de 0 à 6\u00a0: ${published} ici, seuil de sous-densité ${threshold}, moyenne ${mean}`,
    history: 'Minutes, jour après jour',
    kept: (days: number, first: string) =>
      days > 1
        ? `Mesuré chaque jour depuis le ${first}, créneau d’ici 7\u00a0jours.`
        : 'La mesure de chaque jour est gardée\u00a0: la courbe se dessine au fil des jours.',
    historySaid: (low: number, high: number) =>
      low === high ? `Toujours ${minutes(low)}` : `Entre ${low} et ${minutes(high)}`,
  },
  export: {
    label: 'Exporter',
    csv: 'Tableau (CSV)',
    geojson: 'Contours et minutes (GeoJSON)',
    png: 'Carte (PNG)',
    pdf: 'Imprimer, ou enregistrer en PDF',
    failed: 'Le fichier n’a pas pu être fait.',
  },
}

export type AtlasText = typeof atlasFr
