const PATHS = {
  phone:
    'M6.2 3.8h3l1.5 4-2 1.5a11.5 11.5 0 0 0 5.9 5.9l1.5-2 4 1.5v3c0 1-.9 1.8-1.9 1.7C10.6 18.7 5.2 13.3 4.5 5.7c-.1-1 .7-1.9 1.7-1.9z',
  next: 'm9 5 7 7-7 7',
  previous: 'm15 5-7 7 7 7',
  down: 'm5 9 7 7 7-7',
  up: 'm5 15 7-7 7 7',
  tick: 'm4.5 12.5 5 5 10-11',
  calendar:
    'M6 5h12a2.5 2.5 0 0 1 2.5 2.5V18a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 18V7.5A2.5 2.5 0 0 1 6 5zM3.5 10h17M8 2.8v4M16 2.8v4',
  locate: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4',
  filter: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 5.8v4.4M9 13.8v4.4',
  warning: 'M12 3.5 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1',
  bell: 'M6 17h12l-1.4-2.2V11a4.6 4.6 0 0 0-9.2 0v3.8zM10.3 19.8a2 2 0 0 0 3.4 0',
  offline: 'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M15 10.2a10 10 0 0 1 4 2.3M8.5 16a5 5 0 0 1 7 0M12 19.5v.1',
} as const

export type IconName = keyof typeof PATHS

/** A sign beside words; never alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
