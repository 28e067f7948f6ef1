import { MATRICULE_OIDS } from '@maillage/core/identity/matricule.ts'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { usePatientsText } from './patients-context.ts'

const TEST_OIDS: string[] = [MATRICULE_OIDS['nir-test'], MATRICULE_OIDS['nia-test']]

/** "2 58 03 32 013 001 24": as it is written on a card, the key apart. */
function inGroups(value: string): string {
  return [
    value.slice(0, 1),
    value.slice(1, 3),
    value.slice(3, 5),
    value.slice(5, 7),
    value.slice(7, 10),
    value.slice(10, 13),
    value.slice(13),
  ].join('\u00a0')
}

/** The matricule of a qualified identity; else when it will be shown. */
export function Matricule({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const { matricule } = record
  if (!matricule) return <span className="dim">{text.identity.matriculeHidden}</span>
  return (
    <>
      <span className="matricule">{inGroups(matricule.value)}</span>
      {TEST_OIDS.includes(matricule.oid) ? <span className="dim"> {text.identity.matriculeTest}</span> : null}
    </>
  )
}
