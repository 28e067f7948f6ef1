/** The cookie of somebody of the office, signed in by one press: the servers of tests show a scenario. */
export async function signInAtOffice(address: string): Promise<string> {
  const url = `${address}/api/sign-in/demo`
  const { items } = (await (await fetch(url)).json()) as { items: { id: string; role: string }[] }
  const desk =
    items.find(({ role }) => role === 'secretary') ?? items.find(({ role }) => role === 'centre-manager')
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ accountId: desk?.id }),
  })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** A screen of the office that listens. */
export interface OfficeScreen {
  /** Resolves once the server said something that holds `text`; rejects when it lets go of the screen before. */
  hears(text: string): Promise<void>
  /** All it was told, once the server lets go of it. */
  told: Promise<string>
}

export async function followOffice(address: string, cookie: string): Promise<OfficeScreen> {
  const response = await fetch(`${address}/api/office/events`, { headers: { cookie } })
  if (response.status !== 200) throw new Error(`/api/office/events: ${response.status}`)
  const listeners = new Set<() => void>()
  let heard = ''
  const read = async (): Promise<string> => {
    for await (const chunk of response.body ?? []) {
      heard += Buffer.from(chunk as Uint8Array).toString()
      for (const listener of listeners) listener()
    }
    return heard
  }
  const told = read()
  told.catch(() => undefined)
  const hears = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => heard.includes(text) && resolve()
      listeners.add(look)
      look()
      told.then(reject, reject)
    })
  return { hears, told }
}
