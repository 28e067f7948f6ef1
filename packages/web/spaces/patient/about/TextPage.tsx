import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { phoneText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'

/** A page to read: a title, what it is about, its parts, its date, and the way back to the first question. */
export function TextPage({
  title,
  intro,
  dated,
  children,
}: {
  title: string
  intro: readonly string[]
  dated: string
  children: ReactNode
}) {
  const { text } = usePatient()
  usePageTitle(title)
  const heading = useFocusOnArrival<HTMLHeadingElement>(title)
  return (
    <Frame>
      <section className="answer">
        <h1 className="h" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {intro.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {children}
      <section className="sec">
        <p className="s soft">{dated}</p>
        <Link className="lnk" to="/">
          {text.trouble.toStart}
        </Link>
      </section>
    </Frame>
  )
}

/** A part of such a page, with its points as a list. */
export function Part({
  title,
  items = [],
  children,
}: {
  title: string
  items?: readonly string[]
  children?: ReactNode
}) {
  const id = useId()
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {items.length > 0 ? (
        <ul className="dots">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** The number to call, and when it answers. */
export function WhoAnswers() {
  const { language, network } = usePatient()
  return (
    <p>
      <a className="nw" href={`tel:${network.phone.replaceAll(' ', '')}`}>
        {phoneText(network.phone)}
      </a>
      , {network.phoneHours[language]}.
    </p>
  )
}
