import { readFile } from 'node:fs/promises'
import { type Imported, importNetwork } from '@maillage/server/features/network/import-network.ts'
import { noSuchNetwork } from '@maillage/server/features/network/network.refusals.ts'
import { type NetworkContent, readNetworkFile } from '@maillage/server/features/network/read-network-file.ts'
import { communeIndex } from '@maillage/server/features/territory/territory-data.ts'
import { runAction } from '@maillage/server/platform/action.ts'
import { readConfig } from '@maillage/server/platform/config.ts'
import { migrationStatus, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Io } from '../command.ts'
import { orSentence } from '../or-sentence.ts'
import { systemPlatform } from '../system-platform.ts'
import { withDatabase } from '../with-database.ts'

const text = {
  fr: {
    unreadable: (file: string) => `Le fichier ${file} ne peut pas être lu. Vérifiez son nom et vos droits.`,
    notJson: (file: string, why: string) => `Le fichier ${file} n’est pas du JSON : ${why}`,
    nul: (place: string) =>
      `${place} contient un caractère nul (\\u0000), qu’aucun nom ne porte. Retirez-le\u202f: rien n’a été écrit.`,
    faults: (count: number) =>
      `Rien n’a été écrit : ${count} ${count === 1 ? 'point à corriger' : 'points à corriger'} dans le fichier.`,
    pending: 'La base de données n’est pas à jour. Lancez d’abord : maillage db migrate',
    done: (done: Imported) =>
      `Le réseau a reçu ${done.services} services, ${done.sites} lieux, ${done.reasons} motifs, ${done.practitioners} professionnels. Horaires : ${done.rulesAdded} nouveaux, ${done.rulesEnded} terminés hier ; plages de l’agenda : ${done.opened} ajoutées, ${done.closed} retirées.`,
    orphaned: (count: number) =>
      `${count} rendez-vous à venir ${count === 1 ? 'n’est plus dans une plage' : 'ne sont plus dans une plage'}. ${count === 1 ? 'Il reste' : 'Ils restent'} : décidez de chacun dans l’agenda.`,
  },
  en: {
    unreadable: (file: string) => `The file ${file} cannot be read. Check its name and your rights.`,
    notJson: (file: string, why: string) => `The file ${file} is not JSON: ${why}`,
    nul: (place: string) =>
      `${place} holds a null character (\\u0000), which no name has. Remove it: nothing was written.`,
    faults: (count: number) =>
      `Nothing was written: ${count} ${count === 1 ? 'thing' : 'things'} to mend in the file.`,
    pending: 'The database is not up to date. First run: maillage db migrate',
    done: (done: Imported) =>
      `The network received ${done.services} services, ${done.sites} places, ${done.reasons} reasons, ${done.practitioners} professionals. Hours: ${done.rulesAdded} new, ${done.rulesEnded} ended yesterday; openings of the agenda: ${done.opened} added, ${done.closed} taken away.`,
    orphaned: (count: number) =>
      `${count} ${count === 1 ? 'appointment to come is' : 'appointments to come are'} in no opening any more. ${count === 1 ? 'It stays' : 'They stay'}: decide for each in the agenda.`,
  },
}

/** Reads a file of places and people, says all its faults before any database is opened, and gives it to a network. */
export async function importFile(path: string, slug: string | undefined, io: Io): Promise<number> {
  const words = text[io.lang]
  const content = await readContent(path, io)
  if (content === undefined) return 1
  return withDatabase(io, (opened) => orSentence(io, () => importInto(opened, slug, content, io)), {
    reads: true,
  })

  async function importInto(
    { db }: OpenedDatabase,
    named: string | undefined,
    read: NetworkContent,
    { json }: Io,
  ): Promise<number> {
    if (!(await migrationStatus(db)).every((migration) => migration.appliedAt)) return fail(words.pending)
    const wanted = named ?? readConfig(process.env).network
    const network = await db
      .selectFrom('network')
      .select('id')
      .$if(wanted !== undefined, (query) => query.where('slug', '=', wanted ?? ''))
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    if (!network) throw noSuchNetwork()
    const { platform, call } = systemPlatform(db, 'network', io.lang)
    const done = await runAction(platform, importNetwork, call, { networkId: network.id, content: read })
    io.out(json ? JSON.stringify(done) : words.done(done))
    if (!json && done.orphaned > 0) io.out(words.orphaned(done.orphaned))
    return 0
  }

  function fail(sentence: string): number {
    io.err(sentence)
    return 1
  }
}

async function readContent(path: string, io: Io): Promise<NetworkContent | undefined> {
  const words = text[io.lang]
  const written = await readFile(path, 'utf8').catch(() => undefined)
  if (written === undefined) {
    io.err(words.unreadable(path))
    return undefined
  }
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch (error) {
    io.err(words.notJson(path, (error as Error).message))
    return undefined
  }
  const nul = placeOfNul(json)
  if (nul !== undefined) {
    io.err(words.nul(nul))
    return undefined
  }
  const read = readNetworkFile(json, await communeIndex())
  if ('content' in read) return read.content
  for (const { sentence } of read.faults) io.err(sentence[io.lang])
  io.err(words.faults(read.faults.length))
  return undefined
}

/** Where a text, or a name of a member, has a character that PostgreSQL takes in no text. */
function placeOfNul(json: unknown): string | undefined {
  if (typeof json === 'string') return json.includes('\0') ? '' : undefined
  if (typeof json !== 'object' || json === null) return undefined
  for (const [name, value] of Object.entries(json)) {
    const inside = name.includes('\0') ? '' : placeOfNul(value)
    if (inside !== undefined) return inside === '' ? name.replaceAll('\0', '') : `${name}.${inside}`
  }
  return undefined
}
