/** What was just done, said at the head of the record; and the record read again. */
export interface RecordChanges {
  done(sentence: string): void
  /** Reads the record again, for instance when somebody else changed it. */
  refresh(): void
}
