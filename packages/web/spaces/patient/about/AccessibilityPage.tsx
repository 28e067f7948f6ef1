import { accessibilityEn } from '../../../i18n/patient-about.en.ts'
import { accessibilityFr } from '../../../i18n/patient-about.fr.ts'
import { usePatient } from '../patient-context.ts'
import { Part, TextPage, WhoAnswers } from './TextPage.tsx'

/** The accessibility statement: the state, what is checked, what is missing, and how to say that something blocks. */
export function AccessibilityPage() {
  const { language } = usePatient()
  const { title, state, done, missing, report, appeal, dated } =
    language === 'fr' ? accessibilityFr : accessibilityEn
  return (
    <TextPage title={title} intro={state} dated={dated}>
      <Part {...done} />
      <Part {...missing} />
      <Part title={report.title}>
        <p>{report.text}</p>
        <WhoAnswers />
        <p>{report.answer}</p>
      </Part>
      <Part title={appeal.title}>
        <p>
          {appeal.text}{' '}
          <a href="https://formulaire.defenseurdesdroits.fr">formulaire.defenseurdesdroits.fr</a>,{' '}
          <a className="nw" href="tel:0969390000">
            {'09\u00a069\u00a039\u00a000\u00a000'}
          </a>
          .
        </p>
        <p>{appeal.post}</p>
      </Part>
    </TextPage>
  )
}
