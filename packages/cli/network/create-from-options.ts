import { createNetwork } from '@maillage/server/features/network/create-network.ts'
import {
  type GivenFacts,
  type NetworkFacts,
  readNetworkFacts,
} from '@maillage/server/features/network/read-network-facts.ts'
import { communeIndex } from '@maillage/server/features/territory/territory-data.ts'
import { runAction } from '@maillage/server/platform/action.ts'
import { migrate, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Io } from '../command.ts'
import { orSentence } from '../or-sentence.ts'
import { systemPlatform } from '../system-platform.ts'
import { withDatabase } from '../with-database.ts'

const text = {
  fr: {
    made: ({ name, slug }: NetworkFacts) => `Le réseau « ${name} » (${slug}) est créé, sans lieu ni compte.`,
    there: ({ slug }: NetworkFacts) => `Le réseau ${slug} est déjà là, avec ces valeurs : rien à faire.`,
    next: (slug: string) => [
      `Ensuite, le premier administrateur : maillage account invite --email ADRESSE --network ${slug}`,
      'Les mots d’alerte, qui renvoient vers le 15, sont une liste d’essai : les médecins du réseau la relisent avant l’ouverture.',
    ],
  },
  en: {
    made: ({ name, slug }: NetworkFacts) =>
      `The network "${name}" (${slug}) is made, without places or accounts.`,
    there: ({ slug }: NetworkFacts) =>
      `The network ${slug} is there already, with these values: nothing to do.`,
    next: (slug: string) => [
      `Next, the first administrator: maillage account invite --email ADDRESS --network ${slug}`,
      'The words of alarm, which lead to the 15, are a list of demonstration: the doctors of the network read it again before it opens.',
    ],
  },
}

/** Makes the network that these options tell of, in a database made ready for it. Every fault is said before any database is opened. */
export async function createFromOptions(options: GivenFacts, io: Io): Promise<number> {
  const { departements } = await communeIndex()
  const read = readNetworkFacts(options, new Set(departements.map((departement) => departement.code)))
  if ('faults' in read) {
    for (const { sentence } of read.faults) io.err(sentence[io.lang])
    return 2
  }
  const create = (opened: OpenedDatabase) => orSentence(io, () => createIn(opened, read.facts, io))
  return withDatabase(io, create, { joins: true })
}

async function createIn(opened: OpenedDatabase, facts: NetworkFacts, io: Io): Promise<number> {
  await migrate(opened)
  const { platform, call } = systemPlatform(opened.db, 'network', io.lang)
  const { networkId, made } = await runAction(platform, createNetwork, call, facts)
  if (io.json) {
    io.out(JSON.stringify({ networkId, slug: facts.slug, made }))
    return 0
  }
  const words = text[io.lang]
  io.out((made ? words.made : words.there)(facts))
  if (made) for (const line of words.next(facts.slug)) io.out(line)
  return 0
}
