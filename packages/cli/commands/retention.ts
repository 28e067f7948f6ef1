import type { PurgeProof, RetentionClass } from '@maillage/contract/retention.ts'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    kept: ({ label, inWords, countedFrom, legalBasis }: RetentionClass) =>
      `${label.fr} : ${inWords.fr} depuis ${countedFrom.fr}. ${legalBasis.fr}.`,
    due: ({ label, due }: RetentionClass) => `${String(due).padStart(8)}  ${label.fr}`,
    proof: (proof: PurgeProof) =>
      `${proof.at}  ${proof.class.padEnd(26)} ${String(proof.rows).padStart(7)} lignes d’avant le ${proof.olderThan}  ${proof.hash.slice(0, 16)}…  ${proof.isInAudit ? 'inscrite au journal' : 'ABSENTE DU JOURNAL'}`,
    none: 'Aucune purge n’a encore eu lieu.',
    altered: 'Une preuve n’est pas dans le journal telle qu’elle est ici : elle a été changée.',
  },
  en: {
    kept: ({ label, inWords, countedFrom, legalBasis }: RetentionClass) =>
      `${label.en}: ${inWords.en} from ${countedFrom.en}. ${legalBasis.en}.`,
    due: ({ label, due }: RetentionClass) => `${String(due).padStart(8)}  ${label.en}`,
    proof: (proof: PurgeProof) =>
      `${proof.at}  ${proof.class.padEnd(26)} ${String(proof.rows).padStart(7)} rows from before ${proof.olderThan}  ${proof.hash.slice(0, 16)}…  ${proof.isInAudit ? 'in the audit' : 'NOT IN THE AUDIT'}`,
    none: 'No purge took place yet.',
    altered: 'A proof is not in the audit as it is here: it was changed.',
  },
}

export const retention: Command = {
  name: 'retention',
  summary: {
    fr: 'dire combien de temps les données sont gardées, ce qui va partir, ce qui est parti',
    en: 'say how long data are kept, what will leave, what left',
  },
  usage: {
    fr: [
      'maillage retention            la durée de chaque classe de données, et sur quel texte elle s’appuie',
      'maillage retention preview    combien de lignes la prochaine nuit retirera',
      'maillage retention proofs     les preuves de purge ; code de sortie 1 si l’une n’est pas au journal',
    ].join('\n'),
    en: [
      'maillage retention            how long each class of data is kept, and on which text it leans',
      'maillage retention preview    how many rows the next night will remove',
      'maillage retention proofs     the proofs of purge; exit code 1 when one is not in the audit',
    ].join('\n'),
  },
  async run(args, io) {
    const [action = 'policy', ...others] = args
    if (!['policy', 'preview', 'proofs'].includes(action) || others.length > 0) {
      io.err(retention.usage[io.lang])
      return 2
    }
    const { withNetwork } = await import('../with-network.ts')
    return withNetwork(io, async ({ db }, networkId) => {
      if (action === 'proofs') {
        const { readProofs } = await import('@maillage/server/features/retention/read-proofs.ts')
        return printProofs(await readProofs(db, networkId), io)
      }
      const { describeRetention } = await import('@maillage/server/features/retention/read-retention.ts')
      const { systemClock } = await import('@maillage/server/platform/clock.ts')
      const classes = await describeRetention(db, networkId, systemClock.now())
      if (io.json) io.out(JSON.stringify({ classes }))
      else for (const found of classes) io.out(text[io.lang][action === 'preview' ? 'due' : 'kept'](found))
      return 0
    })
  },
}

function printProofs(proofs: readonly PurgeProof[], io: Io): number {
  const words = text[io.lang]
  const isAltered = proofs.some((proof) => !proof.isInAudit)
  if (io.json) io.out(JSON.stringify({ proofs }))
  else if (proofs.length === 0) io.out(words.none)
  else for (const proof of proofs) io.out(words.proof(proof))
  if (isAltered) io.err(words.altered)
  return isAltered ? 1 : 0
}
