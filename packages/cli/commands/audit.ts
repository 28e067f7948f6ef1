import type { AuditReport } from '@maillage/server/features/audit/verify-audit.ts'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    pending: 'La base de données n’est pas à jour. Lancez d’abord : maillage db migrate',
    nothing: 'Le journal est vide : rien n’a encore été écrit.',
    holds: (name: string, seals: number, entries: number, unsealed: number) =>
      `${name} : la chaîne tient. ${entries} lignes scellées en ${seals} maillons, ${unsealed} pas encore scellées.`,
    removed: (count: number) =>
      `  parties au bout de leur durée : ${count} lignes, leurs maillons sont gardés`,
    head: (head: string) => `  dernière empreinte : ${head}`,
    altered: (name: string, between: string, at: string) =>
      `${name} : le journal a été modifié. Une ligne entre les numéros ${between} (scellées le ${at}) a été changée, ôtée ou ajoutée après coup.`,
    'missing-seal': (name: string, between: string) =>
      `${name} : un maillon de la chaîne manque, avant les lignes ${between}.`,
    'head-unknown': (name: string) =>
      `${name} : l’empreinte notée n’est dans aucune chaîne. La fin du journal a été coupée, ou l’empreinte vient d’une autre base.`,
    'undue-removal': (name: string, between: string, at: string) =>
      `${name} : des lignes ont été ôtées sans qu’une purge le dise, ou avant la durée que la loi fixe (numéros ${between}, scellées le ${at}).`,
    'forged-line': (name: string, between: string) =>
      `${name} : le journal a été modifié. Une ligne porte un numéro que la base ne donne pas (${between}).`,
    'cut-off': (name: string) =>
      `${name} : la fin du journal a été coupée. Une vérification passée comptait plus de maillons.`,
    lost: 'L’empreinte notée n’est dans aucune chaîne, et le journal est vide : il a été vidé, ou l’empreinte vient d’une autre base.',
    gone: (id: string) => `réseau disparu ${id}`,
  },
  en: {
    pending: 'The database is not up to date. First run: maillage db migrate',
    nothing: 'The audit is empty: nothing was written yet.',
    holds: (name: string, seals: number, entries: number, unsealed: number) =>
      `${name}: the chain holds. ${entries} lines sealed in ${seals} links, ${unsealed} not sealed yet.`,
    removed: (count: number) => `  left at the end of their retention: ${count} lines, their links are kept`,
    head: (head: string) => `  last hash: ${head}`,
    altered: (name: string, between: string, at: string) =>
      `${name}: the audit was altered. A line between numbers ${between} (sealed on ${at}) was changed, removed or added afterwards.`,
    'missing-seal': (name: string, between: string) =>
      `${name}: a link of the chain is missing, before lines ${between}.`,
    'head-unknown': (name: string) =>
      `${name}: the hash you noted is in no chain. The end of the audit was cut off, or the hash comes from another database.`,
    'undue-removal': (name: string, between: string, at: string) =>
      `${name}: lines were removed and no purge says so, or before the time that the law sets (numbers ${between}, sealed on ${at}).`,
    'forged-line': (name: string, between: string) =>
      `${name}: the audit was altered. A line has a number that the database does not give (${between}).`,
    'cut-off': (name: string) =>
      `${name}: the end of the audit was cut off. An earlier verification counted more links.`,
    lost: 'The hash you noted is in no chain, and the audit is empty: it was emptied, or the hash comes from another database.',
    gone: (id: string) => `removed network ${id}`,
  },
}

export const audit: Command = {
  name: 'audit',
  summary: { fr: 'vérifier que le journal n’a pas été modifié', en: 'check that the audit was not altered' },
  usage: {
    fr: [
      'maillage audit verify              recalcule la chaîne de chaque réseau ; code de sortie 1 si elle ne tient pas',
      'maillage audit verify EMPREINTE…   vérifie aussi que ces empreintes, notées plus tôt, sont dans la chaîne',
    ].join('\n'),
    en: [
      'maillage audit verify          computes the chain of each network again; exit code 1 when it does not hold',
      'maillage audit verify HASH…    also checks that these hashes, noted earlier, are in the chain',
    ].join('\n'),
  },
  async run(args, io) {
    const [action, ...heads] = args
    if (action !== 'verify' || heads.some((head) => !/^[0-9a-f]{64}$/i.test(head))) {
      io.err(audit.usage[io.lang])
      return 2
    }
    const { withDatabase } = await import('../with-database.ts')
    const { migrationStatus } = await import('@maillage/server/platform/database.ts')
    const verify = async ({ db }: OpenedDatabase) => {
      const isUpToDate = (await migrationStatus(db)).every((migration) => migration.appliedAt)
      if (isUpToDate) return print(await verifyAndNote(db, heads), heads, io)
      io.err(text[io.lang].pending)
      return 1
    }
    return withDatabase(io, verify, { reads: true })
  },
}

/** The outcome is noted for whoever reads the audit on the screen. */
async function verifyAndNote(db: OpenedDatabase['db'], heads: readonly string[]): Promise<AuditReport[]> {
  const { verifyAudit } = await import('@maillage/server/features/audit/verify-audit.ts')
  const { recordVerification } = await import('@maillage/server/features/audit/record-verification.ts')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const reports = await verifyAudit(db, heads)
  for (const report of reports) await recordVerification(db, report, systemClock.now())
  return reports
}

/** A head that was noted is of an audit that was not empty. */
function print(reports: readonly AuditReport[], heads: readonly string[], io: Io): number {
  const isLost = reports.length === 0 && heads.length > 0
  if (io.json) io.out(JSON.stringify({ networks: reports, ...(isLost ? { lost: heads } : {}) }))
  else if (reports.length === 0) io.out(isLost ? text[io.lang].lost : text[io.lang].nothing)
  else for (const report of reports) for (const line of describe(report, io.lang)) io.out(line)
  return !isLost && reports.every((report) => report.fault === null) ? 0 : 1
}

function describe(report: AuditReport, lang: Io['lang']): string[] {
  const words = text[lang]
  const name = report.slug ?? words.gone(report.networkId)
  const { fault } = report
  if (fault)
    return [words[fault.kind](name, fault.between?.join(' – ') ?? '', fault.sealedAt?.toISOString() ?? '')]
  const holds = words.holds(name, report.seals, report.sealedEntries, report.unsealedEntries)
  return [
    holds,
    ...(report.removedEntries > 0 ? [words.removed(report.removedEntries)] : []),
    ...(report.head ? [words.head(report.head)] : []),
  ]
}
