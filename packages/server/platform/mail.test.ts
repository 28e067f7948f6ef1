import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCourier } from './mail.ts'

const message = {
  id: '018f0000-0000-7000-8000-000000000001',
  channel: 'sms' as const,
  recipient: '+33639980001',
  subject: '',
  body: '123456 est votre code.',
  attachment: null,
}

describe('a text message without a gateway', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-sms-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const courier = () =>
    createCourier({ dataFolder: folder, smtpUrl: undefined, smtpFrom: 'rdv@exemple.fr', production: true })

  it('is one file that only its owner reads, even when it is handed over twice', async () => {
    await courier().deliver(message)
    await courier().deliver(message)
    const names = await readdir(join(folder, 'sms'))
    expect(names).toEqual([`${message.id}.json`])
    const file = join(folder, 'sms', names[0] ?? '')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      id: message.id,
      to: message.recipient,
      text: message.body,
    })
    expect((await stat(file)).mode & 0o077).toBe(0)
  })

  it('does not stay for more than a day', async () => {
    await courier().deliver({ ...message, id: 'old' })
    await writeFile(join(folder, 'sms', 'kept.json'), '{}')
    const yesterday = Date.now() / 1000 - 25 * 3600
    await utimes(join(folder, 'sms', 'old.json'), yesterday, yesterday)
    await courier().deliver(message)
    expect((await readdir(join(folder, 'sms'))).sort()).toEqual([`${message.id}.json`, 'kept.json'])
  })
})
