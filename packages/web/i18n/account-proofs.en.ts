import type { ProofsText } from './account-proofs.fr.ts'

export const proofsEn: ProofsText = {
  newPassword: 'New password',
  rules: (length) => `At least ${length} characters. A sentence is fine, with or without spaces.`,
  tooShort: (length) => `At least ${length} characters are needed.`,
  scan: {
    title: 'The code application',
    first: 'Open the code application of your phone, and add an account with this picture.',
    picture: 'Picture to scan with the code application',
    cannot: 'Cannot scan? Type this key into the application:',
    next: 'Then copy the code it shows.',
    code: '6-digit code',
    codeMissing: 'Copy the 6 digits that the application shows.',
    over: 'This picture is out of date. Here is another one: scan again.',
  },
  recovery: {
    title: 'Your recovery codes',
    why: 'They stand in for the phone if it is lost or broken. Each one works once.',
    once: 'They will not be shown again. Keep them now, elsewhere than on this device.',
    list: 'Recovery codes',
    kept: 'I have kept them',
    keptMissing: 'Say that you have kept them: without them, a lost phone closes the account.',
    done: 'Continue',
  },
  passkey: {
    label: 'Name of this passkey',
    labelHint: 'To know it later: “surgery laptop”.',
    make: 'Make a passkey',
    waiting: 'Answer your device',
    givenUp: 'The passkey was not made: the device did not answer, or you closed its question.',
    unsupported: 'This browser does not know passkeys.',
  },
  prove: {
    title: 'Is it really you?',
    why: 'What you ask touches the security of an account. Prove once more who you are.',
    password: 'Password',
    code: 'Code of the application, or recovery code',
    go: 'It is me',
    passkey: 'With the passkey',
    missing: 'Fill in this field.',
  },
}
