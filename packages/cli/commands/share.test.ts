import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Io } from '../command.ts'
import { runShare, share } from './share.ts'

const EXAMPLE = readFileSync(
  new URL('../../../docs/guides/examples/sharing-gers.json', import.meta.url),
  'utf8',
)
const PLAIN = ['--travel', 'estimate:detour=1.35,speed=55']

async function run(args: string[], text: string | undefined = EXAMPLE, options: Partial<Io> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    lang: 'fr',
    json: false,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...options,
  }
  const code = await runShare(args, io, async (path) => {
    if (path === 'missing.json') throw new Error('no file')
    return text
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const altered = (from: string, to: string) => EXAMPLE.replace(from, to)

describe('maillage share', () => {
  it('says by which code it reads a commune that was merged', async () => {
    const { err } = await run(['sharing.json', ...PLAIN], altered('"32132"', '"01003"'))
    expect(err).toContain('la commune 01003 n’existe plus\u202f; elle est lue comme 01165')
  })

  it('tells the best sharing, why it is, and that it is proved', async () => {
    const { code, out, err } = await run(['sharing.json', ...PLAIN])
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')[0]).toBe(
      'Le meilleur partage\u202f: 3\u00a0jours à Vic-Fezensac, 2\u00a0jours à Fleurance pour Généraliste 2',
    )
    expect(out).toContain(
      'Besoin couvert\u202f: 20\u00a0jours sur 21. Il manque 1\u00a0jour par semaine (Médecine générale à Vic-Fezensac\u202f: 3 sur 4).',
    )
    expect(out).toContain('> 3 j, 2 j                    10 j sur 11  4\u00a0h\u00a036')
    expect(out).toContain(
      'À égalité avec 4 et 1 sur le besoin\u202f; choisi pour 1\u00a0jour de moins à changer et 1\u00a0h\u00a032 de route en moins par semaine.',
    )
    expect(out).toContain('Prouvé\u202f: aucun partage ne fait mieux, dans cet ordre.')
  })

  it('tells it in English', async () => {
    const { out } = await run(['sharing.json', ...PLAIN], EXAMPLE, { lang: 'en' })
    expect(out).toContain('The best sharing: 3 days at Vic-Fezensac, 2 days at Fleurance for Généraliste 2')
    expect(out).toContain(
      'Level with 4 and 1 on the need; chosen for 1 day fewer to change and 1 h 32 less of road a week.',
    )
    expect(out).not.toMatch(/[àéû] |jour|sur le/)
  })

  it('gives one JSON document with the days of each, the needs and the alternatives', async () => {
    const { code, out } = await run(['sharing.json', ...PLAIN], EXAMPLE, { json: true })
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      travel: 'estimate:detour=1.35,speed=55',
      need: 21,
      covered: 20,
      isProved: true,
    })
    expect(answer.practitioners.map(({ days }: { days: object }) => days)).toEqual([
      { fleurance: 5 },
      { fleurance: 2, vic: 3 },
      { plaisance: 4, marciac: 1 },
      { fleurance: 2, vic: 3 },
    ])
    expect(answer.needs).toContainEqual({ site: 'vic', service: 'mg', need: 4, given: 3, covered: 3 })
    expect(answer.reasons[1].alternatives[3]).toEqual({
      days: [3, 2],
      isChosen: true,
      covered: 10,
      roadMinutes: 276,
    })
  })

  it('gives the weeks as CSV, one line a day', async () => {
    const { out } = await run(['sharing.json', '--csv', ...PLAIN])
    const lines = out.split('\n')
    expect(lines[0]).toBe('practitioner,weekday,site,service,days,roadMinutes')
    expect(lines).toHaveLength(1 + 20)
    expect(
      lines.filter((line) => /^generaliste-2,..,vic,mg,1,92$|^generaliste-2,..,vic,mg,1,9\d$/.test(line)),
    ).toHaveLength(3)
  })

  it('answers without a proof when asked to, and says so', async () => {
    const { out } = await run(['sharing.json', '--seconds', '0', ...PLAIN])
    expect(out.split('\n')[0]).toContain('Le meilleur partage trouvé')
    expect(out).toContain('Meilleur trouvé par recherche, sans preuve.')
  })

  it.each<[string[], string | undefined, string]>([
    [['missing.json'], undefined, 'Le fichier « missing.json » ne peut pas être lu.'],
    [['a.json'], '{', '« a.json » n’est pas du JSON : erreur à la ligne 1, colonne 2.'],
    [['a.json'], '{"sites":[]}', 'practitioners: ce champ est obligatoire'],
    [
      ['a.json'],
      altered('"32462"', '"99999"'),
      'sites[1].place: «\u00a099999\u00a0» n’est le code INSEE d’aucune commune',
    ],
    [['a.json', '--travel', 'crow'], EXAMPLE, '--travel'],
    [
      ['a.json', ...PLAIN],
      altered('"maxMinutesPerDay": 105', '"maxMinutesPerDay": 20'),
      'sites[1].need.mg: personne ne peut couvrir «\u00a0Médecine générale\u00a0» à Vic-Fezensac',
    ],
    [['a.json', '--seconds', '9999'], EXAMPLE, '--seconds prend un nombre entier de secondes, de 0 à 600.'],
    [['a.json', '--days', '3'], EXAMPLE, 'L’option --days n’existe pas pour cette commande.'],
    [[], EXAMPLE, 'Donnez un fichier et un seul'],
  ])('refuses %j', async (args, text, sentence) => {
    const { code, err, out } = await run(args, text)
    expect(err).toContain(sentence)
    expect([code, out]).toEqual([2, ''])
  })

  it('gives what it refuses as JSON too', async () => {
    const { code, out } = await run(['a.json'], '{}', { json: true })
    expect(code).toBe(2)
    expect(JSON.parse(out).refusals[0]).toMatchObject({ path: 'sites', kind: 'missing' })
  })

  it('names a field that nobody reads', async () => {
    const { code, err } = await run(
      ['a.json', '--seconds', '0'],
      altered('"maxSites": 2', '"maxSites": 2, "maxsite": 1'),
    )
    expect([code, err]).toEqual([0, 'maxsite\u202f: champ inconnu, ignoré'])
  })

  it('has a usage in both languages', () => {
    expect(share.usage.fr).toContain('docs/guides/sharing.md')
    expect(share.usage.en).toContain('docs/guides/sharing.md')
  })
})
