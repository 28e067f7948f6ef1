import type { PersonData } from './person-data-shape.ts'

/** What the sign-in of patients and relatives keeps of a person. */
export const ACCOUNT_DATA: readonly PersonData[] = [
  {
    table: 'account',
    label: { fr: 'Compte de Mon espace', en: 'Account of My space' },
    rows: `t.id = any($accounts)`,
    order: 't.created_at',
    columns: {
      display_name: { label: { fr: 'Nom affiché', en: 'Name shown' } },
      email: { label: { fr: 'Adresse électronique', en: 'E-mail address' } },
      language: { label: { fr: 'Langue', en: 'Language' } },
      created_at: { label: { fr: 'Créé le', en: 'Made on' } },
      closed_at: { label: { fr: 'Fermé le', en: 'Closed on' } },
    },
    omitted: {
      id: 'an id of ours',
      kind: 'always a person',
      practitioner_id: 'of professionals only',
      demo: 'of demonstrations only',
      password_hash: 'a proof; of staff only',
      password_changed_at: 'of staff only',
      totp_secret: 'a proof; of staff only',
      totp_confirmed_at: 'of staff only',
      totp_last_step: 'of staff only',
    },
  },
  {
    table: 'account_identity',
    label: { fr: 'Moyens de connexion', en: 'Ways to sign in' },
    rows: `t.account_id = any($accounts)`,
    order: 't.created_at',
    columns: {
      provider: { label: { fr: 'Par', en: 'By' } },
      created_at: { label: { fr: 'Depuis le', en: 'Since' } },
      last_used_at: { label: { fr: 'Servi le', en: 'Last used' } },
    },
    omitted: {
      account_id: 'an id of ours',
      subject_hash: 'a keyed hash: nothing can be read from it',
      sealed: 'the contact given above, sealed',
    },
  },
  {
    table: 'membership',
    label: { fr: 'Dossiers suivis', en: 'Records followed' },
    rows: `t.patient_id = any($patients) and t.account_id = any($accounts)`,
    order: 't.valid_from',
    columns: {
      role: { label: { fr: 'Comme', en: 'As' } },
      valid_from: { label: { fr: 'Depuis le', en: 'Since' } },
      valid_until: { label: { fr: 'Jusqu’au', en: 'Until' } },
    },
    omitted: {
      id: 'an id of ours',
      network_id: 'names the document itself',
      account_id: 'an id of ours',
      site_ids: 'of staff only',
      practitioner_id: 'of staff only',
      patient_id: 'names the document itself',
      granted_by: 'a member of staff',
    },
  },
  {
    table: 'session',
    label: { fr: 'Connexions', en: 'Sign-ins' },
    rows: `t.account_id = any($accounts)`,
    order: 't.created_at',
    columns: {
      factors: { label: { fr: 'Preuves données', en: 'Proofs given' } },
      device: { label: { fr: 'Appareil', en: 'Device' } },
      created_at: { label: { fr: 'Ouverte le', en: 'Opened on' } },
      seen_at: { label: { fr: 'Servie le', en: 'Last used' } },
      ended_at: { label: { fr: 'Fermée le', en: 'Closed on' } },
      end_cause: { label: { fr: 'Pourquoi', en: 'Why' } },
    },
    omitted: {
      id: 'an id of ours',
      account_id: 'an id of ours',
      network_id: 'names the document itself',
      token_hash: 'a proof',
      expires_at: 'of the session only',
      idle_minutes: 'of the session only',
      proved_at: 'of staff only',
    },
  },
]
