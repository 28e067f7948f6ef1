import './patients.css'
import { useState } from 'react'
import { officePatientsEn } from '../../../i18n/office-patients.en.ts'
import { officePatientsFr } from '../../../i18n/office-patients.fr.ts'
import { useOffice } from '../office-context.ts'
import { usePatientsAddress } from './address.ts'
import { PatientsTextProvider } from './patients-context.ts'
import { RecordPage } from './RecordPage.tsx'
import { SearchPage } from './SearchPage.tsx'

const texts = { fr: officePatientsFr, en: officePatientsEn }

/** The records of patients: find one, open one. What was typed stays while one goes from one to another. */
export default function PatientsPages() {
  const { language } = useOffice()
  const address = usePatientsAddress()
  const [typed, setTyped] = useState('')
  return (
    <PatientsTextProvider value={texts[language]}>
      {address.kind === 'search' ? (
        <SearchPage typed={typed} onType={setTyped} />
      ) : (
        <RecordPage key={address.id} id={address.id} />
      )}
    </PatientsTextProvider>
  )
}
