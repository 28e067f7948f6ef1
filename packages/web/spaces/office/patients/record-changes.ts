/** What was just done, said at the head of the record; and the record read again. */
export interface RecordChanges {
  /**
   * Ends once the record is read again: nothing more can be asked from what it was. `mergeId`: the merge that was just
   * made, which can be undone from there.
   */
  done(sentence: string, mergeId?: string): Promise<void>
  /** Something else starts: what was done before is no longer said. */
  started(): void
  /** Reads the record again, for instance when somebody else changed it. */
  refresh(): Promise<void>
}
