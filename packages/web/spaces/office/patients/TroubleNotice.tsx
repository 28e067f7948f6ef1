import { ApiProblem } from '../../../api/client.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { recordPath } from './address.ts'
import { PageLink } from './PageLink.tsx'
import { usePatientsText } from './patients-context.ts'

interface Props {
  error: unknown
  /** Something was only read: nothing was to be done, so nothing is said to be undone. */
  isReading?: boolean
  onRetry?: (() => void) | undefined
}

/** What the server refused, in its own sentence, with the record that it names; or that nothing answered. */
export function TroubleNotice({ error, isReading = false, onRetry }: Props) {
  const text = usePatientsText()
  const problem = error instanceof ApiProblem ? error.problem : undefined
  const other =
    problem && 'patientId' in problem && problem.code !== 'not-in-care' ? problem.patientId : undefined
  return (
    <Notice tone={problem ? 'warn' : 'bad'} role="alert" title={isReading ? undefined : text.trouble.title}>
      <p>{problem?.detail ?? (isReading ? text.trouble.silent : text.trouble.unreachable)}</p>
      {typeof other === 'string' ? (
        <p>
          <PageLink to={recordPath(other)}>{text.rectify.openOther}</PageLink>
        </p>
      ) : null}
      {problem?.code === 'sign-in-needed' ? (
        <p>
          <a href="/compte">{text.trouble.signIn}</a>
        </p>
      ) : null}
      {onRetry ? (
        <button type="button" className="link" onClick={onRetry}>
          {text.trouble.retry}
        </button>
      ) : null}
    </Notice>
  )
}
