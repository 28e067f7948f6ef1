import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function MembersPage() {
  return <NotFoundPage />
}
