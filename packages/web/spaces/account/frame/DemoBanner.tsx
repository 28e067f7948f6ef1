import { useAccount } from '../account-context.ts'

/** Says that the people here are invented, where they are. */
export function DemoBanner() {
  const { text, network } = useAccount()
  if (!network.demonstration) return null
  return (
    <p className="demo">
      <b>{text.demo}</b> <a href="/dev/messages">{text.demoMessages}</a>
    </p>
  )
}
