import { useQuery } from '@tanstack/react-query'
import { serverNow } from '../../api/client.ts'
import { dateOf, plainDate, timeOf } from '../../i18n/time-words.ts'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { accessApi } from './access-api.ts'
import { useAccessSpace } from './access-context.ts'
import { viewOf } from './access-view.ts'
import { slotDay } from './slot-words.ts'

/** The little page that a town hall shows in a frame of its own site. Its links open outside of the frame. */
export function EmbeddedPage({ code }: { code: string }) {
  const { text, language, network } = useAccessSpace()
  const read = useQuery({ queryKey: ['access', code], queryFn: () => accessApi.access(code) })
  usePageTitle(read.data?.commune.name ?? text.commune)
  const page = `/acces/${code}`
  const outside = { target: '_blank', rel: 'noopener' }
  if (!read.data)
    return (
      <main className="embedded">
        <p role="status">{read.isPending ? text.loading : text.failed}</p>
      </main>
    )
  const { at, commune, timeZone } = read.data
  const { nearest } = viewOf(read.data, serverNow())
  const day = nearest ? slotDay(nearest.start, serverNow(), { text, language, timeZone }) : undefined
  return (
    <main className="embedded">
      {nearest ? (
        <p className="big">
          {nearest.minutes} <span>{text.minutesUnit}</span>
        </p>
      ) : null}
      <div>
        <h1>{nearest ? text.embedded(commune.name) : text.embeddedNone(commune.name)}</h1>
        <p>
          {nearest ? `${day}, ${nearest.site.communeName}. ` : null}
          <a href={page} {...outside}>
            {text.bookShort}
          </a>
        </p>
      </div>
      <p className="src">
        {network?.demonstration ? <b>{text.demo} </b> : null}
        {text.brand}, {plainDate(dateOf(at, timeZone), language)}, {timeOf(at, timeZone, language)}.{' '}
        <a href={`${page}#methode`} {...outside}>
          {text.method1}
        </a>
      </p>
    </main>
  )
}
