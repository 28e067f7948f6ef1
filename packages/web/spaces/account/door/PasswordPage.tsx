import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function PasswordPage() {
  return <NotFoundPage />
}
