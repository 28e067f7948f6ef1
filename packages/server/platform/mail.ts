import { appendFile, mkdir } from 'node:fs/promises'
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

/** Hands a message over to the world. Throws when it was not accepted: the job tries again later. */
export interface Courier {
  deliver(message: OutgoingMessage): Promise<void>
}

/** A mail server that is slower than this is tried again later; together far less than a message stays claimed. */
const SMTP_TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

/**
 * E-mail goes out by SMTP when SMTP_URL is set. Otherwise, and for text messages, the message stays in the local outbox
 * (the message table, and one line a message in outbox.jsonl for text messages).
 */
export function createCourier(config: Pick<Config, 'smtpUrl' | 'smtpFrom' | 'dataFolder'>): Courier {
  const transport = config.smtpUrl
    ? createTransport({ url: config.smtpUrl, ...SMTP_TIMEOUTS_MS }, { from: config.smtpFrom })
    : undefined
  return {
    async deliver(message) {
      if (message.channel === 'sms') return writeSmsFile(config.dataFolder, message)
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

async function writeSmsFile(dataFolder: string, message: OutgoingMessage): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await appendFile(
    join(dataFolder, 'sms.jsonl'),
    `${JSON.stringify({ id: message.id, to: message.recipient, text: message.body })}\n`,
    { mode: 0o600 },
  )
}
