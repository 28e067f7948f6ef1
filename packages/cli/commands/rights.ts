import { parseArgs } from 'node:util'
import type { HandledRequest } from '@maillage/contract/rights.ts'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Command, Io } from '../command.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

const text = {
  fr: {
    request: (item: HandledRequest) =>
      `${item.dueOn}${item.isOverdue ? ' EN RETARD' : ''}  ${item.kind.padEnd(13)} demande ${item.id}, patient ${item.patientId ?? 'effacé'}`,
    none: 'Aucune demande n’attend de réponse.',
    exported: (file: string) => `Les données sont dans ${file}. Ce fichier contient des données de santé.`,
    exists: (file: string) => `${file} existe déjà : rien n’a été écrit.`,
    unwritable: (file: string, code: string) =>
      code === 'ENOENT'
        ? `${file} ne peut pas être écrit : son dossier n’existe pas. Créez-le, ou nommez-en un autre.`
        : `${file} ne peut pas être écrit (${code}). Nommez un autre fichier.`,
    replayed: (count: number) =>
      count === 0
        ? 'Personne n’était à effacer de nouveau.'
        : `Effacées de nouveau\u202f: ${count} personnes.`,
  },
  en: {
    request: (item: HandledRequest) =>
      `${item.dueOn}${item.isOverdue ? ' OVERDUE' : ''}  ${item.kind.padEnd(13)} request ${item.id}, patient ${item.patientId ?? 'erased'}`,
    none: 'No request waits for an answer.',
    exported: (file: string) => `The data are in ${file}. This file holds health data.`,
    exists: (file: string) => `${file} exists already: nothing was written.`,
    unwritable: (file: string, code: string) =>
      code === 'ENOENT'
        ? `${file} cannot be written: its folder does not exist. Create it, or name another one.`
        : `${file} cannot be written (${code}). Name another file.`,
    replayed: (count: number) =>
      count === 0 ? 'Nobody was to be erased again.' : `Erased again: ${count} persons.`,
  },
}

export const rights: Command = {
  name: 'rights',
  summary: {
    fr: 'les demandes des personnes sur leurs données ; exporter, effacer de nouveau',
    en: 'requests of people about their data; export, erase again',
  },
  usage: {
    fr: [
      'maillage rights requests                                    les demandes qui attendent, la plus pressée d’abord',
      'maillage rights export PATIENT --to FICHIER [--html]        toutes les données d’une personne, en JSON ou à lire',
      'maillage rights replay-erasures [DOSSIER]                   efface de nouveau qui l’avait été, après une reprise',
      '',
      'PATIENT est un identifiant. DOSSIER contient erasures.jsonl, ou est ce fichier ; sinon celui du dossier MAILLAGE_DATA.',
    ].join('\n'),
    en: [
      'maillage rights requests                                    the requests that wait, the most pressing first',
      'maillage rights export PATIENT --to FILE [--html]           all data of a person, as JSON or to be read',
      'maillage rights replay-erasures [FOLDER]                    erases again whoever had been, after a restore',
      '',
      'PATIENT is an id. FOLDER holds erasures.jsonl, or is that file; else that of the folder MAILLAGE_DATA.',
    ].join('\n'),
  },
  async run(args, io) {
    const work = readWork(args, io)
    if (!work) {
      io.err(rights.usage[io.lang])
      return 2
    }
    const { withNetwork } = await import('../with-network.ts')
    return withNetwork(io, work)
  },
}

type Work = (opened: OpenedDatabase, networkId: string) => Promise<number>

function readWork(args: readonly string[], io: Io): Work | undefined {
  try {
    const options = { to: { type: 'string' }, html: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [action, word, ...others] = positionals
    if (others.length > 0) return undefined
    if (action === 'requests' && word === undefined) return (opened, id) => listRequests(opened, id, io)
    if (action === 'replay-erasures') return (opened, id) => replay(opened, id, word, io)
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word ?? '')
    const file = values.to
    if (action !== 'export' || !isId || !file) return undefined
    return (opened, id) =>
      exportTo(opened, id, { patientId: word ?? '', file, html: values.html ?? false }, io)
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

async function listRequests({ db }: OpenedDatabase, networkId: string, io: Io): Promise<number> {
  const { runReading } = await import('@maillage/server/platform/reading.ts')
  const { listRightsRequests } = await import('@maillage/server/features/rights/list-rights-requests.ts')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const actor = { kind: 'system', task: 'rights' } as const
  const input = { networkId, state: 'open' } as const
  const items = await runReading({ db, clock: systemClock }, listRightsRequests, actor, input)
  if (io.json) io.out(JSON.stringify({ items }))
  else if (items.length === 0) io.out(text[io.lang].none)
  else for (const item of items) io.out(text[io.lang].request(item))
  return 0
}

/** The file is its owner's only, and never replaces another. The export is a line of the audit. */
async function exportTo(
  opened: OpenedDatabase,
  networkId: string,
  { patientId, file, html }: { patientId: string; file: string; html: boolean },
  io: Io,
): Promise<number> {
  const { open } = await import('node:fs/promises')
  const { runAction } = await import('@maillage/server/platform/action.ts')
  const { exportPerson } = await import('@maillage/server/features/rights/export-person.ts')
  const { writeExportPage } = await import('@maillage/server/features/rights/write-export-page.ts')
  const target = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const words = text[io.lang]
    io.err(error.code === 'EEXIST' ? words.exists(file) : words.unwritable(file, error.code ?? ''))
    return undefined
  })
  if (!target) return 1
  try {
    const call = { actor: { kind: 'system', task: 'rights' }, language: io.lang } as const
    const input = { networkId, patientId, format: html ? ('html' as const) : ('json' as const) }
    const data = await runAction(await platformOf(opened), exportPerson, call, input)
    await target.writeFile(html ? writeExportPage(data) : `${JSON.stringify(data, null, 2)}\n`)
    io.out(io.json ? JSON.stringify({ file }) : text[io.lang].exported(file))
    return 0
  } catch (error) {
    const { rm } = await import('node:fs/promises')
    await rm(file, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === undefined || syscall !== 'write') throw error
    io.err(text[io.lang].unwritable(file, code))
    return 1
  } finally {
    await target.close()
  }
}

async function replay(
  opened: OpenedDatabase,
  networkId: string,
  named: string | undefined,
  io: Io,
): Promise<number> {
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const { makeDataFolder, usingDataFolder } = await import('@maillage/server/platform/data-folder.ts')
  const { carryErasures } = await import('@maillage/server/features/rights/carry-erasures.ts')
  const { keepErasures } = await import('@maillage/server/features/rights/keep-erasures.ts')
  const { findErasures } = await import('../erasures-folder.ts')
  const { dataFolder } = readConfig(process.env)
  const found = named === undefined ? undefined : await findErasures(named)
  if (found && 'fault' in found) {
    io.err(found.fault[io.lang])
    return 1
  }
  await makeDataFolder(dataFolder)
  if (found) await usingDataFolder(dataFolder, () => carryErasures(found.folder, dataFolder))
  const network = { id: async () => networkId }
  const count = await keepErasures({ platform: await platformOf(opened), network, folders: [dataFolder] })
  io.out(io.json ? JSON.stringify({ erasedAgain: count }) : text[io.lang].replayed(count))
  return 0
}

/** What actions stand on, as the owner of the database; screens are told by the server that runs, when one does. */
async function platformOf({ db }: OpenedDatabase) {
  const { randomBytes } = await import('node:crypto')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const { newId } = await import('@maillage/server/platform/ids.ts')
  const { silentFeed } = await import('@maillage/server/platform/live.ts')
  const { secretsFrom } = await import('@maillage/server/platform/secrets.ts')
  const secrets = secretsFrom(randomBytes(32).toString('hex'))
  return { db, clock: systemClock, newId, secrets, live: silentFeed }
}
