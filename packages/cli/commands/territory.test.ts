import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Io, Lang } from '../command.ts'
import { territory } from './territory.ts'

async function run(line: string, { json = false, lang = 'fr' as Lang } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { lang, json, out: (text) => out.push(text), err: (text) => err.push(text) }
  const code = await territory.run(line.split(' '), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const GERS = 'coverage --area dep:32 --sites 32132,32319,32462,32233'
const PLAIN = '--travel estimate:detour=1.35,speed=55'

describe('maillage territory coverage', () => {
  it('counts 30,826 of the 192,645 inhabitants of the Gers within 15 minutes of its four sites', async () => {
    const { code, out } = await run(`${GERS} --max-minutes 15 ${PLAIN}`, { json: true })
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({ population: 192645, covered: 30826, share: 0.16, meanMinutes: 34.1 })
    expect(answer.communes).toHaveLength(458)
    expect(answer.communes).toContainEqual(
      expect.objectContaining({ code: '32256', name: 'Mirande', minutes: 29, nearest: '32233' }),
    )
    expect(answer.communes).toContainEqual(
      expect.objectContaining({ code: '32289', minutes: 85, nearest: '32132' }),
    )
  })

  it('says the same in a sentence, and commune by commune as CSV', async () => {
    const words = await run(`${GERS} ${PLAIN}`)
    expect(words.out).toMatch(/^30\s826 habitants sur 192\s645, soit 16,0\s%, sont/)
    const csv = (await run(`${GERS} ${PLAIN} --csv`)).out.split('\n')
    expect(csv[0]).toBe('code,name,population,minutes,nearest')
    expect(csv).toHaveLength(459)
    expect(csv).toContain('32256,Mirande,3457,29,32233')
  })

  it('no road leads from Saint-Martin to the Gers', async () => {
    const { out } = await run(`coverage --area commune:97801 --sites 32132`, { json: true })
    expect(JSON.parse(out)).toMatchObject({ covered: 0, unreachable: 31160, meanMinutes: null })
  })

  it('reads a commune that was merged as the one of today, with a note', async () => {
    const { code, err, out } = await run('coverage --area commune:01003 --sites 01003', { json: true })
    expect(code).toBe(0)
    expect(err).toContain('la commune 01003 n’existe plus')
    expect(JSON.parse(out).sites).toEqual(['01165'])
  })

  it('takes the times of a file, says its holes and its ways that do not agree, and refuses a line that cannot be used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-matrix-'))
    const file = join(folder, 'times.csv')
    await writeFile(file, '32256,32233,70\n32233,32256,12\n')
    const { code, out, err } = await run(`${GERS} --travel matrix:${file}`, { json: true })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ travel: 'matrix:times.csv' })
    expect(err).toMatch(/diffèrent beaucoup pour 1 paires, au plus de 32233 à 32256.*12\smin, retour 70/)
    expect(err).toMatch(/trajets sur 1832 ne sont pas dans le fichier/)
    await writeFile(file, '32256,32233,-4\n')
    const refused = await run(`${GERS} --travel matrix:${file}`)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('ligne 1')
    await writeFile(file, 'from,to,minutes\n')
    expect((await run(`${GERS} --travel matrix:${file}`)).err).toContain('ne contient aucun trajet')
    expect((await run(`${GERS} --travel matrix:${folder}/none.csv`)).err).toContain('il n’y a pas de fichier')
    await rm(folder, { recursive: true })
  })

  it.each([
    ['coverage --sites 32132', 'Il manque le territoire'],
    ['coverage --area dep:32', 'Il manque les sites'],
    ['coverage --area dep:99 --sites 32132', 'Il n’y a pas de département 99'],
    ['coverage --area 32 --sites 32132', 'n’est pas un territoire'],
    ['coverage --area dep:32 --sites 32132,32999', 'n’est le code d’aucune commune'],
    ['coverage --area dep:32 --sites 32132,32132', 'est deux fois'],
    ['coverage --area dep:32 --sites 15031', 'n’est pas connue'],
    [`${GERS} --max-minutes 0`, 'Donnez un nombre entier de 1 à 240'],
    [`${GERS} --max-minutes=-15`, 'Donnez un nombre entier de 1 à 240'],
    [`${GERS} --travel walk`, 'n’est pas une source de temps de trajet'],
    [`${GERS} --travel estimate:detour=0.5,speed=55`, 'detour=0.5 n’est pas possible'],
    [`${GERS} --travel estimate:detour=1.35,speed=0`, 'speed=0 n’est pas possible'],
    [`${GERS} --horizon 7`, 'L’option --horizon n’existe pas'],
    ['covrage', 'maillage territory coverage'],
  ])('%s: %s', async (line, sentence) => {
    const { code, out, err } = await run(line)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(sentence)
  })
})
