/** What was just done, said at the head of the record; and the record read again. */
export interface RecordChanges {
  /** Ends once the record is read again: nothing more can be asked from what it was. */
  done(sentence: string): Promise<void>
  /** Reads the record again, for instance when somebody else changed it. */
  refresh(): void
}
