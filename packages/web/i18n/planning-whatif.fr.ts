import { atPlace } from './at-place.ts'
import { ofPerson } from './elision.ts'

const B = '\u00a0'
const N = '\u202f'
const several = (count: number, one: string, many: string) => `${count}${B}${count > 1 ? many : one}`

/** "de Vic-Fezensac", "d’Auch", "du Houga". */
function ofPlace(name: string): string {
  if (/^Les /.test(name)) return `des ${name.slice(4)}`
  return /^Le /.test(name) ? `du ${name.slice(3)}` : ofPerson(name)
}
const daysOf = (days: string) => `${days}${B}${/^[01](,5)?$/.test(days) ? 'jour' : 'jours'}`
const fromDay = (day: string) => (day === '' ? '' : `, le ${day}`)

/** The words of "what if", in French: the reference that the other languages must match key by key. */
export const whatIfFr = {
  practitioner: (place: number) => `Généraliste ${place}`,
  recruited: 'Généraliste recruté',
  days: daysOf,
  base: (day: string, time: string) => `Base du ${day}, ${time}.`,
  baseOf: (day: string) => `Base du ${day}.`,
  scenario: (name: string) => `Scénario «${N}${name}${N}».`,
  unsaved: 'Changements non enregistrés.',
  defaultName: (site: string) => `Départ ${atPlace(site)}`,
  newName: 'Nouveau scénario',
  head: {
    empty: 'Et si quelque chose changeait',
    emptyHint:
      'Un scénario est une liste de changements sur une base datée. Ajoutez-en un\u00a0: les cartes disent aussitôt qui y perd.',
    remedies: {
      none: 'Sans remède',
      share: 'Avec le partage',
      recruit: 'Avec un recrutement',
    },
    retirement: (site: string) => `le départ du généraliste ${ofPlace(site)}`,
    closing: (site: string) => `la fermeture ${ofPlace(site)}`,
    opening: (site: string) => `l’ouverture ${ofPlace(site)}`,
    one: 'ce changement',
    several: (count: number) => `ces ${count} changements`,
    loses: (remedy: string, what: string, isMany: boolean, people: string) =>
      `${remedy}, ${what} ${isMany ? 'éloignent' : 'éloigne'} ${people}${B}habitants d’un créneau`,
    wins: (remedy: string, what: string, isMany: boolean, people: string) =>
      `${remedy}, ${what} ${isMany ? 'rapprochent' : 'rapproche'} ${people}${B}habitants d’un créneau`,
    nobody: (remedy: string, what: string, isMany: boolean) =>
      `${remedy}, ${what} n’${isMany ? 'éloignent' : 'éloigne'} personne d’un créneau`,
    siteDays: (site: string, before: string, after: string) =>
      `${site}\u00a0: ${before} puis ${after}${B}jours par semaine`,
    noSlot: (site: string) => `${site}\u00a0: plus aucun créneau`,
    working: 'Calcul en cours.',
  },
  list: {
    label: 'Changements',
    add: 'Ajouter',
    edit: 'Modifier',
    editOne: (what: string) => `Modifier\u00a0: ${what}`,
    remove: 'Retirer',
    removeOne: (what: string) => `Retirer de la liste\u00a0: ${what}`,
    undo: 'Annuler le changement',
  },
  change: {
    'retire-practitioner': (who: string, where: string, day: string) =>
      `Retraite\u00a0: ${who}${where}${fromDay(day)}`,
    where: (sites: string) => `, ${sites}`,
    at: (site: string, days: string) => `${site}, ${daysOf(days)}`,
    'add-practitioner': (who: string, site: string, days: string, day: string) =>
      `Arrivée\u00a0: ${who}, ${site}, ${daysOf(days)}${fromDay(day)}`,
    'change-days': (who: string, site: string, days: string, day: string) =>
      `${who}\u00a0: ${daysOf(days)} ${atPlace(site)}${fromDay(day)}`,
    siteDays: 'Site',
    'open-site': (site: string, days: string, day: string) =>
      `Ouverture\u00a0: ${site}, ${daysOf(days)}${fromDay(day)}`,
    'close-site': (site: string, day: string) => `Fermeture\u00a0: ${site}${fromDay(day)}`,
    'move-site': (site: string, commune: string, day: string) =>
      `Déplacement\u00a0: ${site}, vers ${commune}${fromDay(day)}`,
    'close-road': (roads: string, extra: number | undefined, day: string) =>
      `Route coupée\u00a0: ${roads}${extra === undefined ? '' : `, ${extra}${B}minutes de plus`}${fromDay(day)}`,
    road: (from: string, to: string) => `entre ${from} et ${to}`,
    'change-opening': (site: string, opens: string) => `Ouverture ${ofPlace(site)} le ${opens}`,
  },
  form: {
    title: 'Ajouter un changement',
    editTitle: 'Modifier le changement',
    kind: 'Ce qui change',
    kinds: {
      'retire-practitioner': 'Un praticien part',
      'add-practitioner': 'Un praticien arrive',
      'change-days': 'Des jours changent',
      'open-site': 'Un site ouvre',
      'close-site': 'Un site ferme',
      'move-site': 'Un site déménage',
      'close-road': 'Une route est coupée',
    },
    practitioner: 'Praticien',
    site: 'Site',
    commune: 'Commune',
    from: 'Entre la commune',
    to: 'et la commune',
    days: 'Jours par semaine',
    extra: 'Minutes de plus',
    extraHint: 'Vide\u00a0: on ne passe plus.',
    on: 'À partir du',
    onHint: 'Vide\u00a0: dès la base.',
    add: 'Ajouter ce changement',
    keep: 'Garder',
    cancel: 'Fermer',
    wrongDays: 'Donnez des jours par demi-journées, de 0,5 à 5.',
    wrongExtra: 'Donnez un nombre entier de minutes, de 1 à 600.',
    unknownCommune: 'Aucune commune de ce nom dans ce territoire.',
    sameCommune: 'Donnez deux communes différentes.',
    newSite: (commune: string) => `Site ${ofPlace(commune)}`,
    suggest: (who: string, where: string) => `${who} part${where}`,
    suggestions: 'Par exemple',
  },
  remedy: {
    label: 'Carte de droite',
    none: 'Sans remède',
    share: 'Partage',
    shareOf: (days: string) => `Partage ${days}`,
    recruit: 'Recruter',
  },
  maps: {
    today: 'Aujourd’hui',
    unchanged: 'Sans changement',
    after: {
      none: 'Après, sans remède',
      share: 'Après, avec le partage',
      recruit: 'Après, avec un recrutement',
    },
    same: 'Rien n’a encore changé',
    near: (minutes: number) => `des habitants à ${minutes}${B}minutes ou moins`,
    nearShort: (minutes: number) => `à ${minutes}${B}minutes ou moins`,
    beforeLabel: (share: string, count: number) =>
      `Avant\u00a0: minutes jusqu’au site ouvert le plus proche, ${several(count, 'site', 'sites')}, ${share} des habitants assez près`,
    afterLabel: (share: string, count: number) =>
      `Après\u00a0: minutes jusqu’au site ouvert le plus proche, ${several(count, 'site', 'sites')}, ${share} des habitants assez près`,
    unit: (travel: string, day: string) =>
      `minutes au plus jusqu’au site ouvert le plus proche, ${travel}, base du ${day}`,
    shortUnit: 'minutes au plus',
    more: 'plus',
    noSlot: 'aucun créneau',
    said: (name: string, detail: string) => `${name}, ${detail}`,
    commune: (name: string, minutes: string) => `${name}, ${minutes}`,
    minutes: (minutes: string) => `${minutes}${B}min`,
    none: 'aucun site',
    coming: 'Les cartes arrivent.',
  },
  losses: {
    title: 'Qui perd quoi',
    none: 'Personne ne perd de minutes.',
    noneHint: 'Les jours de consultation changent peut-être\u00a0: voyez sous le titre.',
    without: (people: string) => `Sans remède, ${people}${B}habitants en perdraient.`,
    before: 'Ajoutez un changement\u00a0: les communes qui perdent des minutes se rangent ici.',
    beyond: (minutes: number) => `Passent au-delà de ${minutes}`,
    losing: 'Perdent des minutes',
    losingText: (communes: number, mean: string) =>
      `${several(communes, 'commune', 'communes')}, +${N}${mean}${B}min en moyenne`,
    winning: 'Gagnent des minutes',
    communes: (count: number) => several(count, 'commune', 'communes'),
    altogether: (people: string) => `${people}${B}habitants n’ont plus aucun site.`,
    classes: ['rien ne change', '1 à 9 min perdues', '10 à 19', '20 et plus'],
    mapLabel: (people: string, communes: number) =>
      `Différence par commune\u00a0: ${people} habitants de ${several(communes, 'commune', 'communes')} perdent des minutes`,
    caption: 'Communes qui perdent le plus, minutes fois habitants',
    head: { commune: 'Commune', people: 'Habitants', before: 'Avant', after: 'Après', lost: 'Perte' },
    rest: (count: number) => several(count, 'autre', 'autres'),
    all: 'Voir toutes les communes',
    fewer: 'Voir les premières',
    ordered: 'Rangées par minutes perdues ×\u00a0habitants.',
    crossedNote: (minutes: number) => `passe au-delà de ${minutes}${B}minutes`,
    said: (name: string, before: string, after: string) => `${name}, ${before} puis ${after}`,
    plus: (minutes: string) => `+${N}${minutes}`,
    noMore: 'plus rien',
    csv: 'Télécharger en CSV',
  },
  share: {
    title: (parts: string) => `Le meilleur partage\u00a0: ${parts}`,
    part: (days: string, site: string) => `${daysOf(days)} ${atPlace(site)}`,
    who: (name: string) => ` pour ${name}`,
    nothing: 'Le meilleur partage est celui d’aujourd’hui',
    covered: (given: string, need: string) => `Besoin couvert\u00a0: ${given}${B}jours sur ${need}.`,
    missing: (days: string, where: string) => `Il manque ${daysOf(days)} par semaine (${where}).`,
    missingAt: (site: string, given: string, need: string) => `${site}\u00a0: ${given} sur ${need}`,
    backTo: (share: string) => `La part revient à ${share}.`,
    caption: 'Jours par semaine, praticiens et sites, avant et après partage',
    daysAWeek: 'Jours par semaine',
    road: 'Route',
    home: (site: string) => `près ${ofPlace(site)}`,
    left: 'part',
    recruit: 'arrive',
    was: (days: string) => `${days} avant`,
    sum: 'Ensemble, sur le besoin',
    of: (given: string, need: string) => `${given} sur ${need}`,
    need: 'Besoin',
    needOf: (site: string) => `Besoin ${atPlace(site)}, jours par semaine`,
    needHint:
      'Le besoin est celui que les jours d’aujourd’hui couvrent. Corrigez-le si un site en demande plus, ou moins.',
    why: (parts: string) => `Pourquoi ${parts}`,
    whyCaption: (site: string) => `Besoin couvert selon les jours passés ${atPlace(site)}`,
    coveredHead: 'Besoin couvert',
    coveredCell: (covered: string, need: string) => `${covered}${B}j sur ${need}`,
    dayShort: (days: string) => `${days}${B}j`,
    impossible: 'impossible',
    and: ' et ',
    verdict: {
      only: 'C’est le seul partage possible, le reste inchangé.',
      'too-many-sites': 'Les jours sont sur trop de sites pour un tableau.',
      'covers-most': (rival: string) =>
        `Aucun autre partage ne couvre autant\u00a0; le plus proche est ${rival}.`,
      tie: (rival: string) => `À égalité avec ${rival} en tout\u00a0: l’un vaut l’autre.`,
      'tie-broken': (rival: string, gains: string) =>
        `À égalité avec ${rival} sur le besoin\u00a0; choisi pour ${gains}.`,
    },
    gains: {
      missing: (days: string) => `${daysOf(days)} de besoin couvert en plus`,
      idle: (days: string) => `${daysOf(days)} sans salle en moins`,
      worst: (days: string) => `${daysOf(days)} de manque en moins là où il manque le plus`,
      closed: (days: string) => `${daysOf(days)} d’ouverture en plus`,
      changed: (days: string) => `${daysOf(days)} de moins à changer`,
      people: (count: string) => `${count}${B}affectation${count === '1' ? '' : 's'} de moins`,
      wishes: () => 'les préférences de sites',
      road: (time: string) => `${time} de route en moins par semaine`,
    },
    hours: (hours: number, minutes: string) => `${hours}${B}h${B}${minutes}`,
    rules: (sites: number, time: string) =>
      `Règles tenues\u00a0: 5${B}jours et ${sites}${B}sites au plus par praticien, ${time} de route au plus par jour. Chacun est supposé habiter près du site où il a le plus de jours\u00a0; un site, avoir une salle par praticien et une de plus. Proposition à discuter avec les praticiens, trouvée par recherche, sans preuve.`,
    nobody: 'Il ne reste aucun praticien à partager. Regardez un recrutement.',
    apply: 'Appliquer le partage',
    toRecruit: 'Comparer à un recrutement',
  },
  recruit: {
    title: (site: string, days: string) => `Un recrutement\u00a0: ${daysOf(days)} ${atPlace(site)}`,
    hint: 'Un praticien de plus, à un seul site. Choisissez où\u00a0: chaque ligne est calculée comme un scénario.',
    days: 'Jours par semaine',
    caption: 'Un praticien de plus, site par site',
    site: 'Site',
    near: (minutes: number) => `À ${minutes}${B}minutes ou moins`,
    losing: 'Perdent des minutes',
    siteDays: 'Jours au site',
    ofBase: (days: string, before: string) => `${days} (${before} dans la base)`,
    without: 'Sans remède',
    withShare: 'Partage, sans recruter',
    choose: (site: string) => `Recruter ${atPlace(site)}`,
    apply: 'Appliquer le recrutement',
    toShare: 'Comparer au partage',
  },
  bar: {
    kept: 'Scénarios enregistrés',
    option: (name: string, day: string) => `${name} (base du ${day})`,
    fresh: 'Nouveau scénario',
    file: 'Ouvrir un fichier',
    fileHint: 'Le fichier JSON que lit aussi la commande maillage whatif.',
    wrongFile: 'Ce fichier ne se lit pas.',
    name: 'Nom',
    save: 'Enregistrer',
    saved: 'Scénario enregistré. Le lien de cette page l’ouvre.',
    duplicate: 'Dupliquer',
    duplicated: 'Copie enregistrée\u00a0: c’est elle qui est ouverte.',
    copyName: (name: string) => `${name} (copie)`,
    readOnly:
      'Votre rôle lit les scénarios et peut les essayer\u00a0; les enregistrer est réservé à la planification.',
    nameNeeded: 'Donnez un nom au scénario.',
    failed: 'L’enregistrement n’a pas abouti. Réessayez dans un instant.',
    offline: 'Pas de connexion\u00a0: le calcul continue ici, l’enregistrement attendra.',
  },
  stale: {
    title: 'Quelqu’un d’autre vient de changer ce scénario',
    theirs: (version: number, who: string) =>
      `Enregistré, version ${version}${who === '' ? '' : `, par ${who}`}`,
    mine: (version: number) => `Le vôtre, à partir de la version ${version}`,
    reload: 'Reprendre la version enregistrée',
    keepMine: 'Enregistrer le mien à part',
    noChange: 'Aucun changement',
  },
  refused: {
    title: 'Ce scénario ne se calcule pas',
    closesAll: 'Ce scénario ne laisse aucun site ouvert. Gardez-en un, ou ajoutez des jours.',
    otherYear:
      'Ce scénario compte une autre année de population que les données présentes. Refaites sa base.',
    undo: 'Annuler le dernier changement',
  },
  failed: 'Le calcul s’est arrêté. Rechargez la page.',
  export: {
    label: 'Exporter',
    csv: 'Communes (CSV)',
    geojson: 'Carte (GeoJSON)',
    png: 'Carte d’après (PNG)',
    pdf: 'Imprimer ou PDF',
    json: 'Scénario pour maillage whatif (JSON)',
    failed: 'Le fichier n’a pas pu être fait.',
  },
  csv: {
    scenario: 'Scénario',
    code: 'Code INSEE',
    name: 'Commune',
    population: 'Habitants',
    before: 'Minutes avant',
    after: 'Minutes après',
    lost: 'Minutes perdues',
    nearestBefore: 'Site avant',
    nearestAfter: 'Site après',
    baseline: 'Base',
    travel: 'Trajets',
    year: 'Population de',
  },
  assumptions: 'Ce que ce calcul suppose',
  sources: (travel: string, year: number, day: string) =>
    `Minutes entières arrondies au-dessus, ${travel}. Population ${year}, INSEE. Sites et jours du réseau, base du ${day}. Mêmes chiffres avec le fichier exporté et la commande`,
  travel: {
    estimate: 'estimées',
    plain: (detour: string, kmPerHour: string) => `estimées (×${B}${detour}, ${kmPerHour}${B}km/h)`,
  },
}

export type WhatIfText = typeof whatIfFr
