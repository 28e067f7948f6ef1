import type { Lang } from '../command.ts'
import type { PbfFault } from './pbf-problem.ts'

type Sentence = Readonly<Record<Lang, string>>
const count = (value: number, lang: Lang) => value.toLocaleString(lang)

/** What is said of an extract that cannot be read. */
export function wordsOfFault(file: string, fault: PbfFault): Sentence {
  const again = {
    fr: 'Téléchargez-le de nouveau, par exemple depuis download.geofabrik.de.',
    en: 'Download it again, for instance from download.geofabrik.de.',
  }
  switch (fault.kind) {
    case 'not-a-pbf':
      return {
        fr: `${file} n’est pas un extrait OpenStreetMap au format .osm.pbf.`,
        en: `${file} is no OpenStreetMap extract in the format .osm.pbf.`,
      }
    case 'cut':
      return {
        fr: `${file} est coupé\u202f: il s’arrête à l’octet ${count(fault.bytes, 'fr')}, au milieu d’un bloc. ${again.fr}`,
        en: `${file} is cut: it ends at byte ${count(fault.bytes, 'en')}, in the middle of a block. ${again.en}`,
      }
    case 'damaged':
      return {
        fr: `${file} est abîmé\u202f: le bloc qui commence à l’octet ${count(fault.atByte, 'fr')} ne se lit pas. ${again.fr}`,
        en: `${file} is damaged: the block that starts at byte ${count(fault.atByte, 'en')} cannot be read. ${again.en}`,
      }
    case 'unsupported':
      return {
        fr: `${file} demande ce que Maillage ne lit pas\u202f: ${fault.what}. Convertissez-le, par exemple avec «\u00a0osmium cat ${file} -o lisible.osm.pbf\u00a0».`,
        en: `${file} asks for what Maillage does not read: ${fault.what}. Convert it, for instance with "osmium cat ${file} -o readable.osm.pbf".`,
      }
  }
}

export const words = {
  noFile: (path: string): Sentence => ({
    fr: `Il n’y a pas de fichier ${path}, ou il ne peut pas être lu.`,
    en: `There is no file ${path}, or it cannot be read.`,
  }),
  fileMissing: {
    fr: 'Il manque l’extrait\u202f: maillage import roads midi-pyrenees.osm.pbf --area dep:32',
    en: 'The extract is missing: maillage import roads midi-pyrenees.osm.pbf --area dep:32',
  },
  noFolder: (path: string): Sentence => ({
    fr: `${path} ne peut pas être écrit. Donnez avec --out un fichier d’un dossier qui existe et où vous pouvez écrire.`,
    en: `${path} cannot be written. Give with --out a file of a folder that is there and that you may write to.`,
  }),
  minutes: (text: string, most: number): Sentence => ({
    fr: `--max-minutes\u202f: «\u00a0${text}\u00a0» n’est pas un nombre entier de minutes de 1 à ${most}.`,
    en: `--max-minutes: "${text}" is no whole number of minutes from 1 to ${most}.`,
  }),
  noRoads: (file: string): Sentence => ({
    fr: `${file} ne contient aucune route pour les voitures.`,
    en: `${file} holds no road for cars.`,
  }),
  noPlaceServed: (file: string, areas: string): Sentence => ({
    fr: `Aucune route de ${file} ne passe à moins de 2 km d’une commune de ${areas}. Est-ce l’extrait du bon territoire\u202f?`,
    en: `No road of ${file} passes within 2 km of a commune of ${areas}. Is it the extract of the right area?`,
  }),
  stopped: { fr: 'Interrompu\u202f: rien n’a été écrit.', en: 'Interrupted: nothing was written.' },
  reading: (share: number): Sentence => ({
    fr: `Lecture des routes\u202f: ${share}\u00a0%`,
    en: `Reading the roads: ${share}%`,
  }),
  computing: (done: number, all: number): Sentence => ({
    fr: `Calcul des trajets\u202f: ${done} départs sur ${all}`,
    en: `Computing the drives: ${done} origins of ${all}`,
  }),
  without: (names: string): Sentence => ({
    fr: `Sans route à moins de 2 km, donc jamais atteints\u202f: ${names}.`,
    en: `Without a road within 2 km, so never reached: ${names}.`,
  }),
  far: (names: string): Sentence => ({
    fr: `À plus de 1 km de leur route\u202f: ${names}.`,
    en: `More than 1 km from their road: ${names}.`,
  }),
}

/** What the import made. */
export interface ImportedRoads {
  readonly file: string
  readonly extract: string
  readonly extractAt: string | null
  readonly areas: readonly string[]
  readonly maxMinutes: number
  readonly profile: string
  readonly communes: number
  readonly sites: number
  readonly pairs: number
  readonly bytes: number
  readonly roadsKm: number
  readonly junctions: number
  readonly seconds: number
}

export const summary = (made: ImportedRoads): Readonly<Record<Lang, readonly string[]>> => ({
  fr: [
    `${made.file}\u202f: ${count(made.pairs, 'fr')} trajets de ${made.maxMinutes}\u00a0minutes ou moins entre ${count(made.communes, 'fr')} communes et ${count(made.sites, 'fr')} centres, sur ${count(made.roadsKm, 'fr')}\u00a0km de routes.`,
    `Source\u202f: ${made.extract}${made.extractAt ? `, carte du ${made.extractAt.slice(0, 10)}` : ', carte sans date'}. © les contributeurs d’OpenStreetMap, licence ODbL.`,
    `Pour s’en servir\u202f: --travel roads:${made.file}`,
  ],
  en: [
    `${made.file}: ${count(made.pairs, 'en')} drives of at most ${made.maxMinutes} minutes between ${count(made.communes, 'en')} communes and ${count(made.sites, 'en')} centres, on ${count(made.roadsKm, 'en')} km of roads.`,
    `Source: ${made.extract}${made.extractAt ? `, map of ${made.extractAt.slice(0, 10)}` : ', map without a date'}. © OpenStreetMap contributors, ODbL.`,
    `To use it: --travel roads:${made.file}`,
  ],
})
