import type { OfficeRelativesText } from './office-relatives.fr.ts'

/** The words of the relatives on a patient's record, in English. */
export const officeRelativesEn: OfficeRelativesText = {
  title: 'Relatives',
  none: 'No relative noted.',
  unnamed: 'Contact without a name',
  confirmed: (date, by) => `Confirmed on ${date}${by ? ` by ${by}` : ''}: opens this record`,
  notConfirmed: 'Not confirmed: does not open this record',
  asked: (date) =>
    `Asked for on ${date} from My space: to be confirmed with the patient in person. Does not open this record yet`,
  confirm: 'Confirm this relative',
  allows: 'If the patient agrees: this relative will be able to read the record and act for the patient.',
  withdraw: 'Withdraw their access',
  whom: (who) => `: ${who}`,
  sending: 'One moment…',
  nowConfirmed: (who) => `Done: ${who} can open this record. “Withdraw their access” undoes it.`,
  nowWithdrawn: (who) =>
    `Done: ${who} no longer opens this record. “Confirm this relative” gives the access back.`,
  othersSignInAgain: 'The other confirmed relatives will have to sign in again.',
  add: 'Add a relative',
  addTitle: 'New relative',
  name: 'Name',
  nameHelp: 'given name and name, as people say it',
  relationship: 'Who they are to the patient',
  choose: 'Choose',
  phone: 'Telephone',
  email: 'E-mail',
  oneIsEnough: 'A telephone or an e-mail address: one of the two is enough.',
  confirmNow: 'The patient agrees: this relative will be able to read the record and act for the patient',
  submit: 'Note this relative',
  cancel: 'Add nobody',
  added: (who) => `${who} is on the record.`,
  missing: {
    name: 'Write the name of this relative.',
    relationship: 'Choose who they are to the patient.',
    phone: 'Write a telephone or an e-mail address: one of the two is enough.',
  },
}
