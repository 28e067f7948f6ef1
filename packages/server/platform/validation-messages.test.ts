import { z } from '@hono/zod-openapi'
import { CommuneCode, Id, IdempotencyHeader, Instant, LocalDate } from '@maillage/contract/common.ts'
import { SlotSearch } from '@maillage/contract/slot-search.ts'
import { officeMonth, searchPatients } from '@maillage/contract/office.ts'
import { departementMap } from '@maillage/contract/territory.ts'
import { describe, expect, test } from 'vitest'
import { validationMessages } from './validation-messages.ts'

function sentences(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value)
  if (!error) throw new Error('the value is valid')
  return (['fr', 'en'] as const).flatMap((language) =>
    validationMessages(error, language).map(({ message }) => message),
  )
}

const a = (schema: z.ZodType) => z.object({ a: schema })

describe('the sentence about a field', () => {
  test.each([
    [
      'a short text',
      a(z.string().min(3)),
      { a: 'x' },
      'a doit compter au moins 3 caractères.',
      'a must have at least 3 characters.',
    ],
    [
      'an empty text',
      a(z.string().min(1)),
      { a: '' },
      'a doit compter au moins 1 caractère.',
      'a must have at least 1 character.',
    ],
    [
      'a long text',
      a(z.string().max(2)),
      { a: 'xxx' },
      'a doit compter au plus 2 caractères.',
      'a must have at most 2 characters.',
    ],
    [
      'an empty list',
      a(z.array(Id).min(1)),
      { a: [] },
      'a doit compter au moins 1 élément.',
      'a must have at least 1 item.',
    ],
    [
      'a list not wanted',
      a(z.array(z.string()).max(0)),
      { a: ['x'] },
      'a doit compter au plus 0 élément.',
      'a must have at most 0 items.',
    ],
    ['a small number', a(z.int().min(1)), { a: 0 }, 'a doit valoir au moins 1.', 'a must be at least 1.'],
    ['a big number', a(z.number().max(90)), { a: 91 }, 'a doit valoir au plus 90.', 'a must be at most 90.'],
    [
      'a number on the bound',
      a(z.number().gt(0)),
      { a: 0 },
      'a doit valoir plus de 0.',
      'a must be more than 0.',
    ],
    [
      'a number under the bound',
      a(z.number().lt(9)),
      { a: 9 },
      'a doit valoir moins de 9.',
      'a must be less than 9.',
    ],
    ['a missing field', a(Id), {}, 'a manque\u202f: ajoutez ce champ.', 'a is missing: add this field.'],
    ['null', a(Id), { a: null }, 'a doit être un texte.', 'a must be a text.'],
    ['no number', a(z.coerce.number()), { a: 'x' }, 'a doit être un nombre.', 'a must be a number.'],
    ['a fraction', a(z.int()), { a: 1.5 }, 'a doit être un nombre entier.', 'a must be a whole number.'],
    ['no boolean', a(z.boolean()), { a: 1 }, 'a doit être true ou false.', 'a must be true or false.'],
    ['no list', a(z.array(Id)), { a: 1 }, 'a doit être une liste.', 'a must be a list.'],
    ['no object', a(Id), 1, 'la demande doit être un objet JSON.', 'the request must be a JSON object.'],
    [
      'no identifier',
      a(Id),
      { a: 'x' },
      'a doit être un identifiant (UUID).',
      'a must be an identifier (UUID).',
    ],
    [
      'no date',
      a(LocalDate),
      { a: '2027-02-29' },
      'a doit être une date qui existe, comme 2027-01-12.',
      'a must be a date that exists, such as 2027-01-12.',
    ],
    [
      'no instant',
      a(Instant),
      { a: '2027-01-12' },
      'a doit être un instant avec son décalage, comme 2027-01-12T14:20:00+01:00.',
      'a must be an instant with its offset, such as 2027-01-12T14:20:00+01:00.',
    ],
    ['one of many', a(z.enum(['b', 'c', 'd'])), { a: 'x' }, 'a doit être b, c ou d.', 'a must be b, c or d.'],
    ['the one value', a(z.literal('b')), { a: 'x' }, 'a doit être b.', 'a must be b.'],
    [
      'an unknown pattern',
      a(z.string().regex(/^b$/)),
      { a: 'x' },
      'a doit être de la forme décrite dans /api/openapi.json.',
      'a must be of the form described in /api/openapi.json.',
    ],
    [
      'an unknown fault',
      a(z.string().refine(() => false)),
      { a: 'x' },
      'a n’a pas la forme attendue\u202f: voyez /api/openapi.json.',
      'a has not the expected form: see /api/openapi.json.',
    ],
  ])('%s says what to send', (_what, schema, value, fr, en) => {
    expect(sentences(schema, value)).toEqual([fr, en])
  })

  test.each([
    [
      'communeCode',
      SlotSearch.pick({ communeCode: true }),
      { communeCode: 'Fleurance' },
      'un code INSEE de commune',
    ],
    ['code', z.object({ code: CommuneCode }), { code: '1' }, 'un code INSEE de commune'],
    ['month', officeMonth.request.query, { month: '2027-13' }, 'un mois'],
    ['departement', departementMap.request.params, { departement: 'Gers' }, 'un numéro de département'],
    ['idempotency-key', IdempotencyHeader, { 'idempotency-key': 'short' }, 'au moins 8 caractères'],
    [
      'query',
      searchPatients.request.body.content['application/json'].schema,
      { query: ' ' },
      'au moins 2 caractères',
    ],
    [
      'siteIds.1',
      SlotSearch.pick({ siteIds: true }),
      { siteIds: [crypto.randomUUID(), 'x'] },
      'un identifiant (UUID)',
    ],
  ])('%s of the contract is told by its name', (path, schema, value, words) => {
    expect(sentences(schema, value)[0]).toMatch(new RegExp(`^${path} doit .*${words.replace(/[()]/g, '.')}`))
  })

  test('never repeats what was sent', () => {
    expect(sentences(a(z.enum(['b', 'c'])), { a: 'secret' }).join(' ')).not.toContain('secret')
  })
})
