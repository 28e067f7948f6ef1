import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { capitalised } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { readMonth } from '../office-api.ts'
import { useOffice } from '../office-context.ts'

interface CalendarProps {
  date: string
  today: string
  onDate(date: string): void
}

function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** Weeks of a month from Monday; null stands for the days of its neighbours. */
function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const lead = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((lead + count) / 7) * 7 }, (_, at) => {
    const day = at - lead + 1
    return day >= 1 && day <= count ? `${month}-${String(day).padStart(2, '0')}` : null
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Free time as a line of 3 to 16 pixels; none when nothing is free. */
function lineWidth(minutes: number, most: number): string {
  return minutes === 0 || most === 0 ? '0' : `${3 + Math.round((13 * minutes) / most)}px`
}

/** The month, with a line under each day for its free time. */
export function MonthCalendar({ date, today, onDate }: CalendarProps) {
  const { text, words } = useOffice()
  const [month, setMonth] = useState(date.slice(0, 7))
  useEffect(() => setMonth(date.slice(0, 7)), [date])
  const { data } = useQuery({
    queryKey: ['office', 'month', month],
    queryFn: ({ signal }) => readMonth(month, signal),
    staleTime: 60_000,
  })
  const free = new Map(data?.days.map((day) => [day.date, day.freeMinutes]))
  const most = Math.max(0, ...free.values())
  return (
    <section>
      <div className="month">
        <button
          type="button"
          className="nav"
          aria-label={text.rail.previousMonth}
          onClick={() => setMonth(shiftMonth(month, -1))}
        >
          <Icon name="previous" />
        </button>
        <h2>{capitalised(words.month(month))}</h2>
        <button
          type="button"
          className="nav"
          aria-label={text.rail.nextMonth}
          onClick={() => setMonth(shiftMonth(month, 1))}
        >
          <Icon name="next" />
        </button>
      </div>
      <table className="cal" aria-label={words.month(month)}>
        <thead>
          <tr>
            {words.weekdays.map((day) => (
              <th key={day.long} scope="col">
                <abbr title={day.long}>{day.short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, row) => (
            <tr key={week.find(Boolean) ?? row}>
              {week.map((day, column) => (
                <td key={day ?? `${row}-${column}`}>
                  {day ? (
                    <DayButton
                      day={day}
                      chosen={day === date}
                      today={today}
                      minutes={free.get(day)}
                      most={most}
                      onDate={onDate}
                    />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim xs free-line">
        <i />
        {text.rail.freeLine}
      </p>
    </section>
  )
}

interface DayButtonProps {
  day: string
  chosen: boolean
  today: string
  minutes: number | undefined
  most: number
  onDate(date: string): void
}

function DayButton({ day, chosen, today, minutes, most, onDate }: DayButtonProps) {
  const { text, words } = useOffice()
  const hours =
    minutes === undefined
      ? ''
      : minutes === 0
        ? text.rail.noneFree
        : text.rail.freeMinutes(text.rail.hours(minutes))
  const classes = [day < today ? 'past' : '', day === today ? 'today' : ''].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className={classes}
      aria-current={chosen ? 'date' : undefined}
      aria-label={[words.dayMonth(day), day === today ? text.date.today : '', hours]
        .filter(Boolean)
        .join(', ')}
      onClick={() => onDate(day)}
    >
      {Number(day.slice(8))}
      {minutes && day >= today ? <i style={{ width: lineWidth(minutes, most) }} /> : null}
    </button>
  )
}
