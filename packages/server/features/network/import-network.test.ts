import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { fixedClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentFeed } from '../../platform/live.ts'
import { secretsFrom } from '../../platform/secrets.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { communeIndex } from '../territory/territory-data.ts'
import { createNetwork } from './create-network.ts'
import { importNetwork } from './import-network.ts'
import { type NetworkContent, readNetworkFile } from './read-network-file.ts'

const EXAMPLE = new URL('../../../../docs/guides/examples/network.json', import.meta.url)
const NOW = '2027-01-11T08:00:00Z'
const SYSTEM = { actor: { kind: 'system', task: 'test' }, language: 'fr' } as const

// biome-ignore lint/suspicious/noExplicitAny: a file that a test changes anywhere.
type AnyFile = any

let database: TestDatabase
let communes: CommuneIndex
let example: string
let networkId: string
beforeAll(async () => {
  database = await openTestDatabase()
  communes = await communeIndex()
  example = await readFile(EXAMPLE, 'utf8')
  const facts = {
    slug: 'essai',
    name: 'Réseau d’essai',
    shortName: 'Essai',
    phone: '05 36 49 12 20',
    phoneHours: { fr: 'en semaine', en: 'weekdays' },
    departements: ['32'],
    timeZone: 'Europe/Paris',
    language: 'fr' as const,
  }
  ;({ networkId } = await runAction(platform(), createNetwork, SYSTEM, facts))
})
afterAll(() => database.close())

const clock = fixedClock(NOW)
const moveTo = (instant: string) => clock.moveTo(instant)
const platform = () => ({
  db: database.db,
  clock,
  newId,
  secrets: secretsFrom('a secret for tests, long enough'),
  live: silentFeed,
})
const changed = (change: (file: AnyFile) => void) => {
  const file = JSON.parse(example) as AnyFile
  change(file)
  return readNetworkFile(file, communes)
}
const contentOf = (change: (file: AnyFile) => void = () => undefined): NetworkContent => {
  const read = changed(change)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.content
}
const faultsOf = (change: (file: AnyFile) => void) => {
  const read = changed(change)
  return 'faults' in read ? read.faults.map(({ path, sentence }) => [path, sentence.fr]) : []
}
const put = (content: NetworkContent) => runAction(platform(), importNetwork, SYSTEM, { networkId, content })
const idsOf = async (
  table: 'site' | 'reason' | 'service' | 'practitioner_role' | 'opening_rule' | 'opening',
) =>
  (await database.db.selectFrom(table).select('id').where('network_id', '=', networkId).execute())
    .map((row) => row.id)
    .sort()

/** Somebody holds the first slot of an opening. */
async function hold(practitionerId: string, start: string): Promise<void> {
  const { site_id } = await database.db
    .selectFrom('opening')
    .select('site_id')
    .where('practitioner_id', '=', practitionerId)
    .where(sql<boolean>`lower(period) = ${start}`)
    .executeTakeFirstOrThrow()
  const { id: reason_id } = await database.db
    .selectFrom('reason')
    .select('id')
    .where('code', '=', 'dressing')
    .executeTakeFirstOrThrow()
  await database.db
    .insertInto('appointment')
    .values({
      practitioner_id: practitionerId,
      id: newId(),
      network_id: networkId,
      site_id,
      reason_id,
      status: 'held',
      period: sql`tstzrange(${start}, ${start}::timestamptz + interval '20 minutes')`,
      modality: 'on-site',
      hold_expires_at: '2027-01-16T00:00:00Z',
      booked_by: 'patient',
      created_at: NOW,
      updated_at: NOW,
    })
    .execute()
}

describe('the file of a network', () => {
  it('is the example of the guide', () => {
    const content = contentOf()
    expect(content.sites[0]).toMatchObject({
      communeName: 'Fleurance',
      postalCode: '32500',
      timeZone: 'Europe/Paris',
      holidayCalendar: 'metropole',
    })
    expect(content.reasons.map((reason) => reason.code)).toEqual([
      'other-request',
      'renew-prescription',
      'sick-now',
      'dressing',
    ])
  })

  it('says that a code is not in the catalogue, or that no service of the file serves it', () => {
    const file = JSON.parse(example) as AnyFile
    file.services = ['gp']
    file.reasons = ['sick-now', 'sick-later']
    const read = readNetworkFile(file, communes)
    const faults = 'faults' in read ? read.faults : []
    expect(faults.map(({ sentence }) => sentence.fr)).toEqual([
      expect.stringMatching(/^reasons\.0 : aucun des services du fichier ne sert .*sick-now.*\s: snp\.$/),
      expect.stringMatching(
        /^reasons\.1 : .*sick-later.* n’est pas dans le catalogue\..* Codes\s: .*sick-now/,
      ),
    ])
  })

  it('without reasons takes those of the catalogue that its services serve', () => {
    const { reasons } = contentOf((file) => {
      delete file.reasons
    })
    expect(reasons.length).toBeGreaterThan(10)
    expect(new Set(reasons.flatMap((reason) => reason.services))).toEqual(new Set(['gp', 'snp']))
  })

  it('takes time and public holidays of an island from its commune', () => {
    const [site] = contentOf((file) => {
      file.sites[0].communeCode = '97801'
    }).sites
    expect(site).toMatchObject({ timeZone: 'America/Marigot', holidayCalendar: 'saint-martin' })
  })

  it.each<[string, (file: AnyFile) => void, RegExp]>([
    ['sites.0.kind', (file) => (file.sites[0].kind = 'hopital'), /doit être centre, antenne/],
    ['sites.1.addressLine', (file) => delete file.sites[1].addressLine, /manque/],
    ['sites.0', (file) => (file.sites[0].prix = 1), /ne prend pas prix/],
    ['', (file) => (file.prix = 1), /^Le fichier ne prend pas prix/],
    [
      'services.1',
      (file) => (file.services[1] = 'inconnu'),
      /«\u00a0inconnu\u00a0» n’est pas dans le catalogue/,
    ],
    [
      'sites.0.communeCode',
      (file) => (file.sites[0].communeCode = '32500'),
      /aucune commune n’a le code INSEE 32500/,
    ],
    ['sites.1.parent', (file) => (file.sites[1].parent = 'Ailleurs'), /« Ailleurs » n’est pas un autre lieu/],
    ['sites.0.parent', (file) => (file.sites[0].parent = 'Antenne de Lectoure'), /sans parent lui-même/],
    ['sites.1', (file) => (file.sites[1].name = file.sites[0].name), /deux fois/],
    [
      'reasons.3.services',
      (file) => (file.reasons[3].services = ['dentist']),
      /« dentist » n’est pas dans services/,
    ],
    ['reasons', (file) => (file.reasons[3].isGeneral = true), /un seul motif/],
    [
      'practitioners.0.rpps',
      (file) => (file.practitioners[0].rpps = '99900000012'),
      /la clé de ce numéro RPPS/,
    ],
    [
      'practitioners.0.openings.0.site',
      (file) => (file.practitioners[0].openings[0].site = 'Auch'),
      /« Auch »/,
    ],
    [
      'practitioners.0.openings.0.room',
      (file) => (file.practitioners[0].openings[0].room = 'Cave'),
      /« Cave »/,
    ],
    [
      'practitioners.0.openings.0.service',
      (file) => (file.practitioners[0].openings[0].service = 'visit'),
      /« visit »/,
    ],
    [
      'practitioners.0.openings.0.to',
      (file) => (file.practitioners[0].openings[0].to = '08:00'),
      /la fin vient après/,
    ],
    [
      'practitioners.0.openings.1',
      (file) => (file.practitioners[0].openings[1].from = '12:15'),
      /en même temps que openings\.0/,
    ],
    [
      'practitioners.0.openings.0.days.0',
      (file) => (file.practitioners[0].openings[0].days = ['LU']),
      /doit être MO/,
    ],
  ])('says what to mend at %s', (path, change, sentence) => {
    expect(faultsOf(change)).toContainEqual([path, expect.stringMatching(sentence)])
  })
})

describe('a network that receives its file', () => {
  it('may be booked: places, people, hours to the horizon and free time', async () => {
    const done = await put(contentOf())
    expect(done).toMatchObject({
      services: 3,
      sites: 2,
      reasons: 4,
      practitioners: 2,
      rulesAdded: 4,
      rulesEnded: 0,
    })
    expect(done.opened).toBeGreaterThan(300)
    const free = await database.db
      .selectFrom('free_interval')
      .innerJoin('site', 'site.id', 'free_interval.site_id')
      .select(['site.name', 'starts_at'])
      .where('free_interval.network_id', '=', networkId)
      .orderBy('starts_at')
      .execute()
    expect(free[0]?.starts_at.toISOString(), 'the nurse, on Monday at 8 h in Paris').toBe(
      '2027-01-11T07:00:00.000Z',
    )
    const lectoure = free.filter((row) => row.name === 'Antenne de Lectoure').map((row) => row.starts_at)
    expect((lectoure[1]?.getTime() ?? 0) - (lectoure[0]?.getTime() ?? 0), 'every other week').toBe(
      14 * 86_400_000,
    )
    const audit = await database.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'import-network')
      .execute()
    expect(audit).toEqual([{ detail: done }])
  })

  it('a second time keeps every row, and takes what changed in words', async () => {
    const tables = ['site', 'reason', 'service', 'practitioner_role', 'opening_rule', 'opening'] as const
    const before = await Promise.all(tables.map(idsOf))
    const done = await put(
      contentOf((file) => {
        file.sites[0].addressLine = '3 place de la République'
        file.reasons[3].minutes = 25
        file.practitioners[0].familyName = 'Exemple-Essai'
      }),
    )
    expect(done).toMatchObject({ rulesAdded: 0, rulesEnded: 0, opened: 0, closed: 0 })
    expect(await Promise.all(tables.map(idsOf))).toEqual(before)
    const site = await database.db
      .selectFrom('site')
      .select('address_line')
      .where('commune_code', '=', '32132')
      .where('network_id', '=', networkId)
      .executeTakeFirstOrThrow()
    const reason = await database.db
      .selectFrom('reason')
      .select('duration_minutes')
      .where('code', '=', 'dressing')
      .executeTakeFirstOrThrow()
    const doctor = await database.db
      .selectFrom('practitioner')
      .select('family_name')
      .where('rpps', '=', '99900000011')
      .executeTakeFirstOrThrow()
    expect([site.address_line, reason.duration_minutes, doctor.family_name]).toEqual([
      '3 place de la République',
      25,
      'Exemple-Essai',
    ])
  })

  it('takes other hours from today on: what has passed stays, and so do appointments', async () => {
    const { id: practitionerId } = await database.db
      .selectFrom('practitioner')
      .select('id')
      .where('rpps', '=', '99900000029')
      .executeTakeFirstOrThrow()
    const starts = async () => {
      const rows = await database.db
        .selectFrom('opening')
        .select(
          sql<string>`to_char(lower(period) at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI')`.as('start'),
        )
        .where('practitioner_id', '=', practitionerId)
        .orderBy('period')
        .limit(4)
        .execute()
      return rows.map((row) => row.start)
    }
    expect(await starts()).toEqual([
      '2027-01-11 08:00',
      '2027-01-13 08:00',
      '2027-01-15 08:00',
      '2027-01-18 08:00',
    ])
    await hold(practitionerId, '2027-01-15T07:00:00Z')
    moveTo('2027-01-13T08:00:00Z')
    const done = await put(
      contentOf((file) => {
        const [only] = file.practitioners[1].openings
        only.days = ['MO', 'WE']
        file.practitioners[1].openings.push({
          site: 'Antenne de Lectoure',
          service: 'nurse',
          days: ['TU'],
          from: '08:00',
          to: '12:00',
          since: '2027-02-01',
        })
      }),
    )
    expect(done).toMatchObject({ rulesAdded: 2, rulesEnded: 1, orphaned: 1 })
    expect(await starts()).toEqual([
      '2027-01-11 08:00',
      '2027-01-13 08:00',
      '2027-01-18 08:00',
      '2027-01-20 08:00',
    ])
    const lectoure = await database.db
      .selectFrom('opening_rule')
      .select('local_start')
      .where('recurrence', '=', 'FREQ=WEEKLY;BYDAY=TU')
      .execute()
    expect(lectoure).toEqual([{ local_start: '2027-02-02 08:00:00' }])
    const back = await put(contentOf())
    expect(back).toMatchObject({ rulesAdded: 1, rulesEnded: 1 })
    moveTo(NOW)
  })

  it('keeps the words of alarm until its doctors give their own', async () => {
    const { alarm_words: before } = await database.db
      .selectFrom('network')
      .select('alarm_words')
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(before)).toContain('infarctus')
    const advice = { fr: 'Appelez le 15', en: 'Call 15' }
    const words = { fr: ['morsure de vipère'], en: ['viper bite'] }
    const own = { words, advice, validFrom: '2027-01-04', source: 'Les médecins du réseau d’essai' }
    await put(
      contentOf((file) => {
        file.alarmWords = [own]
      }),
    )
    const row = await database.db
      .selectFrom('network')
      .select(['alarm_words', 'emergency'])
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow()
    expect(row.alarm_words).toEqual([own])
    expect(JSON.stringify(row.emergency)).toContain('116 117')
  })

  it('leaves the name that another network gave to a professional, and is no demonstration', async () => {
    const other = await createSmallNetwork(database.db, '2027-01-02T00:00:00Z')
    const shared = await other.addPractitioner()
    await database.db
      .updateTable('practitioner')
      .set({ rpps: '99900000037', family_name: 'Ailleurs' })
      .where('id', '=', shared)
      .execute()
    await put(
      contentOf((file) => {
        file.practitioners[1].rpps = '99900000037'
      }),
    )
    const { family_name } = await database.db
      .selectFrom('practitioner')
      .select('family_name')
      .where('id', '=', shared)
      .executeTakeFirstOrThrow()
    expect(family_name).toBe('Ailleurs')
    await database.db.updateTable('network').set({ scenario: 'gers' }).where('id', '=', networkId).execute()
    await expect(put(contentOf())).rejects.toMatchObject({ kind: 'demonstration-in-place' })
  })
})
