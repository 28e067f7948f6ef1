import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../api/client.ts'
import { chooseLanguage } from '../../i18n/language.ts'
import { dateOf, phoneText, plainDate, timeOf } from '../../i18n/time-words.ts'
import { Mark } from '../../ui/Mark.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { accessApi, keptAccess } from './access-api.ts'
import { useAccessSpace } from './access-context.ts'
import { Answer } from './Answer.tsx'
import { Around } from './Around.tsx'
import { CommuneField } from './CommuneField.tsx'
import { Figures } from './Figures.tsx'
import { Sources } from './Sources.tsx'

/** The public page: a commune, and how far its inhabitants are from a slot that they can book. */
export function AccessPage({ code }: { code: string | undefined }) {
  const { text, language, network } = useAccessSpace()
  return (
    <>
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      {network?.demonstration ? (
        <p className="demo">
          <b>{text.demo}</b>
        </p>
      ) : null}
      <div className="sheet">
        <header className="bar">
          <a className="brand" href="/">
            <Mark />
            {text.brand}
          </a>
          <button
            className="lnk"
            type="button"
            lang={language === 'fr' ? 'en' : 'fr'}
            onClick={() => chooseLanguage(language === 'fr' ? 'en' : 'fr')}
          >
            {text.otherLanguage}
          </button>
        </header>
        <main id="contenu" className="access">
          {code ? <OfCommune key={code} code={code} /> : <Start />}
        </main>
      </div>
    </>
  )
}

function Start() {
  const { text } = useAccessSpace()
  usePageTitle(text.start.title)
  return (
    <>
      <h1 className="h">{text.start.title}</h1>
      <p className="lead">{text.start.lead}</p>
      <CommuneField />
      <Urgent />
    </>
  )
}

function OfCommune({ code }: { code: string }) {
  const { text } = useAccessSpace()
  const read = useQuery({ queryKey: ['access', code], queryFn: () => accessApi.access(code) })
  const kept = read.isError && !(read.error instanceof ApiProblem) ? keptAccess(code) : undefined
  const access = read.data ?? kept
  usePageTitle(access?.commune.name ?? text.commune)
  if (access) return <Whole access={access} isOld={read.data === undefined} />
  return (
    <>
      <CommuneField />
      {read.isPending ? (
        <div className="waiting" aria-busy="true">
          <p className="vh" role="status">
            {text.loading}
          </p>
          <span className="sk b" />
          <span className="sk" />
        </div>
      ) : (
        <section className="trouble">
          <h1 className="h">{text.failed}</h1>
          <p>{read.error instanceof ApiProblem ? read.error.message : text.failedHow}</p>
          <button className="btn go" type="button" onClick={() => void read.refetch()}>
            {text.retry}
          </button>
        </section>
      )}
    </>
  )
}

function Whole({ access, isOld }: { access: CommuneAccess; isOld: boolean }) {
  return (
    <>
      <CommuneField access={access} />
      {isOld ? <Old access={access} /> : null}
      <Answer access={access} isOld={isOld} />
      <Urgent />
      <Around access={access} />
      <Figures access={access} />
      <Sources access={access} />
    </>
  )
}

/** The last measure that this device keeps, when nothing answers. */
function Old({ access }: { access: CommuneAccess }) {
  const { text, language, network } = useAccessSpace()
  const at = `${plainDate(dateOf(access.at, access.timeZone), language)}, ${timeOf(access.at, access.timeZone, language)}`
  return (
    <>
      <p className="notice warn" role="status">
        <b>{text.offline}</b> {text.offlineAt(at)}
      </p>
      {network ? (
        <p>
          {text.offlineHow}{' '}
          <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
        </p>
      ) : null}
    </>
  )
}

function Urgent() {
  const { text, language, network } = useAccessSpace()
  if (!network || network.emergency.length === 0) return null
  return (
    <div className="urgent-box">
      <b>{text.urgent}</b>
      <ul>
        {network.emergency.slice(0, 2).map((line) => (
          <li key={line.number}>
            <a href={`tel:${line.number.replaceAll(' ', '')}`}>{line.number}</a> {line.label[language]}
          </li>
        ))}
      </ul>
    </div>
  )
}
