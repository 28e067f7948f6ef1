import { nameKey } from '@maillage/core/identity/name-key.ts'
import type { Chance } from './random.ts'

export interface SyntheticPerson {
  id: string
  birthName: string
  usedName: string | null
  givenNames: string
  /** `YYYY-MM-DD` */
  birthDate: string
  nameKey: string
  sex: 'female' | 'male'
  phone: string | null
  email: string | null
}

/** Words, never surnames: nobody can take these people for real ones. */
const FAMILY_NAMES = [
  'Essai',
  'D’Exemple',
  'Témoin',
  'Modèle',
  'Maquette',
  'Spécimen',
  'Prototype',
  'Esquisse',
  'Brouillon',
  'Fictif',
  'L’Inventé',
  'Échantillon',
  'Gabarit',
  'Canevas',
  'Ébauche',
  'Épreuve',
  'Figurant',
  'Doublure',
  'Silhouette',
  'Pseudonyme',
  'Paramètre',
  'Démonstration',
  'Illustration',
  'Hypothèse',
  'Scénario',
  'Personnage',
  'Simulacre',
  'Imaginaire',
  'Répétition',
  'Décor',
  'Virgule',
  'Parenthèse',
  'Majuscule',
  'Essai-Témoin',
  'Modèle-Figurant',
  'De l’Ébauche',
  'Du Brouillon',
  'De la Maquette',
  'Bœuf-Fictif',
  'Ô',
]
const WOMEN = [
  'Odette',
  'Marie',
  'Jeanne',
  'Colette',
  'Simone',
  'Yvette',
  'Denise',
  'Nicole',
  'Monique',
  'Sylvie',
  'Nathalie',
  'Véronique',
  'Sandrine',
  'Céline',
  'Aurélie',
  'Émilie',
  'Élodie',
  'Laure',
  'Camille',
  'Manon',
  'Léa',
  'Chloé',
  'Inès',
  'Zoé',
  'Louise',
  'Alice',
  'Ambre',
  'Anaëlle',
  'Jade',
  'Maëlys',
]
const MEN = [
  'Marcel',
  'René',
  'Roger',
  'André',
  'Lucien',
  'Guy',
  'Claude',
  'Bernard',
  'Gérard',
  'Alain',
  'Philippe',
  'Thierry',
  'Pascal',
  'Frédéric',
  'Stéphane',
  'Sébastien',
  'Jérôme',
  'Cédric',
  'Nicolas',
  'Julien',
  'Kévin',
  'Théo',
  'Lucas',
  'Hugo',
  'Louis',
  'Raphaël',
  'Gabin',
  'Noé',
  'Aaron',
  'Jean-Luc',
]
const SECOND_NAMES = ['Anne', 'Paule', 'Rose', 'Claire', 'Ange', 'Dominique', 'Camille', 'Maxence']

/** Shares of ages of a rural département, in percent: a little older than France. */
const AGES = [
  { from: 0, to: 5, weight: 9 },
  { from: 6, to: 15, weight: 11 },
  { from: 16, to: 29, weight: 11 },
  { from: 30, to: 49, weight: 21 },
  { from: 50, to: 69, weight: 27 },
  { from: 70, to: 84, weight: 16 },
  { from: 85, to: 99, weight: 5 },
]

/**
 * Invented people, each one once, born before `year`. Their telephones are of the range 06 39 98, which ARCEP keeps for
 * works of fiction (plan national de numérotation, décision n° 2018-0881); their addresses end with `.example` (RFC 2606).
 */
export function syntheticPeople(chance: Chance, count: number, year: number): SyntheticPerson[] {
  const people: SyntheticPerson[] = []
  const known = new Set<string>()
  while (people.length < count) {
    const person = inventPerson(chance, people.length, year)
    const key = `${person.birthDate} ${person.nameKey}`
    if (known.has(key)) continue
    known.add(key)
    people.push(person)
  }
  return people
}

function inventPerson(chance: Chance, rank: number, year: number): SyntheticPerson {
  const sex = chance.percent(52) ? 'female' : 'male'
  const { from, to } = chance.weighted(AGES)
  const age = chance.whole(from, to)
  const birthDate = `${year - 1 - age}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
  const birthName = chance.pick(FAMILY_NAMES)
  const given = chance.pick(sex === 'female' ? WOMEN : MEN)
  const givenNames = chance.percent(15) ? `${given}, ${chance.pick(SECOND_NAMES)}` : given
  const usedName = sex === 'female' && age > 22 && chance.percent(45) ? chance.pick(FAMILY_NAMES) : null
  const phone = chance.percent(90) ? `+3363998${String(1000 + (rank % 9000)).padStart(4, '0')}` : null
  const email =
    chance.percent(age > 75 ? 25 : 60) || phone === null ? `patient.${rank + 1}@courriel.example` : null
  return {
    id: chance.id(),
    birthName,
    usedName,
    givenNames,
    birthDate,
    nameKey: nameKey(birthName, givenNames),
    sex,
    phone,
    email,
  }
}

const two = (value: number) => String(value).padStart(2, '0')
