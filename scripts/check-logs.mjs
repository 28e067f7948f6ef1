import { say, stop } from './console.mjs'
import { findPersonalData } from './personal-data-in-logs.mjs'

const [folder] = process.argv.slice(2)
if (!folder) stop('Il manque le dossier des journaux : node scripts/check-logs.mjs DOSSIER')

const { lines, words, found } = findPersonalData(folder)
for (const { file, line, word, text } of found.slice(0, 20)) say(`${file}:${line} : « ${word} »\n  ${text}`)
if (found.length > 0) stop(`Les journaux nomment des personnes : ${found.length} lignes.`)
if (lines === 0 || words === 0)
  stop(
    `Rien à chercher (${words} mots) ou nulle part où chercher (${lines} lignes) : la recherche ne prouverait rien.`,
  )
say(`${lines} lignes de journal, ${words} mots cherchés : aucune donnée personnelle.`)
