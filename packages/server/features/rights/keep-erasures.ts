import { sql } from 'kysely'
import { type Platform, runAction } from '../../platform/action.ts'
import { erasePerson } from './erase-person.ts'
import { type Erased, readErasures, writeErasures } from './erasure-files.ts'

export interface ErasureKeeping {
  platform: Platform
  network: { id(): Promise<string> }
  /** Where the journal is kept beside the database: the data folder first, then that of the backups. */
  folders: readonly string[]
}

/** One at a time in a process: the journal of all networks is one file. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Erases again whoever was erased and is back, as after the restore of an older backup, then writes the journal of erasures beside
 * the database and its backups. Doing it twice changes nothing.
 * @returns how many persons were erased again.
 */
export function keepErasures(deps: ErasureKeeping): Promise<number> {
  const mine = before.then(() => keepNow(deps))
  before = mine.catch(() => undefined)
  return mine
}

async function keepNow({ platform, network, folders }: ErasureKeeping): Promise<number> {
  const networkId = await network.id()
  const noted = await readErasures(folders)
  const back = await findReturned(
    platform,
    networkId,
    noted.filter((line) => line.networkId === networkId),
  )
  const call = { actor: { kind: 'system', task: 'keep-erasures' }, language: 'fr' } as const
  for (const patientId of back)
    await runAction(platform, erasePerson, call, { networkId, patientId, cancelFuture: true })
  const others = noted.filter((line) => line.networkId !== networkId)
  const journal = [...others, ...(await readJournal(platform, networkId))]
  if (journal.length > 0 || noted.length > 0) await writeErasures(folders, journal)
  return back.length
}

/** Records that the journal says were erased, and that are there as if they had not been; those of an unknown erasure are noted. */
async function findReturned(
  { db }: Platform,
  networkId: string,
  noted: readonly Erased[],
): Promise<string[]> {
  const lines = JSON.stringify(noted)
  await sql`
    insert into erasure (patient_id, network_id, mode, erased_at)
    select "patientId", ${networkId}, mode, "erasedAt"
      from json_to_recordset(${lines}::json) as noted("patientId" uuid, mode text, "erasedAt" timestamptz)
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select p.id from erasure e join patient p on p.id = e.patient_id
     where e.network_id = ${networkId} and p.merged_into is null
       and (e.mode <> 'restrict' or p.restricted_at is null or p.restricted_at < e.erased_at)
     order by p.id`.execute(db)
  return rows.map((row) => row.id)
}

async function readJournal({ db }: Platform, networkId: string): Promise<Erased[]> {
  const rows = await db
    .selectFrom('erasure')
    .selectAll()
    .where('network_id', '=', networkId)
    .orderBy('erased_at')
    .orderBy('patient_id')
    .execute()
  return rows.map((row) => ({
    networkId: row.network_id,
    patientId: row.patient_id,
    mode: row.mode as Erased['mode'],
    erasedAt: row.erased_at.toISOString(),
  }))
}
