import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function InvitationPage() {
  return <NotFoundPage />
}
