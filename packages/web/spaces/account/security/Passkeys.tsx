import type { Security } from '@maillage/contract/my-security.ts'
import { type FormEvent, useRef, useState } from 'react'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { useChange } from '../frame/use-change.ts'
import { useFormFocus } from '../frame/use-focus-back.ts'
import { makePasskey, passkeysWork } from '../passkey.ts'
import { securityApi } from './security-api.ts'

interface Props {
  security: Security
  onChanged(security: Security): void
}
type Key = Security['passkeys'][number]

export function Passkeys({ security, onChanged }: Props) {
  const text = useWords({ fr: securityFr, en: securityEn }).passkeys
  const proofs = useWords({ fr: proofsFr, en: proofsEn }).passkey
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Key>()
  const change = useChange(proofs.givenUp)
  const add = async (label: string) => {
    const added = await change.run(
      'add',
      async () => {
        const asked = await securityApi.passkeyOptions()
        onChanged(await securityApi.addPasskey(asked.challenge, await makePasskey(asked), label))
      },
      text.added,
    )
    if (added) setAdding(false)
  }
  const remove = (key: Key) => {
    setRemoving(undefined)
    void change.run('remove', async () => onChanged(await securityApi.removePasskey(key.id)), text.removed)
  }
  return (
    <section className="part" aria-labelledby="passkeys-title">
      <div className="part-head">
        <h2 id="passkeys-title">{text.title}</h2>
        {passkeysWork() ? (
          <Button hidden={adding} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        ) : null}
      </div>
      {passkeysWork() ? null : <p className="soft">{proofs.unsupported}</p>}
      {security.passkeys.length === 0 ? <p className="soft">{text.none}</p> : null}
      <ul className="lines">
        {security.passkeys.map((key) => (
          <KeyLine key={key.id} passkey={key} onRemove={() => setRemoving(key)} />
        ))}
      </ul>
      {adding ? <AddKey busy={change.busy} onAdd={add} onClose={() => setAdding(false)} /> : null}
      <ChangeSaid change={change} over={adding && change.error === undefined} />
      {removing ? (
        <Dialog
          title={text.removeTitle(removing.label || text.unnamed)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{text.removeWhy}</p>
          <Ways go={text.removeGo} onGo={() => remove(removing)} onClose={() => setRemoving(undefined)} />
        </Dialog>
      ) : null}
    </section>
  )
}

function Ways({ go, onGo, onClose }: { go: string; onGo(): void; onClose(): void }) {
  const { text } = useAccount()
  return (
    <div className="ways">
      <Button kind="stop" onClick={onGo}>
        {go}
      </Button>
      <Button onClick={onClose}>{text.cancel}</Button>
    </div>
  )
}

function KeyLine({ passkey, onRemove }: { passkey: Key; onRemove(): void }) {
  const { date, moment } = useAccount()
  const text = useWords({ fr: securityFr, en: securityEn }).passkeys
  const name = passkey.label || text.unnamed
  const facts = [
    text.made(date(passkey.createdAt)),
    passkey.lastUsedAt ? text.used(moment(passkey.lastUsedAt)) : text.neverUsed,
    ...(passkey.synced ? [text.synced] : []),
  ]
  return (
    <li>
      <div>
        <b>{name}</b>
        <span>{facts.join(', ')}</span>
      </div>
      <Button aria-label={text.removeOne(name)} onClick={onRemove}>
        {text.remove}
      </Button>
    </li>
  )
}

interface AddProps {
  busy: string | undefined
  onAdd(label: string): Promise<void>
  onClose(): void
}

function AddKey({ busy, onAdd, onClose }: AddProps) {
  const { text: common } = useAccount()
  const proofs = useWords({ fr: proofsFr, en: proofsEn }).passkey
  const [label, setLabel] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useFormFocus(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onAdd(label)
  }
  return (
    <form className="fields narrow" ref={form} onSubmit={submit} noValidate>
      <TextField
        label={proofs.label}
        hint={proofs.labelHint}
        value={label}
        onChange={setLabel}
        maxLength={60}
      />
      <div className="ways">
        <Button kind="go" type="submit" busy={busy === 'add' && proofs.waiting}>
          {proofs.make}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
