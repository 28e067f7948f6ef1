import { runCommandLine } from './run-command-line.ts'

process.stdout.on('error', endQuietlyWhenNobodyReads)
process.on('uncaughtException', endWithoutNaming)

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
})

/** `maillage ... | head` closes the pipe before the end: that is no failure. */
function endQuietlyWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

/** A crash says where it was: Node itself would print the message of the error, and the row that PostgreSQL quotes in it. */
async function endWithoutNaming(error: unknown): Promise<void> {
  const { describeFault } = await import('@maillage/server/platform/fault.ts')
  process.stderr.write(`${JSON.stringify({ event: 'crash', err: describeFault(error) })}\n`)
  process.exit(1)
}
