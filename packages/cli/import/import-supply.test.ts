import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Io, Lang } from '../command.ts'
import { importCommand } from '../commands/import.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-supply-'))
})

async function run(words: readonly string[], { json = false, lang = 'fr' as Lang } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { lang, json, out: (text) => out.push(text), err: (text) => err.push(text) }
  const code = await importCommand.run(['supply', ...words], io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function given(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const RPPS = [
  "Identification nationale PP|Nom d'exercice|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Identifiant technique de la structure|Code commune (coord. structure)|Code secteur d'activité",
  '899700000021|ESSAI|10|C|SM26|L|R1|32013|SA07',
  '899700000021|ESSAI|10|C|SM26|L|R2|32132|SA07',
  '899700000022|MODELE|10|C|SM54|L|R1|32013|SA07',
  '899700000023|EXEMPLE|60|C||L|R3||SA07',
  '',
].join('\n')

describe('maillage import supply', () => {
  it('writes the practitioners of the RPPS by commune, without a name, and says how many', async () => {
    const out = join(folder, 'gers.csv')
    const { code, out: said, err } = await run([await given('rpps.txt', RPPS), '--out', out])
    expect(code).toBe(0)
    expect(said).toBe(
      `Médecins généralistes\u202f: 2,0 ETP dans 2 communes.\nÉcrit dans ${out}. À employer avec --supply ${out}.`,
    )
    expect(err).toBe(
      'Ligne 5\u202f: aucune commune d’exercice n’est donnée\u202f; le professionnel n’est pas compté.',
    )
    expect(await readFile(out, 'utf8')).toBe('commune,profession,fte,age\n32013,gp,1.5,\n32132,gp,0.5,\n')
  })

  it('reads its own file again, and keeps ages apart', async () => {
    const plain = await given(
      'plain.csv',
      'commune;profession;etp;age\n32013;gp;1;60\n32013;gp;0,5;60\n32013;nurse;2;30\n',
    )
    const [once, twice] = [join(folder, 'once.csv'), join(folder, 'twice.csv')]
    await run([plain, '--out', once])
    const { out } = await run([once, '--out', twice], { json: true })
    expect(JSON.parse(out)).toMatchObject({ format: 'plain', linesLeftOut: 0 })
    expect(await readFile(twice, 'utf8')).toBe(
      'commune,profession,fte,age\n32013,gp,1.5,60\n32013,nurse,2,30\n',
    )
  })

  it.each([
    [[], 'maillage import supply FICHIER'],
    [['a.csv', 'b.csv'], 'maillage import supply FICHIER'],
    [['a.csv', '--where', 'x'], 'L’option --where n’existe pas'],
    [['/nowhere/at/all.csv'], 'ne peut pas être lu'],
  ])('%j: %s', async (words, sentence) => {
    const { code, out, err } = await run(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  it('says where it cannot write', async () => {
    const { code, err } = await run([
      await given('again.txt', RPPS),
      '--out',
      join(folder, 'no', 'folder', 'x.csv'),
    ])
    expect(code).toBe(2)
    expect(err).toContain('ne peut pas être écrit (ENOENT)')
  })
})
