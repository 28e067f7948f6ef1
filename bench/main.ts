import { existsSync, readdirSync } from 'node:fs'
import { type BenchResult, describeResult, writeResult } from './frame.ts'

/** `npm run bench -- slots` runs `bench/slots/slots.bench.ts`; without a name, the list of the measures. */
const available = readdirSync(import.meta.dirname)
  .filter((name) => existsSync(new URL(`./${name}/${name}.bench.ts`, import.meta.url)))
  .sort()
const names = process.argv.slice(2)
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
  const module = (await import(`./${name}/${name}.bench.ts`)) as { run(): Promise<BenchResult> }
  const result = await module.run()
  const path = await writeResult(result, new Date())
  for (const line of describeResult(result)) console.log(line)
  console.log(`  ${path}`)
}
