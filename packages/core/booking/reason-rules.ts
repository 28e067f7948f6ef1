/** What a reason for coming asks of time. Minutes are whole. */
export interface ReasonRules {
  durationMinutes: number
  stepMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  minimumNoticeMinutes: number
  /** How many local days ahead it can be booked, today being day 0. */
  horizonDays: number
}
