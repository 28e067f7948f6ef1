import { useQuery } from '@tanstack/react-query'
import { phoneText, timeOf } from '../../../i18n/time-words.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { Trouble } from '../trouble/Trouble.tsx'

const ADDRESS = /(https?:\/\/\S+)/g

/** The local outbox of a demonstration: what people would have received. */
export function MessagesPage() {
  const { text } = usePatient()
  usePageTitle(text.messages.title)
  const messages = useQuery({
    queryKey: ['messages'],
    queryFn: patientApi.messages,
    refetchInterval: 2_000,
    staleTime: 0,
  })
  return (
    <Frame>
      <section className="answer">
        <h1 className="h">{text.messages.title}</h1>
        <p>{text.messages.hint}</p>
      </section>
      {messages.error ? (
        <Trouble error={messages.error} onRetry={() => void messages.refetch()} inPage />
      ) : null}
      {messages.data?.length === 0 ? <p className="in">{text.messages.none}</p> : null}
      <ul className="outbox">
        {messages.data?.map((message) => (
          <Sent key={message.id} message={message} />
        ))}
      </ul>
    </Frame>
  )
}

type Message = Awaited<ReturnType<typeof patientApi.messages>>[number]

function Sent({ message }: { message: Message }) {
  const { text, network, language } = usePatient()
  return (
    <li className="sms">
      <small>
        {message.channel === 'sms' ? 'SMS' : 'E-mail'} {text.messages.to}
        {'\u00a0'}
        {message.channel === 'sms' ? phoneText(message.recipient) : message.recipient},{' '}
        {timeOf(message.createdAt, network.timeZone, language)}
      </small>
      {message.channel === 'email' ? <b>{message.subject}</b> : null}
      {message.body.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sent message never change
        <p key={index}>
          {line
            .split(ADDRESS)
            .map((part) => (part.startsWith('http') ? <MessageLink key={part} address={part} /> : part))}
        </p>
      ))}
    </li>
  )
}

/** A link of this server opens here, whatever the public address is. */
function MessageLink({ address }: { address: string }) {
  const url = new URL(address)
  return <a href={url.pathname}>{address}</a>
}
