import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function RightsRequestsPage() {
  return <NotFoundPage />
}
