import { useAccount } from '../account-context.ts'
import { DoorFrame } from './DoorFrame.tsx'

export function NotFoundPage() {
  const { text } = useAccount()
  return (
    <DoorFrame title={text.trouble.notFound} intro={<p>{text.trouble.notFoundHint}</p>}>
      <a className="btn go way-out" href="/">
        {text.trouble.toHome}
      </a>
    </DoorFrame>
  )
}
