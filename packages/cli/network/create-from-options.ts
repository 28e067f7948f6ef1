import { changeNetwork } from '@maillage/server/features/network/change-network.ts'
import { createNetwork } from '@maillage/server/features/network/create-network.ts'
import { noSuchNetwork } from '@maillage/server/features/network/network.refusals.ts'
import {
  type GivenFacts,
  type NetworkFacts,
  readNetworkFacts,
} from '@maillage/server/features/network/read-network-facts.ts'
import {
  type NetworkState,
  readNetworkStates,
} from '@maillage/server/features/network/read-network-states.ts'
import { communeIndex } from '@maillage/server/features/territory/territory-data.ts'
import { runAction } from '@maillage/server/platform/action.ts'
import { systemClock } from '@maillage/server/platform/clock.ts'
import { readConfig } from '@maillage/server/platform/config.ts'
import { migrate, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Io } from '../command.ts'
import { orSentence } from '../or-sentence.ts'
import { systemPlatform } from '../system-platform.ts'
import { withDatabase } from '../with-database.ts'

const text = {
  fr: {
    made: ({ name, slug }: NetworkFacts) => `Le réseau « ${name} » (${slug}) est créé, sans lieu ni compte.`,
    there: ({ slug }: NetworkFacts) => `Le réseau ${slug} est déjà là, avec ces valeurs : rien à faire.`,
    changed: ({ slug }: NetworkFacts) =>
      `Le réseau ${slug} est changé. Les écrans le montrent dans la minute.`,
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
    changed: ({ slug }: NetworkFacts) => `The network ${slug} is changed. Screens show it within a minute.`,
    next: (slug: string) => [
      `Next, the first administrator: maillage account invite --email ADDRESS --network ${slug}`,
      'The words of alarm, which lead to the 15, are a list of demonstration: the doctors of the network read it again before it opens.',
    ],
  },
}

/** Makes the network that these options tell of, in a database made ready for it. Every fault is said before any database is opened. */
export async function createFromOptions(options: GivenFacts, io: Io): Promise<number> {
  const facts = await readFacts(options, io)
  if (!facts) return 2
  const create = (opened: OpenedDatabase) => orSentence(io, () => createIn(opened, facts, io))
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

/** Changes what these options say of a network, and leaves the rest. The one of MAILLAGE_NETWORK, else the first made, when none is named. */
export async function changeFromOptions(
  { network: named, ...options }: GivenFacts & { network?: string | undefined },
  io: Io,
): Promise<number> {
  const change = async ({ db }: OpenedDatabase) => {
    const slug = named ?? readConfig(process.env).network
    const states = await readNetworkStates(db, systemClock.now())
    const state = slug === undefined ? states[0] : states.find((known) => known.slug === slug)
    if (!state) throw noSuchNetwork()
    const facts = await readFacts({ ...optionsOf(state), ...options }, io)
    if (!facts) return 2
    const { platform, call } = systemPlatform(db, 'network', io.lang)
    const changed = await runAction(platform, changeNetwork, call, facts)
    const words = text[io.lang]
    if (io.json) io.out(JSON.stringify({ slug: facts.slug, changed }))
    else io.out((changed.length > 0 ? words.changed : words.there)(facts))
    return 0
  }
  return withDatabase(io, (opened) => orSentence(io, () => change(opened)), { reads: true })
}

function optionsOf(state: NetworkState): GivenFacts {
  return {
    slug: state.slug,
    name: state.name,
    'short-name': state.shortName,
    phone: state.phone,
    'hours-fr': state.phoneHours.fr,
    'hours-en': state.phoneHours.en,
    departements: state.departements.join(','),
    'time-zone': state.timeZone,
    language: state.language,
  }
}

/** What was typed, checked; undefined after a sentence for each fault. */
async function readFacts(options: GivenFacts, io: Io): Promise<NetworkFacts | undefined> {
  const { departements } = await communeIndex()
  const read = readNetworkFacts(options, new Set(departements.map((departement) => departement.code)))
  if ('facts' in read) return read.facts
  for (const { sentence } of read.faults) io.err(sentence[io.lang])
  return undefined
}
