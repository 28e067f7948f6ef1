import type { ReactNode } from 'react'
import type { BoardCell } from './board-day.ts'

/** A state, or `extra`: an appointment beyond what the opening holds. */
type SignForm = BoardCell['form'] | 'extra'

const signs: Record<Exclude<SignForm, 'free'>, ReactNode> = {
  extra: <path d="M6 1.5v9M1.5 6h9" />,
  booked: <circle cx="6" cy="6" r="4.6" />,
  arrived: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" stroke="none" />
    </>
  ),
  'in-progress': <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  fulfilled: <path d="M1.5 6.5 4.6 9.6 10.5 2.8" />,
  'no-show': <path d="M2 2l8 8M10 2l-8 8" />,
  held: <path d="M2.5 1h7M2.5 11h7M3.5 1c0 3 5 4 5 5s-5 2-5 5M8.5 1c0 3-5 4-5 5s5 2 5 5" />,
  protected: <path d="M6 1 10.5 2.6v3.2c0 2.6-1.9 4.3-4.5 5.2-2.6-.9-4.5-2.6-4.5-5.2V2.6z" />,
  'own-patients': (
    <>
      <rect x="2" y="5.5" width="8" height="5.5" rx="1" />
      <path d="M3.8 5.5V4a2.2 2.2 0 0 1 4.4 0v1.5" />
    </>
  ),
  office: <path d="M2 3.5h8v5H6.5L4 10.5v-2H2z" />,
  visit: <path d="M1.5 6 6 1.8 10.5 6M3 5.2V10.5h6V5.2" />,
  absence: <path d="M2 10 10 2" />,
}

/** The sign of a state: the shape says it without the colour. Free time has none: its outline is its sign. */
export function StateSign({ form }: { form: SignForm }) {
  if (form === 'free') return null
  return (
    <svg className="sign" viewBox="0 0 12 12" aria-hidden="true">
      {signs[form]}
    </svg>
  )
}
