import { useState } from 'react'
import { useOffice } from '../office-context.ts'
import { Rail } from './Rail.tsx'

/** On a narrow screen the calendar and the sites wait behind one button. */
export function RailDisclosure(props: React.ComponentProps<typeof Rail>) {
  const { text } = useOffice()
  const [open, setOpen] = useState(false)
  return (
    <div className="rail-disclosure">
      <button
        type="button"
        className="ob"
        aria-expanded={open}
        aria-controls="office-rail"
        onClick={() => setOpen(!open)}
      >
        {open ? text.rail.close : text.rail.open}
      </button>
      {open ? <Rail {...props} /> : null}
    </div>
  )
}
