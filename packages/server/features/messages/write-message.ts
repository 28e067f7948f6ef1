import type { Contact } from '@maillage/core/booking/contact.ts'
import type { ActionContext } from '../../platform/action.ts'
import type { MessageText } from './message-texts.ts'

export interface MessageToWrite {
  networkId: string
  /** Left out: it is about no appointment. */
  appointmentId?: string
  kind: string
  to: Contact
  text: MessageText
  /** A calendar file. */
  attachment?: string
}

/** Puts a message in the outbox, in the transaction that causes it, with the job that delivers it. */
export function writeMessage(context: ActionContext, message: MessageToWrite): void {
  const id = context.newId()
  context.write(
    context.tx.insertInto('message').values({
      id,
      network_id: message.networkId,
      appointment_id: message.appointmentId ?? null,
      kind: message.kind,
      channel: message.to.channel,
      recipient: message.to.address,
      subject: message.text.subject,
      body: message.text.body,
      attachment: message.attachment ?? null,
      created_at: new Date(context.now.epochMilliseconds),
      claimed_at: null,
      sent_at: null,
      failed_at: null,
      failure: null,
    }),
  )
  context.addJob('deliver-message', { messageId: id })
}
