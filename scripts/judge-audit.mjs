/**
 * Reads what `npm audit --json` printed. A registry that refuses to answer, or cannot be reached, is said and passes: it says
 * nothing of the packages. An answer with high or critical faults does not pass, and names them.
 * @param {string} output
 * @returns {{ sentence: string, passes: boolean }}
 */
export function judgeAudit(output) {
  const report = parse(output)
  const counts = report?.metadata?.vulnerabilities
  if (!counts) {
    const said = report?.message ?? report?.error?.summary ?? 'pas de réponse'
    return { sentence: `Failles connues : le registre ne les a pas dites (${said}).`, passes: true }
  }
  const grave = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity }) => ['high', 'critical'].includes(severity))
    .map(({ name, severity }) => `${name} (${severity})`)
  if (grave.length === 0 && !counts.high && !counts.critical)
    return { sentence: `Failles connues : aucune grave, ${counts.total} en tout.`, passes: true }
  return { sentence: `Failles graves connues : ${grave.join(', ')}. Détail : npm audit`, passes: false }
}

function parse(output) {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}
