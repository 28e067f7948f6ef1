import fc from 'fast-check'
import type { z } from 'zod'

/** Real values of a running network, by what they are: they let an input pass every check of its form. */
export interface KnownValues {
  /** Under the name of the field that takes them; `id` for the others. */
  ids: Record<string, string[]> & { id: string[] }
  instants: string[]
  communes: string[]
  contacts: string[]
  tokens: string[]
}

const TEXTS = [
  'O',
  "d'Arc",
  'Saint-Étienne de la Côte',
  'Jose\u0301 Nu\u0308n\u0303ez',
  '👩‍⚕️🌾',
  'a\u0000b',
  '\u0000',
  '\ud800',
  'é\udc00é',
  '\u202Egnorw',
  'ß İ ı ﬁ',
  "'; drop table patient; --",
  '%_\\',
  '<b>x</b>',
  ' \u00A0\t\n',
  'x'.repeat(100),
  'é'.repeat(500),
  'x'.repeat(20_000),
  '',
]
const DATES = [
  '2027-01-12',
  '2027-03-28',
  '2028-02-29',
  '2027-02-29',
  '2027-13-01',
  '1958-03-04',
  '1899-12-31',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '-000001-01-01',
  '+275760-09-13',
  '+999999-01-01',
  '4/3/1958',
]
const INSTANTS = [
  '2027-03-28T02:30',
  '2027-03-28T02:30:00+01:00',
  '2027-10-31T02:30:00.123456789+02:00',
  '2028-02-29T10:00:00Z',
  '2027-02-29T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999999999-23:59',
  '2016-12-31T23:59:60Z',
  '2027-01-12T24:00:00Z',
  '1970-01-01T00:00:00Z',
  `2027-01-12T13:20:00.${'1'.repeat(400)}Z`,
]
const IDS = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01890a5d-ac96-774b-bcce-b302099a8057',
  '{01890a5d-ac96-774b-bcce-b302099a8057}',
  '01890a5dac96774bbcceb302099a8057',
  '42',
]
const COMMUNES = ['32132', '32208', '97801', '97127', '2A004', '2a004', '99999', '00000', '3213', '٣٢١٣٢']
const AREAS = ['dep:32', 'dep:978', 'reg:76', 'epci:200066926', 'commune:97801', 'france']
const NO_AREAS = [
  'dep:',
  'dep:99',
  'epci:0',
  'commune:2A',
  'bv:32132',
  'region:76',
  'DEP:32',
  'dep:32 ',
  'dep:3\u0660',
]
const EMAILS = ['x@exemple.fr', 'é@exemple.fr', "d'arc+x@exemple.fr", 'a@b', '@', 'x@exemple.fr\u0000']
const PHONES = ['06 12 34 56 78', '+33612345678', '0690 12 34 56', '05 62 06 10 10', '+1', '06', '٠٦١٢٣٤٥٦٧٨']
const NUMBERS = [0, 1, -1, 8, 1.5, -0, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324]

const ANYTHING = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, '1', ...NUMBERS, ...TEXTS, ...DATES, ...INSTANTS, ...IDS),
  fc.jsonValue({ maxDepth: 1 }),
)

/** What a browser puts in the answer of a passkey. */
const RESPONSE_MEMBERS = [
  'clientDataJSON',
  'attestationObject',
  'authenticatorData',
  'signature',
  'userHandle',
  'transports',
  '__proto__',
]

/**
 * Inputs of the shape that a schema of the contract asks for, made of real values, of values at the edge of what it takes
 * and, one time out of thirty a field, of anything at all.
 */
export function nearlyValid(schema: z.core.$ZodType, known: KnownValues, field = ''): fc.Arbitrary<unknown> {
  const { def } = schema._zod as unknown as { def: SchemaDefinition }
  switch (def.type) {
    case 'object':
      return recordOf(def.shape, known)
    case 'optional':
    case 'default':
    case 'nullable':
      return nearlyValid(def.innerType, known, field)
    case 'pipe':
      return nearlyValid(def.out, known, field)
    case 'array':
      return orAnything(listOf(nearlyValid(def.element, known, field)))
    case 'union':
      return fc.oneof(...def.options.map((option) => nearlyValid(option, known, field)))
    case 'record':
      return orAnything(fc.dictionary(fc.constantFrom(...RESPONSE_MEMBERS), ANYTHING, { maxKeys: 6 }))
    case 'enum':
      return orAnything(fc.constantFrom(...Object.values(def.entries)))
    case 'boolean':
      return orAnything(fc.boolean())
    case 'number':
      return orAnything(
        fc.oneof(
          { arbitrary: fc.integer({ min: 1, max: field === 'version' ? 4 : 20 }), weight: 11 },
          { arbitrary: fc.constantFrom(...NUMBERS), weight: 1 },
        ),
      )
    case 'string':
      return orAnything(textFor(def.format ?? '', field, known))
    default:
      throw new Error(`no arbitrary is known for a schema of type ${(def as { type: string }).type}`)
  }
}

type SchemaDefinition =
  | { type: 'object'; shape: Record<string, z.core.$ZodType> }
  | { type: 'optional' | 'default' | 'nullable'; innerType: z.core.$ZodType }
  | { type: 'pipe'; out: z.core.$ZodType }
  | { type: 'array'; element: z.core.$ZodType }
  | { type: 'union'; options: z.core.$ZodType[] }
  | { type: 'record' }
  | { type: 'enum'; entries: Record<string, string> }
  | { type: 'string'; format?: string }
  | { type: 'boolean' | 'number' }

function recordOf(shape: Record<string, z.core.$ZodType>, known: KnownValues): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape)
  const isRequired = ([, schema]: [string, z.core.$ZodType]) =>
    !['optional', 'default'].includes(schema._zod.def.type)
  return fc.record(
    Object.fromEntries(fields.map(([name, schema]) => [name, nearlyValid(schema, known, name)])),
    { requiredKeys: fields.filter(isRequired).map(([name]) => name) },
  )
}

/** Short lists, in which the same entry may stand twice. */
function listOf(entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(entry, { maxLength: 3 }).chain((list) => fc.constantFrom(list, [...list, ...list]))
}

function orAnything(usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: usual, weight: 29 }, { arbitrary: ANYTHING, weight: 1 })
}

/** Five times out of six what is usual there, else what lies at the edge. */
function mostly(usual: string[], edge: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...usual), weight: 5 },
    { arbitrary: fc.constantFrom(...edge), weight: 1 },
  )
}

function textFor(format: string, field: string, known: KnownValues): fc.Arbitrary<string> {
  if (format === 'uuid') {
    const ids = known.ids[field] ?? known.ids.id
    return mostly(ids, [...IDS, ...ids.map((id) => id.toUpperCase())])
  }
  if (format === 'datetime') return mostly(known.instants, INSTANTS)
  if (format === 'date') return mostly(['2027-01-12', '2027-03-28'], DATES)
  switch (field) {
    case 'birthDate':
      return mostly(['1958-03-04'], DATES)
    case 'month':
      return mostly(['2027-03', '2027-01'], ['2028-02', '0000-01', '0001-12', '9999-12', '2027-13', '2027-3'])
    case 'token':
    case 'contactProof':
      return mostly(known.tokens, TEXTS)
    case 'contact':
      return mostly(known.contacts, [...PHONES, ...EMAILS, ...TEXTS])
    case 'email':
      return mostly(EMAILS, TEXTS)
    case 'phone':
      return mostly(PHONES, TEXTS)
    case 'area':
      return mostly(AREAS, NO_AREAS)
    case 'communeCode':
    case 'commune':
    case 'around':
      return mostly(known.communes, COMMUNES)
    case 'code':
      return mostly(known.communes, ['000000', '１２３４５６', 'x'.repeat(21), ...COMMUNES])
    case 'departement':
      return mostly(['32', '978'], ['2A', '00', '999', '../'])
    default:
      return mostly(['Jeanne', 'exemple', '040358', '0612'], TEXTS)
  }
}
