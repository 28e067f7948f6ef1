import { nameKey } from '@maillage/core/identity/name-key.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'

let desk: OfficeDesk
beforeAll(async () => {
  desk = await openOfficeDesk('2027-01-12T08:00:00Z')
})
afterAll(() => desk.close())

type Person = { birthName: string; givenNames: string; birthDate: string; phone?: string }
const add = (person: Person, facts = desk.facts) =>
  facts.addPatient({ ...person, nameKey: nameKey(person.birthName, person.givenNames) })
const duplicates = async (id: string) => (await desk.get(`/api/office/patients/${id}/duplicates`)).body.items

describe('the duplicates of a patient', () => {
  it('are found by date, name or telephone, the likeliest first, and say why', async () => {
    const odette = {
      birthName: 'Exemple',
      givenNames: 'Odette',
      birthDate: '1958-03-04',
      phone: '+33639981234',
    }
    const id = await add(odette)
    const slip = await add({ ...odette, birthName: 'Exempel' })
    const swapped = await add({ birthName: 'Odette', givenNames: 'Exemple', birthDate: '1958-04-03' })
    const near = await add({ birthName: 'Exemple', givenNames: 'Odette', birthDate: '1959-03-04' })
    const sister = await add({ ...odette, givenNames: 'Simone', birthDate: '1961-11-20' })
    await add({ ...odette, birthName: 'Gabarit', givenNames: 'Marcel', phone: '+33639989999' })
    const elsewhere = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    await add(odette, elsewhere)
    const found = await duplicates(id)
    expect(found.map((item: { id: string }) => item.id)).toEqual([slip, swapped, near])
    expect(found[0]).toMatchObject({
      score: 90,
      likelihood: 'probable',
      conflict: false,
      appointments: 0,
      keepThis: false,
    })
    expect(found[0].reasons.map((reason: { sentence: { fr: string } }) => reason.sentence.fr)).toEqual([
      'même date de naissance',
      'même premier prénom',
      'noms à une lettre près',
      'même téléphone',
    ])
    expect(found[1].reasons[0].sentence.fr).toBe('nom et prénom inversés')
    expect(sister).toBeDefined()
  })

  it('are none for a patient whom nobody resembles, and 404 for nobody', async () => {
    const id = await add({ birthName: 'Ô', givenNames: 'Aaron', birthDate: '2001-01-31' })
    expect(await duplicates(id)).toEqual([])
    expect(
      (await desk.get('/api/office/patients/0198f000-0000-7000-8000-0000000000ff/duplicates')).status,
    ).toBe(404)
  })
})
