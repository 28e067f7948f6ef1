import { describe, expect, it } from 'vitest'
import { loadCommunes } from '../communes.ts'
import { supplyByCommune } from './supply.ts'
import { readSupply } from './supply-reader.ts'
import { remarkSentence } from './supply-remarks.ts'

const index = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '01165,Bresse,1,900,5,46,c,20,01000',
    '32013,Auch,2,22000,0.59,43.65,b,72,32000',
    '32132,Fleurance,3,6000,0.66,43.85,b,43,32500',
    '75056,Paris,4,2100000,2.35,48.86,b,105,75001',
    '',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n01,Ain,84,01053\n32,Gers,76,32013\n75,Paris,11,75056\n',
  formerCodes: 'former,code\n01003,01165\n',
})
const rowOf = (code: string) => index.rowOf(code) as number
const [auch, fleurance, paris, bresse] = [rowOf('32013'), rowOf('32132'), rowOf('75056'), rowOf('01165')]
const problemsOf = (text: string) =>
  readSupply(text, index).problems.map((remark) => remarkSentence(remark, 'fr'))
const notesOf = (text: string) => readSupply(text, index).notes.map((remark) => remarkSentence(remark, 'fr'))

describe('a plain file of practitioners', () => {
  it('is read by the names of its columns, with commas, semicolons or tabs', () => {
    const wanted = [{ row: auch, profession: 'gp', fte: 0.8, age: 61 }]
    expect(readSupply('commune,profession,fte,age\n32013,gp,0.8,61\n', index).records).toEqual(wanted)
    expect(
      readSupply('\uFEFFage;ETP;Profession;Commune\n61;0,8;"médecin";"32013"\r\n', index).records,
    ).toEqual(wanted)
    expect(readSupply('commune\tprofession\tfte\n1165\tSage-femme\t2\n', index).records).toEqual([
      { row: bresse, profession: 'midwife', fte: 2, age: null },
    ])
  })

  it.each([
    ['commune,profession\n32013,gp', 'Ligne 1\u202f: l’en-tête n’a pas de colonne «\u00a0fte\u00a0».'],
    [
      'commune,profession,fte\n32013,gp',
      'Ligne 2\u202f: 2 champs au lieu de 3. Le fichier est peut-être coupé à cet endroit.',
    ],
    [
      'commune,profession,fte\n99999,gp,1',
      'Ligne 2\u202f: aucune commune n’a le code «\u00a099999\u00a0»\u202f; la ligne n’est pas comptée.',
    ],
    [
      'commune,profession,fte\n32013,vet,1',
      'Ligne 2\u202f: «\u00a0vet\u00a0» n’est pas une profession. Écrivez gp, nurse, physio, midwife, dentist.',
    ],
    [
      'commune,profession,fte\n32013,gp,-0.5',
      'Ligne 2\u202f: un temps de travail de -0.5 est négatif. Pour retirer un professionnel, ôtez sa ligne.',
    ],
    [
      'commune,profession,fte\n32013,gp,plein',
      'Ligne 2\u202f: «\u00a0plein\u00a0» n’est pas un temps de travail. Écrivez un nombre d’équivalents temps plein, par exemple 0,8.',
    ],
    [
      'commune,profession,fte,age\n32013,gp,1,9',
      'Ligne 2\u202f: «\u00a09\u00a0» n’est pas un âge de 18 à 110 ans.',
    ],
    ['', 'Ligne 1\u202f: le fichier est vide.'],
  ])('says of %j what is wrong and where, and counts nothing of the line', (text, sentence) => {
    expect(problemsOf(text)).toEqual([sentence])
    expect(readSupply(text, index).records).toEqual([])
  })

  it('refuses a second line of a commune and profession, but takes two people of one age for two', () => {
    const twice = 'commune,profession,fte\n32013,gp,10\n32132,gp,4\n32013,gp,2\n'
    expect(problemsOf(twice)).toEqual([
      'Ligne 4\u202f: elle dit la même commune et la même profession que la ligne 2. Additionnez les deux temps, ou donnez l’âge de chaque professionnel.',
    ])
    expect(readSupply(twice, index).records).toHaveLength(2)
    const twins = 'commune,profession,fte,age\n32013,gp,1,50\n32013,gp,1,50\n'
    expect(notesOf(twins)).toEqual([
      'Ligne 3\u202f: elle est identique à la ligne 2\u202f; les deux sont comptées, comme deux personnes.',
    ])
    expect(readSupply(twins, index).records).toHaveLength(2)
  })

  it('reads a withdrawn code and an arrondissement as the commune of today, and says so once', () => {
    const text = 'commune,profession,fte,age\n01003,gp,1,40\n75112,gp,1,40\n75112,gp,1,41\n75112,nurse,1,42\n'
    expect(readSupply(text, index).records.map(({ row }) => row)).toEqual([bresse, paris, paris, paris])
    expect(notesOf(text)).toEqual([
      'Ligne 2\u202f: le code 01003 est lu comme la commune 01165 d’aujourd’hui.',
      'Ligne 3 (et 2 autres)\u202f: le code 75112 est lu comme la commune 75056 d’aujourd’hui.',
    ])
  })
})

const RPPS_HEADER =
  "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité"

/** A line of an invented person. */
function activity(cells: Record<string, string>): string {
  const usual: Record<string, string> = {
    "Type d'identifiant PP": '8',
    'Identification nationale PP': '899700000001',
    "Nom d'exercice": 'ESSAI',
    "Prénom d'exercice": 'Camille',
    'Code profession': '10',
    'Code catégorie professionnelle': 'C',
    'Code savoir-faire': 'SM26',
    'Code mode exercice': 'L',
    'Identifiant technique de la structure': 'R1',
    'Code commune (coord. structure)': '32013',
    "Code secteur d'activité": 'SA07',
  }
  return RPPS_HEADER.split('|')
    .map((name) => cells[name] ?? usual[name] ?? '')
    .join('|')
}
const rpps = (...cells: Record<string, string>[]) => [RPPS_HEADER, ...cells.map(activity)].join('\n')
const person = (number: number) => ({ 'Identification nationale PP': `8997000000${number}` })

describe('the extraction of the RPPS', () => {
  it('counts a person once, parted between the sites where they work', () => {
    const text = rpps(person(11), { ...person(11), 'Code savoir-faire': 'SM54' }, person(12), {
      ...person(12),
      'Identifiant technique de la structure': 'R2',
      'Code commune (coord. structure)': '32132',
    })
    const { format, records, problems } = readSupply(text, index)
    expect(format).toBe('rpps')
    expect(problems).toEqual([])
    const supply = supplyByCommune(records, { size: index.size, profession: 'gp', perFte: 1, maxAge: 65 })
    expect([supply[auch], supply[fleurance]]).toEqual([1.5, 0.5])
  })

  it.each([
    ['a specialist', { 'Code savoir-faire': 'SM04' }],
    ['a salaried doctor of a hospital', { 'Code mode exercice': 'S', "Code secteur d'activité": 'SA01' }],
    ['a student', { 'Code catégorie professionnelle': 'E' }],
    ['a pharmacist', { 'Code profession': '21' }],
  ])('leaves %s out', (_, cells) => {
    const { records, problems } = readSupply(rpps(cells), index)
    expect([records, problems]).toEqual([[], []])
  })

  it.each([
    ['gp', { 'Code mode exercice': 'S', "Code secteur d'activité": 'SA05' }],
    ['nurse', { 'Code profession': '60', 'Code savoir-faire': '' }],
    ['physio', { 'Code profession': '70', 'Code savoir-faire': '' }],
    ['midwife', { 'Code profession': '50', 'Code savoir-faire': '' }],
    ['dentist', { 'Code profession': '40', 'Code savoir-faire': '' }],
  ])('keeps a %s', (profession, cells) => {
    expect(readSupply(rpps(cells), index).records).toEqual([{ row: auch, profession, fte: 1, age: null }])
  })

  it('says how many have no commune, and where the file was cut', () => {
    const without = { 'Code commune (coord. structure)': '' }
    const text = `${rpps(without, { ...without, ...person(13) })}\n8|899700000099|8997`
    expect(problemsOf(text)).toEqual([
      'Ligne 2 (et une autre)\u202f: aucune commune d’exercice n’est donnée\u202f; le professionnel n’est pas compté.',
      'Ligne 4\u202f: 3 champs au lieu de 56. Le fichier est peut-être coupé à cet endroit.',
    ])
  })

  it('names the columns that a header lacks', () => {
    const renamed = RPPS_HEADER.replace('Code mode exercice', 'Mode')
    expect(problemsOf(renamed)).toEqual([
      'Ligne 1\u202f: l’en-tête n’a pas de colonne «\u00a0Code mode exercice\u00a0».',
    ])
  })
})

describe('a file of the BPE', () => {
  it('adds up the counts of the Iris of a commune, with the codes of before and after 2023', () => {
    const text =
      'REG;DEP;DEPCOM;DCIRIS;AN;TYPEQU;NB_EQUIP\n76;32;32013;32013_0101;2021;D201;7\n76;32;32013;32013_0102;2021;D201;5\n76;32;32132;32132_0000;2021;D232;9\n76;32;32132;32132_0000;2021;B203;3\n'
    expect(readSupply(text, index)).toMatchObject({
      format: 'bpe',
      problems: [],
      records: [
        { row: auch, profession: 'gp', fte: 7 },
        { row: auch, profession: 'gp', fte: 5 },
        { row: fleurance, profession: 'nurse', fte: 9 },
      ],
    })
  })

  it('reads the data sets of 2024 on: communes only, facilities only, the latest year', () => {
    const text = [
      '"GEO";"GEO_OBJECT";"FACILITY_DOM";"FACILITY_SDOM";"FACILITY_TYPE";"BPE_MEASURE";"TIME_PERIOD";"OBS_VALUE"',
      '"32013";"COM";"D";"D2";"D265";"FACILITIES";"2023";"21"',
      '"32013";"COM";"D";"D2";"D265";"FACILITIES";"2024";"23"',
      '"32";"DEP";"D";"D2";"D265";"FACILITIES";"2024";"130"',
      '"32013";"COM";"D";"D2";"D265";"POP";"2024";"22000"',
    ].join('\n')
    expect(readSupply(text, index).records).toEqual([{ row: auch, profession: 'gp', fte: 23, age: null }])
    expect(problemsOf(text)).toEqual([])
    expect(notesOf(text)).toEqual([
      'Ligne 2\u202f: le fichier tient aussi l’année 2023\u202f; seule 2024 est lue.',
    ])
  })

  it('counts one line one facility where the file has no count', () => {
    const text =
      'AN;DCIRIS;DEP;REG;TYPEQU;LAMBERT_X\n2022;32013_0101;32;76;D201;1\n2022;32013_0101;32;76;D201;2\n'
    expect(readSupply(text, index).records).toHaveLength(2)
  })

  it('says which line is not a count and which says again what another said', () => {
    const text =
      'DEPCOM;TYPEQU;NB_EQUIP\n32013;D265;23\n32013;D265;23\n32132;D265;-4\n32132;D265;s\n99999;D265;2'
    expect(problemsOf(text)).toEqual([
      'Ligne 3\u202f: elle dit de nouveau ce que dit la ligne 2\u202f; elle n’est pas comptée.',
      'Ligne 4\u202f: «\u00a0-4\u00a0» n’est pas un nombre d’équipements.',
      'Ligne 5\u202f: «\u00a0s\u00a0» n’est pas un nombre d’équipements.',
      'Ligne 6\u202f: aucune commune n’a le code «\u00a099999\u00a0»\u202f; la ligne n’est pas comptée.',
    ])
    expect(readSupply(text, index).records).toHaveLength(1)
  })
})

describe('supply by commune', () => {
  const { records } = readSupply(
    'commune,profession,fte,age\n32013,gp,1,66\n32013,gp,1,65\n32013,gp,0.5,\n32132,nurse,1,30\n',
    index,
  )
  const supply = (maxAge: number | null) =>
    supplyByCommune(records, { size: index.size, profession: 'gp', perFte: 5000, maxAge })[auch]

  it('leaves out those above the age, and keeps those whose age is not known', () => {
    expect([supply(null), supply(65), supply(60)]).toEqual([12_500, 7500, 2500])
  })
})
