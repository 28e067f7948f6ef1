import { usePatient } from '../patient-context.ts'

/** A search under way says where it looks, and can be stopped. */
export function Searching({
  commune,
  minutes,
  onStop,
}: {
  commune: string
  minutes: number
  onStop(): void
}) {
  const { text, network } = usePatient()
  const open = network.sites.filter((site) => site.status === 'open').length
  return (
    <section className="answer searching">
      <h1 className="h s2" role="status">
        {text.results.searching(commune)}
      </h1>
      <p>{text.results.searchingHint(open, minutes)}</p>
      <span className="sk b" />
      <span className="sk" />
      <span className="sk" />
      <button className="btn" type="button" onClick={onStop}>
        {text.results.stop}
      </button>
    </section>
  )
}
