import { syntheticNir } from '@maillage/core/identity/matricule.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { asTyped, openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { callInsi } from './call-insi.ts'
import { chooseInsi } from './choose-insi.ts'
import type { InsiAnswer, InsiQuestion, InsiService } from './insi-service.ts'

let desk: PatientsDesk
beforeAll(async () => {
  desk = await openPatientsDesk()
})
afterAll(() => desk.close())

let people = 0
async function complete(): Promise<string> {
  people += 1
  const id = await desk.addKnown(
    { nameKey: `exemple|p${people}`, birthDate: `19${50 + people}-03-04` },
    `${String(8 + people).padStart(2, '0')}:00`,
  )
  await desk.act(id, 'identity', {
    ...asTyped((await desk.record(id)).body),
    sex: 'female',
    birthPlaceCode: '32013',
  })
  return id
}

const answering = (answer: InsiAnswer | ((question: InsiQuestion) => Promise<InsiAnswer>)): InsiService => ({
  isConnected: true,
  search: async (question) => (typeof answer === 'function' ? answer(question) : answer),
})
const found = async (traits: InsiQuestion): Promise<InsiAnswer> => ({
  kind: 'found',
  traits,
  matricule: syntheticNir(traits, 1),
})

async function ask(id: string, insi: InsiService) {
  const { version } = (await desk.record(id)).body
  const input = { networkId: desk.facts.networkId, patientId: id, version }
  return callInsi({ ...desk.deps, insi }, { actor: actorAs('secretary'), language: 'fr' }, input)
}

describe('asking INSi', () => {
  it('is refused with a sentence where nothing is configured, and nobody is asked', async () => {
    const id = await complete()
    await expect(ask(id, chooseInsi({ production: true }))).rejects.toMatchObject({
      kind: 'insi-away',
      sentence: { fr: expect.stringContaining('INSi n’est pas connecté') },
    })
    expect(chooseInsi({ production: false }).isConnected).toBe(true)
  })

  it('sends the strict traits, and nothing else of the patient', async () => {
    const id = await complete()
    const asked: InsiQuestion[] = []
    const insi = answering(async (question) => {
      asked.push(question)
      return { kind: 'several' }
    })
    await ask(id, insi)
    expect(asked.map((question) => Object.keys(question).toSorted())).toEqual([
      ['birthDate', 'birthName', 'birthPlaceCode', 'givenNames', 'sex'],
    ])
  })

  it('takes the matricule back when INSi no longer knows the traits; the document stays', async () => {
    const id = await complete()
    await ask(id, answering(found))
    await desk.act(id, 'document', { kind: 'passport' })
    expect((await desk.record(id)).body.status).toBe('qualified')
    expect(await ask(id, answering({ kind: 'not-found' }))).toMatchObject({
      outcome: 'not-found',
      status: 'validated',
    })
    expect((await desk.record(id)).body).toMatchObject({ matricule: null, document: { kind: 'passport' } })
  })

  it('leaves an identity that changed while INSi was thinking', async () => {
    const id = await complete()
    const slow = answering(async (question) => {
      await desk.act(id, 'identity', { ...asTyped((await desk.record(id)).body), birthName: 'Ébauche' })
      return found(question)
    })
    await expect(ask(id, slow)).rejects.toMatchObject({ kind: 'stale' })
    expect((await desk.record(id)).body.status).toBe('provisional')
  })

  it('leads to the record that already holds the matricule: it is the same person', async () => {
    const [one, two] = [await complete(), await complete()]
    const same = syntheticNir({ sex: 'female', birthDate: '1958-03-04', birthPlaceCode: '32013' }, 7)
    const both = answering(async (traits) => ({ kind: 'found', traits, matricule: same }))
    await ask(one, both)
    await expect(ask(two, both)).rejects.toMatchObject({
      kind: 'matricule-taken',
      members: { patientId: one },
    })
  })

  it('takes a matricule whose key is wrong for no answer', async () => {
    const id = await complete()
    const wrong = { value: '258033201300199', oid: '1.2.250.1.213.1.4.10' } as const
    const insi = answering(async (traits) => ({ kind: 'found', traits, matricule: wrong }))
    await expect(ask(id, insi)).rejects.toMatchObject({ kind: 'insi-away' })
  })
})
