import { strict as assert } from 'node:assert'
import type { Story } from '../story.ts'
import type { Heard } from '../story-world.ts'

const GASTON = { givenName: 'Gaston', birthName: 'Essai', birthDate: '1979-11-30' }
const GASTON_MAIL = 'gaston@courriel.example'

/** Tuesday 25 May 2027, 18 h 10 on the island: already Wednesday, 0 h 10, in Paris. */
export const story: Story = {
  scenario: 'saint-martin',
  now: '2027-05-25T18:10:00-04:00',
  title: { fr: 'Un soir à Marigot', en: 'An evening at Marigot' },
  actors: [
    { fr: 'Gaston, qui rentre du travail', en: 'Gaston, coming home from work' },
    { fr: 'la secrétaire de Marigot', en: 'the secretary of Marigot' },
  ],
  steps: [
    {
      says: {
        fr: 'Pour l’île, on est encore mardi : la recherche part d’aujourd’hui, et propose des heures du soir.',
        en: 'On the island it is still Tuesday: the search starts today, and offers evening times.',
      },
      run: async (world) => {
        const reasonId = await world.reason('results')
        const search = { reasonId, communeCode: '97801', days: 10, limit: 200 }
        const { body } = await world.post('/api/slots/search', search)
        assert.equal(body.window.from, '2027-05-25')
        const slot = body.slots.find((one: Heard) => isTomorrowInParis(one.start))
        assert.ok(slot)
        Object.assign(world.memory, { reasonId, slot })
      },
    },
    {
      says: {
        fr: 'Gaston réserve une heure du soir, qui est déjà le lendemain à Paris : le message le dit à l’heure de l’île.',
        en: 'Gaston books an evening time, already the next day in Paris: the message says it in island time.',
      },
      run: async (world) => {
        const { reasonId, slot } = world.memory
        const hold = (
          await world.post('/api/holds', {
            reasonId,
            practitionerId: slot.practitionerId,
            siteId: slot.siteId,
            start: slot.start,
          })
        ).body
        const who = { contact: GASTON_MAIL, patient: GASTON }
        const sent = await world.post(`/api/holds/${hold.id}/code`, who, hold.token)
        const code = /[0-9]{6}/.exec((await world.lastMessageTo(GASTON_MAIL)).body)?.[0]
        const done = await world.post(
          `/api/holds/${hold.id}/confirm`,
          { ...who, codeId: sent.body.codeId, code },
          hold.token,
        )
        assert.equal(done.status, 200)
        const day = Number(islandDate(slot.start).slice(8))
        assert.match((await world.lastMessageTo(GASTON_MAIL)).body, new RegExp(` ${day} `))
        world.memory.booked = done.body
      },
    },
    {
      says: {
        fr: 'La journée de l’île le montre, celle du lendemain non.',
        en: 'The island’s day shows him, the next one does not.',
      },
      run: async (world) => {
        const ids = async (date: string) => {
          const { body } = await world.get(`/api/office/day?date=${date}`)
          assert.equal(body.timeZone, 'America/Marigot')
          return body.columns.flatMap((column: Heard) => column.appointments).map((one: Heard) => one.id)
        }
        assert.ok((await ids(islandDate(world.memory.slot.start))).includes(world.memory.booked.id))
        assert.ok(!(await ids(parisDate(world.memory.slot.start))).includes(world.memory.booked.id))
      },
    },
    {
      says: {
        fr: 'Vendredi 28 mai, abolition de l’esclavage : l’île est fermée, Paris ne l’est pas.',
        en: 'Friday 28 May, abolition of slavery: the island is closed, Paris is not.',
      },
      run: async (world) => {
        const { body } = await world.get('/api/office/day?date=2027-05-28')
        assert.match(body.holiday.fr, /esclavage/)
        assert.ok(body.columns.every((column: Heard) => column.openings.length === 0))
      },
    },
  ],
}

const HOUR = 3_600_000
/** UTC-4 the whole year. */
const islandDate = (instant: string) => new Date(Date.parse(instant) - 4 * HOUR).toISOString().slice(0, 10)
/** UTC+2 in May. */
const parisDate = (instant: string) => new Date(Date.parse(instant) + 2 * HOUR).toISOString().slice(0, 10)
const isTomorrowInParis = (instant: string) => islandDate(instant) !== parisDate(instant)
