import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function BackupsPage() {
  return <NotFoundPage />
}
