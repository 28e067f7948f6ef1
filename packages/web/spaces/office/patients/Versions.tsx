import type { PatientRecord } from '@maillage/contract/patients.ts'
import type { OfficePatientsText } from '../../../i18n/office-patients.fr.ts'
import { useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'
import { Section } from './Section.tsx'
import { SHOWN_TRAITS, traitText } from './trait-rows.ts'

type Version = PatientRecord['versions'][number]

/** What was believed of the patient before, the newest first: each version says what it made new. */
export function Versions({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  return (
    <Section title={text.versions.title}>
      <ol className="history">
        {record.versions.map((version, at) => (
          <VersionLine key={version.version} version={version} before={record.versions[at + 1]} />
        ))}
      </ol>
    </Section>
  )
}

function spanOf(text: OfficePatientsText, from: string, to: string | null): string {
  if (to === null) return text.versions.since(from)
  return from === to ? text.versions.onDay(from) : text.versions.span(from, to)
}

function VersionLine({ version, before }: { version: Version; before: Version | undefined }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const on = (instant: string) => words.birthDate(words.dateOf(Date.parse(instant)))
  const made = before ? SHOWN_TRAITS.filter((trait) => version[trait] !== before[trait]) : []
  return (
    <li>
      <p>
        <b>{text.versions.cause[version.cause]}</b>
        {', '}
        {spanOf(text, on(version.since), version.until === null ? null : on(version.until))}
      </p>
      <p className="dim">{text.status[version.status]}</p>
      {before && made.length > 0 ? (
        <ul>
          {made.map((trait) => (
            <li key={trait}>
              {text.versions.made(text.identity[trait])} <s>{traitText(before, trait, text, words)}</s>{' '}
              <ins>{traitText(version, trait, text, words)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
