import { ofPlace } from '@maillage/core/audit/of-place.ts'
import { atPlace } from './at-place.ts'
import { minutesText } from './time-words.ts'

const N = '\u202f'
const B = '\u00a0'
const minutes = (count: number) => `${count}${B}minutes`
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const MEASURES: Record<string, string> = {
  estimate: 'estimées, sans données de route',
  matrix: 'selon les temps de trajet officiels',
  osrm: 'selon le réseau routier d’OpenStreetMap',
  roads: 'selon le réseau routier d’OpenStreetMap',
}

/** The words of the public page of access. French is the source: English has the same keys, or does not compile. */
export const accessFr = {
  brand: 'Maillage',
  skip: 'Aller au contenu',
  otherLanguage: 'English',
  call: (phone: string) => `Appeler le ${phone}`,
  loading: 'Un instant',
  commune: 'Votre commune',
  communeHint: 'Son nom ou son code postal',
  noCommune: 'Aucune commune de ce nom. Vérifiez l’orthographe, ou tapez le code postal.',
  suggestions: (count: number) =>
    count === 0 ? 'Aucune proposition' : `${count} proposition${count > 1 ? 's' : ''}`,
  inhabitants: (count: string) => `${count} habitants`,
  start: {
    title: `À combien de minutes est le prochain créneau de soins vraiment ouvert${N}?`,
    lead: 'Choisissez votre commune. Cette page compte les créneaux que l’on peut réserver, pas les médecins sur le papier.',
  },
  title: {
    near: (place: string, away: number) =>
      `${upper(atPlace(place))}, un créneau est ouvert à ${minutes(away)}`,
    far: (place: string, away: number) =>
      `${upper(atPlace(place))}, le créneau ouvert le plus proche est à ${minutes(away)}`,
    tooFar: (place: string) => `${upper(atPlace(place))}, aucun créneau n’est ouvert à moins d’une heure`,
    none: (place: string) => `${upper(atPlace(place))}, aucun créneau n’est ouvert d’ici 30${B}jours`,
    noRoad: (place: string) => `Aucune route ne mène ${ofPlace(place)} à un lieu du réseau`,
    was: (place: string, away: number) =>
      `${upper(atPlace(place))}, le créneau le plus proche était à ${minutes(away)}`,
  },
  nearest: (site: string, place: string, care: string) => `${site} ${ofPlace(place)}. ${upper(care)}.`,
  nearestIs: (place: string, away: number) => `Le plus proche est ${atPlace(place)}, à ${minutes(away)}${B}:`,
  noRoadHow: (network: string) =>
    `${network} soigne ailleurs. Pour trouver un lieu de soins ici, appelez l’assurance maladie ou votre mairie.`,
  demo: `Démonstration${B}: créneaux et personnes inventés.`,
  noneHow:
    'Aucun lieu du réseau n’a de place à réserver en ligne. Appelez le secrétariat, qui cherchera avec vous.',
  kinds: { centre: 'centre', antenne: 'antenne', msp: 'maison de santé', cabinet: 'cabinet', ehpad: 'EHPAD' },
  book: 'Prendre ce rendez-vous',
  sooner: 'Plus tôt, mais plus loin',
  urgent: `Cela ne peut pas attendre${N}?`,
  map: 'Sur la carte',
  views: { map: 'Carte', table: 'Tableau' },
  view: 'Vue',
  mapOf: (place: string, sites: string) => `Carte des minutes autour ${ofPlace(place)}. ${sites}`,
  mapCaption: `Minutes en voiture au plus jusqu’au créneau ouvert le plus proche, d’ici 7${B}jours. Le trait fort est à 15${B}minutes.`,
  noMap: 'La carte de ce territoire n’est pas disponible. Le tableau dit la même chose.',
  more: 'plus',
  none: 'aucun',
  tableOf: (place: string) => `Autour ${ofPlace(place)}`,
  site: 'Site',
  nextSlot: 'Prochain créneau',
  min: 'Min',
  nothing: 'rien de libre',
  notOpen: 'ouverture non vérifiée',
  notOurs: (network: string) => `créneaux non connus, ${network}`,
  shares: `À 15${B}minutes ou moins d’un créneau, d’ici 7${B}jours`,
  share: (percent: string) => `${percent}${B}%`,
  historyOf: (first: number, last: number) => `${minutes(first)} au début, ${last} aujourd’hui`,
  historyLine: (day: string, away: number | null) =>
    away === null ? `${day}, rien d’ouvert` : `${day}, ${minutesText(away)}`,
  official: 'L’indicateur officiel dit autre chose',
  officialText: (place: string, apl: string, departement: string, year: number) =>
    `L’accessibilité potentielle localisée (APL) donne ${apl} consultations par an et par habitant ${atPlace(place)}, contre ${departement} en moyenne dans le département. Elle compte les médecins installés en ${year}. Cette page compte les créneaux que l’on peut réserver.`,
  source: (at: string, travel: string, year: number, apl: number | null) =>
    `Créneaux du réseau, ${at}. Minutes ${MEASURES[travel] ?? travel}, arrondies au-dessus. Population ${year}, INSEE${B}; contours IGN${B}; bourgs GeoNames${apl === null ? '' : `${B}; APL ${apl}, DREES`}.`,
  methodTitle: 'Comment ces minutes sont calculées',
  method: [
    'Un créneau compte s’il peut être réservé par tout le monde au moment où cette page le lit, par la même recherche que la prise de rendez-vous.',
    'Le trajet part du bourg de la commune quand il est connu, sinon de son centre, et va au lieu de soins lui-même. Il est arrondi à la minute au-dessus.',
    `Les parts comptent les habitants des communes qui sont à 15${B}minutes ou moins d’un créneau ouvert dans les sept jours.`,
    `Une estimation peut se tromper de 15 à 20${B}%, davantage en montagne ou près d’une rivière sans pont.`,
  ],
  csv: 'Données du département, en CSV',
  embed: 'Intégrer cette page',
  embedHow: 'Copiez ces lignes dans la page de votre site. Elles n’ajoutent ni traceur, ni cookie.',
  accessibility: 'Accessibilité',
  offline: 'Pas de connexion.',
  offlineAt: (at: string) => `Voici la mesure du ${at}. Les créneaux ont pu changer.`,
  offlineHow: 'Pour réserver maintenant, appelez le secrétariat du réseau.',
  callNow: 'Appeler',
  failed: 'La mesure n’a pas pu être lue',
  failedHow: 'Vérifiez votre connexion, puis essayez encore.',
  retry: 'Essayer encore',
  embedded: (place: string) => `${upper(ofPlace(place))} au créneau le plus proche`,
  embeddedNone: (place: string) => `Aucun créneau ouvert près ${ofPlace(place)} d’ici 30${B}jours`,
  bookShort: 'Réserver',
  method1: 'Méthode',
  minutesUnit: 'min',
  today: 'aujourd’hui',
  tomorrow: 'demain',
}
export type AccessText = typeof accessFr
