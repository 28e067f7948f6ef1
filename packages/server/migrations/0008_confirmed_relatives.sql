-- Relatives whom the desk confirmed with the patient, and who made a record.
-- A contact typed in a booking on the web proves that somebody holds this contact, not that the patient wants them there: it opens
-- that one appointment by its link. Only a confirmed relative opens the record.

alter table contact_person
  add column confirmed_at timestamptz,
  add column confirmed_by text,
  add constraint contact_person_confirmed check ((confirmed_at is null) = (confirmed_by is null));
comment on column contact_person.confirmed_at is 'Since when this relative may open the record. Null: messages of an appointment only.';
comment on column contact_person.confirmed_by is 'Who of the staff confirmed it with the patient.';

-- What relatives opened until now was confirmed by nobody.
update membership set valid_until = greatest(now(), valid_from + interval '1 millisecond')
 where role = 'relative' and (valid_until is null or valid_until > now());

alter table patient add column made_by uuid;
comment on column patient.made_by is 'The account that made the record at the desk: in care of it for a day. Null: a booking made it.';
