import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function SecurityPage() {
  return <NotFoundPage />
}
