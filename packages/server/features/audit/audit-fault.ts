/** What is wrong with a chain, and since when: the lines up to the link before it are as they were sealed. */
export interface AuditFault {
  /**
   * `altered`: its lines or the link itself; `missing-seal`: a link; `undue-removal`: lines left by no purge; `forged-line`: a number
   * below those that the database gives; `cut-off`: fewer links than an earlier verification noted; `head-unknown`: the head noted
   * elsewhere is not in the chain.
   */
  kind: 'altered' | 'missing-seal' | 'undue-removal' | 'forged-line' | 'cut-off' | 'head-unknown'
  /** Number of the first link that does not hold. */
  seal: number
  sealedAt: Date | null
  /** Ids of the audit between which the fault lies: above, up to. */
  between: [number, number] | null
}
