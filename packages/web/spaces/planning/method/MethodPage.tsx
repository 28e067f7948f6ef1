import '../styles/method.css'
import { methodEn } from '../../../i18n/planning-method.en.ts'
import { methodFr } from '../../../i18n/planning-method.fr.ts'
import { useEffect } from 'react'
import { PlanningFrame } from '../frame/PlanningFrame.tsx'
import { usePlanning, useWords } from '../planning-context.ts'
import { MethodBlock } from './MethodBlock.tsx'

/** How every figure is made, in plain sentences: each figure of the planning space links to its section. */
export default function MethodPage() {
  const { text: shared } = usePlanning()
  const text = useWords({ fr: methodFr, en: methodEn })
  useEffect(() => {
    const id = window.location.hash.slice(1)
    if (id) document.getElementById(id)?.scrollIntoView()
  }, [])
  return (
    <PlanningFrame
      page="method"
      title={shared.pages.method}
      actions={
        <button type="button" className="tool" onClick={() => window.print()}>
          {text.print}
        </button>
      }
    >
      <div className="method">
        <nav aria-labelledby="method-contents">
          <h2 id="method-contents">{text.contents}</h2>
          <ol>
            {text.sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <article>
          <h1>{text.title}</h1>
          {text.lead.map((sentence) => (
            <p key={sentence} className="method-lead">
              {sentence}
            </p>
          ))}
          {text.sections.map(({ id, title, blocks }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
              <h2 id={`${id}-title`}>{title}</h2>
              {blocks.map((block) => (
                <MethodBlock key={JSON.stringify(block)} block={block} />
              ))}
            </section>
          ))}
        </article>
      </div>
    </PlanningFrame>
  )
}
