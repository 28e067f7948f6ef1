-- A contact that came with an anonymous booking: it opens what was booked with it, and the record only once it is confirmed.
-- Whoever knows a name and a birth date can make the record of somebody who has never come, with a contact of their own.

alter table patient
  add column phone_unconfirmed_since timestamptz,
  add column email_unconfirmed_since timestamptz;
comment on column patient.phone_unconfirmed_since is 'Since when a booking on the web put this telephone here, which nobody confirmed. Null: the desk wrote or confirmed it, or the patient did.';
comment on column patient.email_unconfirmed_since is 'Since when a booking on the web put this address here, which nobody confirmed. Null: the desk wrote or confirmed it, or the patient did.';

alter table membership
  add column bookings_only boolean not null default false,
  add constraint only_a_patient_is_held_to_bookings check (not bookings_only or role = 'patient');
comment on column membership.bookings_only is 'Opens what was booked with the contact of the account, not the record: nobody confirmed that contact yet.';

-- Nobody confirmed until now what a booking put there. The people of a demonstration are known.
update patient p
   set phone_unconfirmed_since = case when p.phone is not null then p.created_at end,
       email_unconfirmed_since = case when p.email is not null then p.created_at end
  from network n
 where n.id = p.network_id and n.scenario is null and p.made_by is null;

update membership m set bookings_only = true
  from patient p
 where p.id = m.patient_id and m.role = 'patient'
   and (p.phone_unconfirmed_since is not null or p.email_unconfirmed_since is not null)
   and exists (select from account_identity i where i.account_id = m.account_id and i.provider = 'contact');

-- Whom patients ask for in their own space: nothing is open to them before the desk has confirmed it.
alter table contact_person add column asked_at timestamptz;
comment on column contact_person.asked_at is 'Since when the patient asks, in their own space, that this person may open the record. Null: never asked there.';
