import { strict as assert } from 'node:assert'
import { addAbsence } from '@maillage/server/features/openings/add-absence.ts'
import type { Story } from '../story.ts'
import type { Heard } from '../story-world.ts'

const ODETTE = { givenName: 'Odette', birthName: 'D’Exemple', birthDate: '1943-03-14' }
const ODETTE_MAIL = 'odette@courriel.example'
const LECTOURE = '32208'

/** Monday 11 January 2027, 9 h 20, at Lectoure and in five centres. */
export const story: Story = {
  scenario: 'gers',
  now: '2027-01-11T09:20:00+01:00',
  title: {
    fr: 'Une ordonnance à renouveler près de Fleurance',
    en: 'A prescription to renew near Fleurance',
  },
  actors: [
    { fr: 'Odette, 83 ans, à Lectoure', en: 'Odette, 83, at Lectoure' },
    { fr: 'une autre patiente, au même instant', en: 'another patient, at the same instant' },
    { fr: 'Sylvie, secrétaire', en: 'Sylvie, secretary' },
  ],
  steps: [
    {
      says: {
        fr: 'Odette cherche à 20 minutes de Lectoure : la plus tôt et la plus proche sont nommées.',
        en: 'Odette searches within 20 minutes of Lectoure: the earliest and the nearest are named.',
      },
      run: async (world) => {
        const reasonId = await world.reason('renew-prescription')
        const { status, body } = await world.post('/api/slots/search', {
          reasonId,
          communeCode: LECTOURE,
          maximumMinutes: 20,
        })
        assert.equal(status, 200)
        assert.ok(body.slots.length > 0 && body.earliest && body.nearest)
        assert.ok(body.slots.every((slot: Heard) => slot.minutes <= 20))
        const chosen = body.slots.find(
          (slot: Heard) => Date.parse(slot.start) > Date.parse('2027-01-12T00:00:00Z'),
        )
        Object.assign(world.memory, { reasonId, chosen })
      },
    },
    {
      says: {
        fr: 'Elle choisit une heure : elle est gardée 5 minutes. Une autre patiente la voulait aussi : trois heures voisines lui sont proposées.',
        en: 'She chooses a time: it is kept 5 minutes. Another patient wanted it too: three times close by are offered.',
      },
      run: async (world) => {
        const { reasonId, chosen } = world.memory
        const request = {
          reasonId,
          practitionerId: chosen.practitionerId,
          siteId: chosen.siteId,
          start: chosen.start,
          communeCode: LECTOURE,
        }
        const held = await world.post('/api/holds', request)
        assert.equal(held.status, 201)
        const late = await world.post('/api/holds', request)
        assert.equal(late.status, 409)
        assert.equal(late.body.code, 'slot-taken')
        assert.equal(late.body.alternatives.length, 3)
        world.memory.hold = held.body
      },
    },
    {
      says: {
        fr: 'Elle dit qui elle est, reçoit un code, le tape : c’est noté. Le message ne dit ni son nom ni son motif.',
        en: 'She says who she is, receives a code, types it: it is booked. The message says neither her name nor her reason.',
      },
      run: async (world) => {
        const { hold } = world.memory
        const who = { contact: ODETTE_MAIL, patient: ODETTE }
        const sent = await world.post(`/api/holds/${hold.id}/code`, who, hold.token)
        const code = /[0-9]{6}/.exec((await world.lastMessageTo(ODETTE_MAIL)).body)?.[0]
        const done = await world.post(
          `/api/holds/${hold.id}/confirm`,
          { ...who, codeId: sent.body.codeId, code },
          hold.token,
        )
        assert.equal(done.status, 200)
        const message = await world.lastMessageTo(ODETTE_MAIL)
        assert.doesNotMatch(`${message.subject} ${message.body}`, /Odette|Exemple|ordonnance/i)
        assert.match(message.body, /\/r\//)
        world.memory.booked = done.body
      },
    },
    {
      says: { fr: 'Sylvie la voit dans sa journée.', en: 'Sylvie sees her in the day.' },
      run: async (world) => {
        const { chosen, booked } = world.memory
        const { body } = await world.get(`/api/office/day?date=${localDate(chosen.start)}`)
        const seen = body.columns
          .flatMap((column: Heard) => column.appointments)
          .find((one: Heard) => one.id === booked.id)
        assert.equal(seen.patient.birthName, 'D’Exemple')
        assert.equal(seen.bookedBy, 'patient')
        world.memory.seen = seen
      },
    },
    {
      says: {
        fr: 'Le médecin tombe malade : Sylvie note l’absence, la liste de ceux qu’il faut replacer vient avec.',
        en: 'The doctor falls ill: Sylvie notes the absence, and the list of those to place again comes with it.',
      },
      run: async (world) => {
        const { seen } = world.memory
        const date = localDate(seen.start)
        const networkId = await world.app.deps.network.id()
        const report = await world.act(addAbsence, {
          networkId,
          practitionerId: seen.practitionerId,
          cause: 'sick',
          start: `${date}T00:00`,
          end: `${date}T23:59`,
        })
        assert.ok(report.appointments.some((one) => one.id === seen.id))
        const day = await world.get(`/api/office/day?date=${date}`)
        const column = day.body.columns.find((one: Heard) => one.practitionerId === seen.practitionerId)
        assert.equal(column.free.length, 0)
        assert.equal(column.absences.length > 0, true)
      },
    },
    {
      says: {
        fr: 'Elle place Odette chez un collègue, au premier créneau de l’équipe ; Odette reçoit la nouvelle heure.',
        en: 'She places Odette with a colleague, at the first slot of the team; Odette receives the new time.',
      },
      run: async (world) => {
        const { seen, reasonId } = world.memory
        const { slots } = (
          await world.post('/api/office/first-slots', {
            reasonId,
            communeCode: LECTOURE,
            limit: 20,
            from: '2027-01-12T07:00:00Z',
          })
        ).body
        const slot = slots.find((one: Heard) => one.practitionerId !== seen.practitionerId)
        const move = {
          practitionerId: slot.practitionerId,
          siteId: slot.siteId,
          start: slot.start,
          version: seen.version,
          confirmWarnings: slot.siteId === seen.siteId ? [] : ['other-site'],
        }
        const moved = await world.post(`/api/office/appointments/${seen.id}/move`, move)
        assert.equal(moved.status, 200)
        assert.equal(moved.body.start, slot.start)
        const { items } = (await world.get('/api/dev/messages')).body
        assert.equal(items.filter((message: Heard) => message.recipient === ODETTE_MAIL).length, 3)
        world.memory.moved = moved.body
      },
    },
    {
      says: {
        fr: 'Odette ne peut plus venir : le lien du message et sa date de naissance suffisent. La place est rendue.',
        en: 'Odette can no longer come: the link of the message and her birth date are enough. The place is given back.',
      },
      run: async (world) => {
        const { moved } = world.memory
        const token = /\/r\/(\S+)/.exec((await world.lastMessageTo(ODETTE_MAIL)).body)?.[1]
        const known = await world.post(`/api/links/${token}/identify`, { birthDate: ODETTE.birthDate })
        assert.equal(known.status, 200)
        const cancelled = await world.post(
          `/api/appointments/${moved.id}/cancel`,
          {},
          known.body.sessionToken,
        )
        assert.equal(cancelled.status, 200)
        assert.equal(cancelled.body.status, 'cancelled-by-patient')
        const { slots } = (
          await world.post('/api/office/first-slots', {
            reasonId: world.memory.reasonId,
            practitionerId: moved.practitionerId,
            from: moved.start,
            limit: 1,
          })
        ).body
        assert.equal(slots[0].start, moved.start)
      },
    },
    {
      says: {
        fr: 'Une mère appelle pour son fils de 5 ans : Sylvie trouve la pédiatre à Vic-Fezensac ou à Fleurance et note.',
        en: 'A mother calls for her son of 5: Sylvie finds the paediatrician at Vic-Fezensac or Fleurance and books.',
      },
      run: async (world) => {
        const reasonId = await world.reason('child-check')
        const { slots } = (await world.post('/api/office/first-slots', { reasonId, communeCode: LECTOURE }))
          .body
        const [slot] = slots
        const booking = {
          reasonId,
          practitionerId: slot.practitionerId,
          siteId: slot.siteId,
          start: slot.start,
          confirmWarnings: ['notice'],
        }
        const child = {
          givenName: 'Noé',
          birthName: 'Ébauche',
          birthDate: '2021-09-02',
          phone: '05 36 49 55 01',
        }
        const adult = await world.post('/api/office/appointments', {
          ...booking,
          newPatient: { ...child, birthDate: '1981-09-02' },
        })
        assert.deepEqual(
          adult.body.warnings.map((warning: Heard) => warning.kind),
          ['age'],
        )
        const done = await world.post('/api/office/appointments', { ...booking, newPatient: child })
        assert.equal(done.status, 201)
      },
    },
  ],
}

function localDate(instant: string): string {
  return new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10)
}
