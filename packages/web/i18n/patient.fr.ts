import { ofPlace } from '@maillage/core/audit/of-place.ts'
import { bookingFr } from './patient-booking.fr.ts'
import { minutesText } from './time-words.ts'

const s = (count: number) => (count > 1 ? 's' : '')
const N = '\u202f'
const B = '\u00a0'

/** The words of the patient space. French is the source: English has the same keys, or does not compile. */
export const patientFr = {
  brand: 'Maillage',
  skip: 'Aller au contenu',
  demo: `Démonstration${B}: personnes inventées.`,
  demoMessages: 'Lire les messages',
  otherLanguage: 'English',
  call: (phone: string) => `Appeler le ${phone}`,
  byVoice: (hours: string) => `Plutôt de vive voix, ${hours}${B}:`,
  haveOne: 'J’ai déjà un rendez-vous',
  haveOneHelp: `Ouvrez le lien du message que vous avez reçu${B}: il permet de déplacer ou d’annuler. Sans le message, appelez le secrétariat.`,
  publicAccess: 'L’accès aux soins de votre commune',
  rights: 'Vos droits',
  accessibility: 'Accessibilité',
  back: 'Retour',
  loading: 'Un instant',
  home: {
    title: 'Trouver un rendez-vous',
    places: (count: number, from: string, to: string) =>
      `${count}${B}lieux de soins, ${ofPlace(from)} à ${to}`,
    onePlace: (name: string) => `Un lieu de soins, à ${name}`,
    noPlace: 'Bientôt en ligne, près de chez vous',
    notYet: 'Les rendez-vous en ligne n’ont pas encore commencé',
    notYetHow: (hours: string) => `Le réseau prépare ses lieux et ses horaires. D’ici là, appelez ${hours}.`,
    why: `Pour quoi${N}?`,
    whyHint: `Avec vos mots, comme «${N}mal au genou${N}»`,
    keepWords: (words: string) => `Garder «${N}${words}${N}»`,
    keepWordsHint: 'le secrétariat choisira avec vous',
    noReason: (phone: string) => `Aucun motif ne correspond. Appelez le secrétariat au ${phone}.`,
    from: `Depuis quelle commune${N}?`,
    locate: 'Me situer',
    locating: 'Recherche',
    notLocated: 'Votre position n’est pas connue. Écrivez le nom de la commune.',
    noCommune: 'Aucune commune de ce nom. Vérifiez l’orthographe, ou tapez le code postal.',
    howFar: `Combien de route, au plus${N}?`,
    who: `Pour qui${N}?`,
    me: 'Pour moi',
    relative: 'Pour un proche',
    go: 'Voir les rendez-vous',
    whyMissing: 'Dites pourquoi vous venez, ou choisissez un motif dans la liste.',
    whyChoose: 'Choisissez dans la liste ce qui s’en approche le plus.',
    fromMissing: 'Écrivez votre commune, ou son code postal.',
    fromChoose: 'Choisissez la commune dans la liste.',
    suggestions: (count: number) => (count === 0 ? 'Aucune proposition' : `${count} proposition${s(count)}`),
    again: `Comme la dernière fois${N}?`,
    againLine: (reason: string, commune: string, minutes: number) =>
      `${reason}, depuis ${commune}, ${minutesText(minutes)} au plus.`,
    otherThing: 'Autre chose',
    forget: 'Oublier sur cet appareil',
    doors: 'Vous travaillez ici',
    ownDoor: 'Mon espace',
    ownDoorHint: 'vos rendez-vous, vos données, qui les a lues',
    officeDoor: 'Espace professionnel',
    officeDoorHint: 'secrétariat, soignants, gestion du réseau',
    aboutTitle: 'Maillage',
    about:
      'La plateforme ouverte des soins primaires d’un territoire. Elle montre les créneaux vraiment libres autour de chez vous, et ne donne jamais la même place à deux personnes.',
  },
  alarm: {
    youWrote: (words: string) => `Vous avez écrit «${N}${words}${N}»`,
    title: 'Cela ne doit pas attendre un rendez-\u2060vous.',
    call: (number: string) => `Appeler le ${number}`,
    deaf: 'Je n’entends pas ou ne peux pas parler',
    deafCall: (number: string) => `${number} par SMS`,
    passed: 'La douleur est passée, ou ancienne',
    passedHint: 'Un avis médical aujourd’hui, sans rendez-vous.',
    notMeant: 'Ce n’est pas ce que je voulais dire',
    change: 'Changer mes mots',
    goOn: 'Continuer vers un rendez-vous',
  },
  results: {
    modify: 'Modifier',
    recap: (commune: string, minutes: number, relative: boolean) =>
      `${commune}, ${minutesText(minutes)} au plus, ${relative ? 'pour un proche' : 'pour moi'}`,
    searching: (commune: string) => `Recherche autour ${ofPlace(commune)}`,
    searchingHint: (count: number, minutes: number) =>
      `${count}${B}lieu${count > 1 ? 'x' : ''} à ${minutesText(minutes)} au plus.`,
    stop: 'Arrêter',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    at: (place: string) => `à${B}${place}`,
    fromToday: 'Voir dès aujourd’hui',
    earliest: (when: string, time: string, place: string) =>
      `Le plus tôt${B}: ${when} ${time}, à${B}${place}.`,
    nearest: (when: string, time: string, place: string) =>
      `Le plus près${B}: ${when} ${time}, à${B}${place}.`,
    nearestHere: (when: string, time: string, place: string) =>
      `Le plus près${B}: ${when} ${time}, à${B}${place} même.`,
    nearestSame: 'C’est aussi le plus près.',
    total: (count: number, until: string) => `En tout, ${count}${B}rendez-vous d’ici ${until}.`,
    nothing: (minutes: number, until: string) =>
      `Personne n’est libre avant ${until} à moins de ${minutes}${B}minutes.`,
    nothingAtAll: (minutes: number) =>
      `Personne n’est libre à moins de ${minutes}${B}minutes pour le moment.`,
    further: (minutes: number, day: string) => `À${B}${minutes}${B}minutes${B}: ${day}.`,
    list: 'Liste',
    map: 'Carte',
    view: 'Présentation',
    filter: 'Filtrer',
    soonest: 'le plus tôt',
    closest: 'le plus près',
    moreHours: (count: number, day: string, place: string) =>
      `${count} autre${s(count)} heure${s(count)} ${day} à${B}${place}`,
    from: (day: string) => `Voir à partir de ${day}`,
    nothingFits: `Rien qui convienne${N}?`,
    fartherThan: (minutes: number) => `Plus loin que ${minutes}${B}minutes`,
    orCall: 'ou le',
    soonerFurther: 'Plus tôt, un peu plus loin',
    somewhatFurther: 'Un peu plus loin',
    extraRoad: (minutes: number) => `${minutes}${B}min de route en plus`,
    within: (minutes: number) => `À moins de ${minutes}${B}minutes`,
    soonerBy: (days: number, extra: number) =>
      `${days === 0 ? 'le même jour' : `${days}${B}jour${s(days)} plus tôt`}, ${extra}${B}min de route en plus`,
    slotName: (day: string, time: string, site: string, minutes: number | null, service: string) =>
      [day, time, site, minutes === null ? '' : `${minutes} minute${s(minutes)} en voiture`, service]
        .filter(Boolean)
        .join(', '),
    fellBack: `Le calcul d’itinéraire ne répond pas${B}: ces temps sont estimés.`,
    getTold: 'Il y aura peut-être plus tôt',
    getToldHint: `Prenez le plus tôt qui vous va. À la confirmation, cochez «${N}plus${B}tôt${N}»${B}: le secrétariat le voit et peut vous appeler.`,
  },
  map: {
    title: 'Carte des rendez-vous',
    edge: `15${B}min`,
    legendEdge: `à moins de 15${B}min en voiture`,
    legendHome: 'votre commune',
    legendFree: 'rendez-vous libres',
    legendFull: 'complet, ou trop loin',
    source: {
      estimate: (date: string) =>
        `Temps estimés en voiture, sans circulation, au ${date}. Communes 2026, d’après les contours IGN 2018.`,
      matrix: (date: string) =>
        `Temps en voiture d’un fichier de trajets, au ${date}. Communes 2026, d’après les contours IGN 2018.`,
      osrm: (date: string) =>
        `Temps en voiture d’un calcul d’itinéraire, au ${date}. Communes 2026, d’après les contours IGN 2018.`,
      roads: (date: string) =>
        `Temps en voiture selon les routes d’OpenStreetMap, au ${date}. Communes 2026, d’après les contours IGN 2018.`,
    },
    scale: (km: number) => `${km}${B}km`,
    contours: 'Communes 2026, d’après les contours IGN 2018. Le pointillé n’est pas la route.',
    contoursAlone: 'Communes 2026, d’après les contours IGN 2018.',
    noMap: 'La carte ne répond pas. La liste dit la même chose.',
    table: 'La carte, en tableau',
    tablePlace: 'Lieu',
    tableRoad: 'Route',
    tableEarliest: 'Le plus tôt',
    tableFree: 'Libres',
    full: 'complet',
  },
  filters: {
    title: 'Filtrer les rendez-vous',
    when: 'Quand',
    morning: 'Matin',
    afternoon: 'Après-midi',
    saturday: 'Samedi',
    where: 'Où',
    with: 'Avec qui',
    anyone: 'Peu importe',
    woman: 'Une femme',
    man: 'Un homme',
    coming: 'Pour venir',
    wheelchair: 'Accès en fauteuil roulant',
    see: (count: number) => (count === 0 ? 'Voir les résultats' : `Voir les ${count}${B}rendez-vous`),
    clear: 'Tout effacer',
    free: (count: number): string => (count > 1 ? 'libres' : 'libre'),
    active: (count: number) => `Filtrer (${count})`,
  },
  ...bookingFr,
  trouble: {
    offline: 'Pas de réseau',
    offlineHint: 'Votre recherche est gardée. Elle repart dès que le réseau revient.',
    formKept: `Ce que vous avez écrit est gardé${B}: essayez encore.`,
    retry: 'Essayer encore',
    phoneWorks: `Le téléphone passe souvent quand internet ne passe pas${B}:`,
    failed: 'Le service ne répond pas',
    notFound: 'Cette page n’existe pas',
    notFoundHint: 'Le lien est peut-être incomplet. Recopiez-le en entier, ou repartez de l’accueil.',
    toStart: 'Trouver un rendez-vous',
  },
  messages: {
    title: 'Messages de ce serveur',
    hint: 'En démonstration, aucun message ne part. Les voici, le plus récent en premier.',
    none: 'Aucun message pour le moment.',
    to: 'à',
  },
  siteKinds: {
    centre: 'Centre de santé',
    antenne: 'Antenne',
    msp: 'Maison de santé',
    cabinet: 'Cabinet',
    ehpad: 'EHPAD',
  },
}

export type PatientText = typeof patientFr
