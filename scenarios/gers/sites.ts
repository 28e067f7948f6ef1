import type { SiteSeed } from '../scenario.ts'

const LAUNCH =
  'https://lejournaltoulousain.fr/occitanie/gers/gers-actualites/ouverture-cinq-centres-sante-gers-180920'
const FLEURANCE =
  'https://www.gers-sante.fr/informations-transversales/actualites/inauguration-du-premier-centre-territorial-de-sante-a-fleurance-34314'
const MARCIAC =
  'https://hit-radio.fr/news/gers-3-nouveaux-medecins-salaries-par-le-departement-rejoignent-les-centres-de-plaisance-du-gers-et-marciac-5273'

const gers = {
  holidayCalendar: 'metropole',
  addressLine: '',
  wheelchairAccess: true,
  source: LAUNCH,
} as const
const open = { ...gers, status: 'open' } as const
const announced = { ...gers, status: 'announced' } as const

/**
 * The places of the département's centres, open or announced in 2022 for 2023, and the municipal centre of Saint-Clar. An
 * address stands only where a source gives it; access by wheelchair is an assumption of the demonstration.
 */
export const sites: SiteSeed[] = [
  {
    ...open,
    key: 'fleurance',
    kind: 'centre',
    name: 'Centre de santé de Fleurance',
    communeCode: '32132',
    communeName: 'Fleurance',
    addressLine: '20 rue du Moulin',
    postalCode: '32500',
    lon: 0.66298,
    lat: 43.8494,
    source: FLEURANCE,
  },
  {
    ...open,
    key: 'vic',
    kind: 'centre',
    name: 'Centre de santé de Vic-Fezensac',
    communeCode: '32462',
    communeName: 'Vic-Fezensac',
    postalCode: '32190',
    lon: 0.30319,
    lat: 43.75873,
  },
  {
    ...open,
    key: 'plaisance',
    kind: 'centre',
    name: 'Centre de santé de Plaisance',
    communeCode: '32319',
    communeName: 'Plaisance',
    postalCode: '32160',
    lon: 0.04589,
    lat: 43.60562,
  },
  {
    ...open,
    key: 'marciac',
    parent: 'plaisance',
    kind: 'antenne',
    name: 'Antenne de Marciac',
    communeCode: '32233',
    communeName: 'Marciac',
    postalCode: '32230',
    lon: 0.16102,
    lat: 43.52404,
    wheelchairAccess: false,
    source: MARCIAC,
  },
  {
    ...open,
    key: 'saint-clar',
    kind: 'centre',
    name: 'Centre de santé municipal de Saint-Clar',
    communeCode: '32370',
    communeName: 'Saint-Clar',
    postalCode: '32380',
    lon: 0.7701,
    lat: 43.8912,
    source: 'Commune de Saint-Clar : centre de santé municipal',
  },
  {
    ...announced,
    key: 'estang',
    kind: 'centre',
    name: 'Centre de santé d’Estang',
    communeCode: '32127',
    communeName: 'Estang',
    postalCode: '32240',
    lon: -0.10907,
    lat: 43.86645,
  },
  {
    ...announced,
    key: 'masseube',
    kind: 'centre',
    name: 'Centre de santé de Masseube',
    communeCode: '32242',
    communeName: 'Masseube',
    postalCode: '32140',
    lon: 0.57888,
    lat: 43.42965,
  },
  {
    ...announced,
    key: 'gondrin',
    kind: 'antenne',
    name: 'Antenne de Gondrin',
    communeCode: '32149',
    communeName: 'Gondrin',
    postalCode: '32330',
    lon: 0.23652,
    lat: 43.88499,
  },
  {
    ...announced,
    key: 'villecomtal',
    kind: 'antenne',
    name: 'Antenne de Villecomtal-sur-Arros',
    communeCode: '32464',
    communeName: 'Villecomtal-sur-Arros',
    postalCode: '32730',
    lon: 0.2,
    lat: 43.4,
  },
]
