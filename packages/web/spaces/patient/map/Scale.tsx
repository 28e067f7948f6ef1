import { usePatient } from '../patient-context.ts'

const LONGEST = 120

/** A bar of 5 km in the corner of a map; of 1 km where 5 would be too long. */
export function Scale({ unitsPerKm, bottom }: { unitsPerKm: number; bottom: number }) {
  const { text } = usePatient()
  const km = unitsPerKm * 5 <= LONGEST ? 5 : 1
  return (
    <g className="scale" transform={`translate(12 ${bottom - 14})`}>
      <path className="m-dep" d={`M0 -4V0H${unitsPerKm * km}V-4`} />
      <text className="town" x={unitsPerKm * km + 6} y="2">
        {text.map.scale(km)}
      </text>
    </g>
  )
}
