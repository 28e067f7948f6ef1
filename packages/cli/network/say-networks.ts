import {
  type NetworkState,
  readNetworkStates,
} from '@maillage/server/features/network/read-network-states.ts'
import { systemClock } from '@maillage/server/platform/clock.ts'
import { readConfig } from '@maillage/server/platform/config.ts'
import { migrationStatus, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Io } from '../command.ts'

const text = {
  fr: {
    pending: 'La base de données n’est pas à jour. Lancez d’abord : maillage db migrate',
    none: 'Aucun réseau dans cette base. Créez-le : maillage network create (le détail : maillage help network)',
    unknown: (slug: string, known: string) =>
      `Il n’y a pas de réseau ${slug} dans cette base. Ceux qui y sont : ${known}.`,
    listed: ({ name, openSites, administrators, scenario }: NetworkState) =>
      [
        name,
        scenario ? `démonstration ${scenario}` : undefined,
        `${openSites} ${openSites < 2 ? 'lieu ouvert' : 'lieux ouverts'}`,
        `${administrators} ${administrators < 2 ? 'administrateur' : 'administrateurs'}`,
      ]
        .filter(Boolean)
        .join(' ; '),
    facts: (state: NetworkState): [string, string][] => [
      ['nom court', state.slug],
      ['nom', state.name],
      ['nom des écrans', state.shortName],
      ['téléphone', state.phone],
      ['répond', state.phoneHours.fr],
      ['en anglais', state.phoneHours.en],
      ['départements', state.departements.join(', ')],
      ['fuseau', state.timeZone],
      ['langue', state.language],
      ['lieux ouverts', String(state.openSites)],
      ['professionnels', String(state.practitioners)],
      ['motifs', String(state.reasons)],
      ['plages à venir', String(state.openings)],
      ['administrateurs', String(state.administrators)],
    ],
    next: {
      invite: (slug: string) =>
        `Il n’a pas encore d’administrateur : maillage account invite --email ADRESSE --network ${slug}`,
      invited: 'Une invitation d’administrateur attend d’être acceptée.',
      places: (slug: string) =>
        `Il n’a pas encore de lieu, de motif ou d’horaire : maillage network import FICHIER --network ${slug}`,
      second: 'Il n’a qu’un administrateur : invitez-en un second depuis l’écran Membres et rôles.',
      ready: 'Il ne lui manque rien pour prendre des rendez-vous.',
    },
  },
  en: {
    pending: 'The database is not up to date. First run: maillage db migrate',
    none: 'No network in this database. Make it: maillage network create (more: maillage help network)',
    unknown: (slug: string, known: string) =>
      `There is no network ${slug} in this database. There are: ${known}.`,
    listed: ({ name, openSites, administrators, scenario }: NetworkState) =>
      [
        name,
        scenario ? `demonstration ${scenario}` : undefined,
        `${openSites} open ${openSites === 1 ? 'place' : 'places'}`,
        `${administrators} ${administrators === 1 ? 'administrator' : 'administrators'}`,
      ]
        .filter(Boolean)
        .join('; '),
    facts: (state: NetworkState): [string, string][] => [
      ['short name', state.slug],
      ['name', state.name],
      ['on screens', state.shortName],
      ['phone', state.phone],
      ['answers', state.phoneHours.en],
      ['in French', state.phoneHours.fr],
      ['départements', state.departements.join(', ')],
      ['time zone', state.timeZone],
      ['language', state.language],
      ['open places', String(state.openSites)],
      ['professionals', String(state.practitioners)],
      ['reasons', String(state.reasons)],
      ['openings to come', String(state.openings)],
      ['administrators', String(state.administrators)],
    ],
    next: {
      invite: (slug: string) =>
        `It has no administrator yet: maillage account invite --email ADDRESS --network ${slug}`,
      invited: 'An invitation of an administrator waits to be accepted.',
      places: (slug: string) =>
        `It has no place, reason or opening hours yet: maillage network import FILE --network ${slug}`,
      second: 'It has one administrator only: invite a second one from the screen of members.',
      ready: 'It lacks nothing to take appointments.',
    },
  },
}

/** One line a network. */
export async function listNetworks(opened: OpenedDatabase, io: Io): Promise<number> {
  const states = await readStates(opened, io)
  if (!states) return 1
  if (io.json) {
    io.out(JSON.stringify({ networks: states }))
    return 0
  }
  const width = Math.max(0, ...states.map((state) => state.slug.length))
  for (const state of states) io.out(`${state.slug.padEnd(width)}  ${text[io.lang].listed(state)}`)
  if (states.length === 0) io.out(text[io.lang].none)
  return 0
}

/** What one network says of itself, and what is left to do. The one of MAILLAGE_NETWORK, else the first made, when none is named. */
export async function showNetwork(
  opened: OpenedDatabase,
  named: string | undefined,
  io: Io,
): Promise<number> {
  const words = text[io.lang]
  const states = await readStates(opened, io)
  if (!states) return 1
  const slug = named ?? readConfig(process.env).network
  const state = slug === undefined ? states[0] : states.find((known) => known.slug === slug)
  if (!state) {
    io.err(
      states.length === 0
        ? words.none
        : words.unknown(slug ?? '', states.map((known) => known.slug).join(', ')),
    )
    return 1
  }
  if (io.json) {
    io.out(JSON.stringify(state))
    return 0
  }
  const facts = words.facts(state)
  const width = Math.max(...facts.map(([label]) => label.length))
  for (const [label, value] of facts) io.out(`${label.padEnd(width)}  ${value}`)
  io.out('')
  for (const step of nextSteps(state, io)) io.out(step)
  return 0
}

function nextSteps(state: NetworkState, io: Io): string[] {
  const { next } = text[io.lang]
  const steps: string[] = []
  if (state.administrators === 0) steps.push(state.invitations > 0 ? next.invited : next.invite(state.slug))
  if (state.openings === 0 || state.reasons === 0) steps.push(next.places(state.slug))
  if (state.administrators === 1) steps.push(next.second)
  return steps.length > 0 ? steps : [next.ready]
}

async function readStates(opened: OpenedDatabase, io: Io): Promise<NetworkState[] | undefined> {
  const isUpToDate = (await migrationStatus(opened.db)).every((migration) => migration.appliedAt)
  if (isUpToDate) return readNetworkStates(opened.db, systemClock.now())
  io.err(text[io.lang].pending)
  return undefined
}
