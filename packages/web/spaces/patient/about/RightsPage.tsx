import { rightsEn } from '../../../i18n/patient-about.en.ts'
import { type RightsText, rightsFr } from '../../../i18n/patient-about.fr.ts'
import { usePatient } from '../patient-context.ts'
import { Part, TextPage, WhoAnswers } from './TextPage.tsx'

/** What is kept about a person, why and how long, who sees it, and whom to ask. */
export function RightsPage() {
  const { language, network } = usePatient()
  const rights = language === 'fr' ? rightsFr : rightsEn
  return (
    <TextPage title={rights.title} intro={[rights.intro(network.name)]} dated={rights.dated}>
      {network.demonstration ? (
        <div className="in">
          <p className="note warn alone">{rights.demonstration}</p>
        </div>
      ) : null}
      <Kept rights={rights} part={rights.kept} />
      <Kept rights={rights} part={rights.traces} />
      <Part {...rights.notKept} />
      <Part {...rights.device} />
      <Part {...rights.seen} />
      <Part {...rights.rights}>
        <p>{rights.rights.intro}</p>
      </Part>
      <Part title={rights.ask.title}>
        <p>{rights.ask.whom(network.name)}</p>
        <WhoAnswers />
        <p>{rights.ask.delay}</p>
        <p>
          {rights.ask.cnil} <a href="https://www.cnil.fr/fr/plaintes">cnil.fr</a>.
        </p>
      </Part>
    </TextPage>
  )
}

function Kept({ rights, part }: { rights: RightsText; part: RightsText['traces'] }) {
  const { why, until } = rights.kept.terms
  return (
    <Part title={part.title}>
      <ul className="kept">
        {part.items.map((item) => (
          <li key={item.what}>
            <h3>{item.what}</h3>
            <p>
              <b>{why}</b> {item.why}
            </p>
            <p>
              <b>{until}</b> {item.until}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
