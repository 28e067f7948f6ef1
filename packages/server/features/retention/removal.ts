/** What is removed, and of what it is the proof. */
export interface Removal {
  networkId: string
  /** ISO instant: older than this. */
  cutoff: string
  limit: number
}
