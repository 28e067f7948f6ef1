import { createRoute, z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRouter } from './http.ts'
import { pathOfNul } from './nul-character.ts'

const withoutNul = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', ''))
const withNul = fc.tuple(withoutNul, withoutNul).map((parts) => parts.join('\u0000'))
const name = withoutNul.filter((text) => text !== '__proto__')

test('a text without the character, however deep, is let through', () => {
  fc.assert(
    fc.property(
      fc.jsonValue().filter((value) => !JSON.stringify(value).includes('\\u0000')),
      (value) => {
        expect(pathOfNul(value)).toBeUndefined()
      },
    ),
  )
})

test('the character is found wherever it stands, and the path leads to it', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), withNul, (path, text) => {
      const value = path.reduceRight<unknown>((inner, member) => ({ before: 1, [member]: inner }), text)
      expect(pathOfNul(value)).toEqual(path)
    }),
  )
})

test('any text of a body, a query or an address that holds it is refused, with the name of its field', async () => {
  const router = createRouter()
  const note = z.object({ note: z.string().trim() })
  const route = createRoute({
    method: 'post',
    path: '/notes/{id}',
    request: {
      params: z.object({ id: z.string() }),
      query: z.object({ word: z.string().optional() }),
      body: { required: true, content: { 'application/json': { schema: note } } },
    },
    responses: { 200: { description: 'Noted' } },
  })
  router.openapi(route, (c) => c.body(null, 200))
  const send = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await router.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return [response.status, response.status === 200 ? null : (await response.json()).errors]
  }
  const refused = (path: string) => [400, [{ path, message: expect.stringContaining(`${path} contient`) }]]
  await fc.assert(
    fc.asyncProperty(withoutNul, withNul, async (good, bad) => {
      const part = (text: string) => encodeURIComponent(`-${text.toWellFormed()}`)
      expect(await send(`/notes/${part(good)}`, { note: good })).toEqual([200, null])
      expect(await send('/notes/1', { note: `x${bad}x` })).toEqual(refused('note'))
      expect(await send(`/notes/1?word=${part(bad)}`, { note: good })).toEqual(refused('word'))
      expect(await send(`/notes/${part(bad)}`, { note: good })).toEqual(refused('id'))
    }),
    { numRuns: 50 },
  )
})
