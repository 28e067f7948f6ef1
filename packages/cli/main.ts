import { runCommandLine } from './run-command-line.ts'

process.stdout.on('error', endQuietlyWhenNobodyReads)

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
})

/** `maillage ... | head` closes the pipe before the end: that is no failure. */
function endQuietlyWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
