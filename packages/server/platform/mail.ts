import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface OutgoingMessage {
  id: string
  channel: 'email' | 'sms'
  recipient: string
  subject: string
  body: string
  attachment: string | null
}

/** No e-mail leaves this server, on purpose: trying again later is in vain. */
export class MailTurnedOff extends Error {}

/**
 * Hands a message over to the world. Throws when it was not accepted: the job tries again later, unless it is `MailTurnedOff`.
 */
export interface Courier {
  deliver(message: OutgoingMessage): Promise<void>
}

/** A mail server that is slower than this is tried again later; together far less than a message stays claimed. */
const SMTP_TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

/**
 * E-mail goes out by SMTP when SMTP_URL is set; otherwise it stays in the local outbox, the message table, which counts as sent
 * in a demonstration and not in production. A text message becomes a file in the folder `sms` of the data.
 */
export function createCourier(
  config: Pick<Config, 'smtpUrl' | 'smtpFrom' | 'dataFolder' | 'production'>,
): Courier {
  const transport = config.smtpUrl
    ? createTransport({ url: config.smtpUrl, ...SMTP_TIMEOUTS_MS }, { from: config.smtpFrom })
    : undefined
  return {
    async deliver(message) {
      if (message.channel === 'sms') return writeSmsFile(config.dataFolder, message)
      if (!transport && config.production) throw new MailTurnedOff()
      if (!transport) return
      await transport.sendMail({
        messageId: `<${message.id}@maillage>`,
        to: message.recipient,
        subject: message.subject,
        text: message.body,
        ...(message.attachment
          ? { icalEvent: { method: 'PUBLISH', filename: 'rendez-vous.ics', content: message.attachment } }
          : {}),
      })
    },
  }
}

/** A text message that no gateway took within a day is not worth sending any more, and must not stay. */
const SMS_FILE_HOURS = 24

/** One file a message, for a gateway that takes files away: handing the same message over again writes the same file. */
async function writeSmsFile(dataFolder: string, message: OutgoingMessage): Promise<void> {
  const folder = join(dataFolder, 'sms')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeTextFiles(dataFolder)
  const unfinished = join(folder, `${message.id}.part`)
  await writeFile(unfinished, JSON.stringify({ id: message.id, to: message.recipient, text: message.body }), {
    mode: 0o600,
  })
  await rename(unfinished, join(folder, `${message.id}.json`))
}

/** Removes text messages that lie here for more than a day, and those to a number that is no longer to be known. */
export async function removeTextFiles(
  dataFolder: string,
  isForgotten?: (recipient: string) => boolean,
): Promise<void> {
  const folder = join(dataFolder, 'sms')
  const oldest = Date.now() - SMS_FILE_HOURS * 3_600_000
  for (const name of await readdir(folder).catch(none)) {
    const file = join(folder, name)
    const found = await stat(file).catch(() => undefined)
    const isOld = found !== undefined && found.mtimeMs < oldest
    if (isOld || isForgotten?.(await recipientOf(file))) await rm(file, { force: true })
  }
}

/** Empty for a file that a gateway took meanwhile, or that is not of ours. */
async function recipientOf(file: string): Promise<string> {
  try {
    return String(JSON.parse(await readFile(file, 'utf8')).to ?? '')
  } catch {
    return ''
  }
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
