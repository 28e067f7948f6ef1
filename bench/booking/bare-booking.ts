import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type BookableNetwork, type BookableSlot, makePerson } from './bookable-network.ts'

/**
 * The rows of one booking written by a bare client, without HTTP, checks or reads: the same tables, in two transactions
 * as the application (the hold, then the confirmation), the free time rewritten by the same function.
 */
export async function bookBarely(
  client: pg.Client,
  network: BookableNetwork,
  slot: BookableSlot,
): Promise<void> {
  const [id, patientId, messageId] = [randomUUID(), randomUUID(), randomUUID()]
  const [start, end, now] = [
    slot.start,
    new Date(Date.parse(slot.start) + 1_200_000).toISOString(),
    '2027-01-11T08:00:00Z',
  ]
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  const trace = async (kind: string) => {
    await run(
      'audit',
      `insert into audit (network_id, practitioner_id, at, actor, action, subject_type, subject_id, detail) values ($1, $2, $3, 'public', $4, 'appointment', $5, '{}')`,
      [network.networkId, slot.practitionerId, now, kind, id],
    )
    await run(
      'event',
      `insert into event (practitioner_id, network_id, kind, subject_id, at) values ($1, $2, $3, $4, $5)`,
      [slot.practitionerId, network.networkId, kind, id, now],
    )
  }
  const job = (name: string, key: string | null) =>
    run(
      'job',
      `select graphile_worker.add_job($1, '{}'::json, run_at => now() + interval '300 s', job_key => $2)`,
      [name, key],
    )

  await client.query('begin')
  await run(
    'take',
    `insert into occupation (network_id, resource_id, period, lane, cause, source_id)
     values ($6, $1, tstzrange($3, $4), 0, 'hold', $5), ($6, $2, tstzrange($3, $4), 0, 'hold', $5)`,
    [slot.practitionerId, slot.roomId, start, end, id, network.networkId],
  )
  await run(
    'hold',
    `insert into appointment (practitioner_id, id, network_id, site_id, room_id, reason_id, status, period, modality, hold_expires_at, booked_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 'held', tstzrange($7, $8), 'on-site', $9, 'patient', $9, $9)`,
    [slot.practitionerId, id, network.networkId, slot.siteId, slot.roomId, network.reasonId, start, end, now],
  )
  await job('release-expired-hold', `release:${id}`)
  await trace('hold-slot')
  await run(
    'rewrite',
    `select rewrite_free_intervals(array[$1::uuid, $2::uuid], tstzmultirange(tstzrange($3, $4)))`,
    [slot.practitionerId, slot.roomId, start, end],
  )
  await client.query('commit')

  const { contact, patient } = makePerson()
  await client.query('begin')
  await run(
    'patient',
    `insert into patient (id, network_id, birth_name, given_names, birth_date, name_key, email, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      patientId,
      network.networkId,
      patient.birthName,
      patient.givenName,
      patient.birthDate,
      `exemple|${patient.givenName}`,
      contact,
      now,
    ],
  )
  await run(
    'sit',
    `insert into occupation (network_id, resource_id, period, lane, cause, source_id) values ($5, $1, tstzrange($2, $3), 0, 'appointment', $4)`,
    [patientId, start, end, id, network.networkId],
  )
  await run('cause', `update occupation set cause = 'appointment' where source_id = $1 and cause = 'hold'`, [
    id,
  ])
  await run(
    'book',
    `update appointment set status = 'booked', patient_id = $1, version = 2 where practitioner_id = $2 and id = $3`,
    [patientId, slot.practitionerId, id],
  )
  await run(
    'message',
    `insert into message (id, network_id, appointment_id, kind, channel, recipient, subject, body, attachment, created_at) values ($1, $2, $3, 'confirmation', 'email', $4, $5, $6, $7, $8)`,
    [messageId, network.networkId, id, contact, 'x'.repeat(60), 'x'.repeat(300), 'x'.repeat(700), now],
  )
  await job('deliver-message', null)
  await trace('confirm-hold')
  await client.query('commit')
}

/** Connections of bare clients. */
export async function openBareClients(databaseUrl: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: databaseUrl }))
  await Promise.all(clients.map((client) => client.connect()))
  return clients
}
