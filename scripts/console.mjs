/** What the scripts say: short French sentences, one a line, never mixed with a tool's own output. */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** Says why the script cannot go on, and ends it. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** "3,2 s", from a number of milliseconds. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}
