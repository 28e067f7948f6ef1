import { NotFoundPage } from '../frame/NotFoundPage.tsx'

export default function MinePage() {
  return <NotFoundPage />
}
