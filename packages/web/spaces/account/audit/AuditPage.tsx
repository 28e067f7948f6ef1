import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function AuditPage() {
  return <NotFoundPage />
}
