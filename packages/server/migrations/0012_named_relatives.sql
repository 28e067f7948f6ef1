-- The name of a relative whom the desk notes on a record: whom to ask for on the telephone, whom the patient confirmed.

alter table contact_person
  add column name text,
  add constraint contact_person_name_check check (length(name) between 1 and 100);
comment on column contact_person.name is 'As the desk wrote it. Null: a contact typed in a booking on the web.';
