import { useState } from 'react'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { keepLastSearch, lastSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { FirstQuestion } from './FirstQuestion.tsx'
import { Hero } from './Hero.tsx'
import { LastTime } from './LastTime.tsx'
import { NotYet } from './NotYet.tsx'

/** The first question, or the last search again; then what this is, and the door of those who work here. */
export function HomePage() {
  const { text, network, reasonOf } = usePatient()
  const isOpen = network.reasons.length > 0 && network.sites.some((site) => site.status === 'open')
  usePageTitle(text.home.title)
  const [last, setLast] = useState(lastSearch)
  const forget = () => {
    keepLastSearch(undefined)
    setLast(undefined)
  }
  return (
    <Frame urgent>
      <Hero />
      {!isOpen ? (
        <NotYet />
      ) : last && reasonOf(last.reasonId) ? (
        <LastTime last={last} onForget={forget} onOther={() => setLast(undefined)} />
      ) : (
        <FirstQuestion />
      )}
      <Doors />
    </Frame>
  )
}

function Doors() {
  const { text } = usePatient()
  return (
    <section className="sec doors">
      <h2>{text.home.aboutTitle}</h2>
      <p>{text.home.about}</p>
      <a className="btn" href="/mon-espace">
        <span>
          {text.home.ownDoor}
          <small>{text.home.ownDoorHint}</small>
        </span>
      </a>
      <h3>{text.home.doors}</h3>
      <a className="btn" href="/bureau">
        <span>
          {text.home.officeDoor}
          <small>{text.home.officeDoorHint}</small>
        </span>
      </a>
    </section>
  )
}
