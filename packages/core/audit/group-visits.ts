/** What a list of accesses shows of one line. */
export interface VisitLine {
  id: number
  at: string
  /** Who acted, as it is read; two lines of the same words are of the same person. */
  who: string
  sentence: string
  breakGlass: boolean
  why: string | null
}

/** What one person did on one day, newest first. */
export interface Visit<Line extends VisitLine> {
  id: number
  day: string
  first: Line
  /** Each thing done once, with the instants at which it was done. */
  done: { sentence: string; at: string[] }[]
  breakGlass: boolean
  whys: string[]
}

/** Lines that follow each other, of the same person on the same day, as one visit. `dayOf` gives the local date of an instant. */
export function groupVisits<Line extends VisitLine>(
  lines: readonly Line[],
  dayOf: (instant: string) => string,
): Visit<Line>[] {
  const visits: Visit<Line>[] = []
  for (const line of lines) {
    const last = visits.at(-1)
    const day = dayOf(line.at)
    const same = last && last.first.who === line.who && last.day === day
    const visit = same ? last : { id: line.id, day, first: line, done: [], breakGlass: false, whys: [] }
    if (!same) visits.push(visit)
    addLine(visit, line)
  }
  return visits
}

function addLine<Line extends VisitLine>(visit: Visit<Line>, line: Line): void {
  const known = visit.done.find((one) => one.sentence === line.sentence)
  if (known) known.at.push(line.at)
  else visit.done.push({ sentence: line.sentence, at: [line.at] })
  visit.breakGlass ||= line.breakGlass
  if (line.why !== null && !visit.whys.includes(line.why)) visit.whys.push(line.why)
}
