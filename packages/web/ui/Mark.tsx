const DOTS = [
  [4, 4, 2.3],
  [20, 4, 2.3],
  [4, 12, 2.3],
  [12, 13, 2.3],
  [20, 12, 2.3],
  [4, 20, 2.3],
  [20, 20, 2.3],
  [12, 4, 1.5],
  [12, 20, 1.5],
] as const

/** A mesh of nine dots joined into an M. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M4 20V4l8 9 8-9v16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {DOTS.map(([x, y, r]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r={r} fill="currentColor" />
      ))}
    </svg>
  )
}
