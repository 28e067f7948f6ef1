import { existsSync, readdirSync } from 'node:fs'
import { type BenchResult, describeResult, writeResult } from './frame.ts'

/**
 * `npm run bench -- slots` runs `bench/slots/slots.bench.ts`; without a name, the list of the measures. What follows the first
 * option (`--dir DIR`) is handed to the measures.
 */
const available = readdirSync(import.meta.dirname)
  .filter((name) => existsSync(new URL(`./${name}/${name}.bench.ts`, import.meta.url)))
  .sort()
const words = process.argv.slice(2)
const firstOption = words.findIndex((word) => word.startsWith('--'))
const names = firstOption < 0 ? words : words.slice(0, firstOption)
const options = firstOption < 0 ? [] : words.slice(firstOption)
const unknown = names.filter((name) => !available.includes(name))

if (names.length === 0 || unknown.length > 0) {
  for (const name of unknown)
    console.error(`La mesure « ${name} » n’existe pas. (There is no measure "${name}".)`)
  console.error(`npm run bench -- ${available.join('|')}`)
  process.exitCode = 2
} else {
  for (const name of names) await measure(name)
}

async function measure(name: string): Promise<void> {
  const module = (await import(`./${name}/${name}.bench.ts`)) as {
    run(options: readonly string[]): Promise<BenchResult>
  }
  const result = await module.run(options)
  const path = await writeResult(result, new Date())
  for (const line of describeResult(result)) console.log(line)
  console.log(`  ${path}`)
}
