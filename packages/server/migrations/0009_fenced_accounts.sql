-- Accounts behind fences. A patient's or relative's account belongs to one network: another one sees nothing of it. An account of
-- staff belongs to its holder, and is known to the networks that gave it a role, or wait for its holder to take one up.

alter table account add column network_id uuid references network;
update account a set network_id = coalesce(
    (select m.network_id from membership m where m.account_id = a.id order by m.valid_from, m.id limit 1),
    (select s.network_id from session s where s.account_id = a.id order by s.created_at, s.id limit 1),
    (select n.id from network n order by n.created_at limit 1))
 where a.kind = 'person';
alter table account add constraint a_person_is_of_one_network check ((kind = 'person') = (network_id is not null));
comment on column account.network_id is 'Of a person: the network where they are a patient or a relative. Null for staff, who may work in several.';

alter table account_identity add column network_id uuid references network;
update account_identity i set network_id = coalesce(a.network_id, (
    select m.network_id from membership m where m.account_id = a.id order by m.valid_from, m.id limit 1))
  from account a where a.id = i.account_id;
-- Noted anew at the next sign-in: it is the RPPS that says whose it is.
delete from account_identity where network_id is null;
alter table account_identity drop constraint account_identity_pkey;
alter table account_identity alter column network_id set default fence(), add primary key (network_id, provider, subject_hash);

-- Who was one account in several networks is one in each.
do $$
declare
  known record;
  twin uuid;
begin
  for known in
    select m.account_id, m.network_id, a.network_id as home from membership m join account a on a.id = m.account_id
     where a.kind = 'person' and a.network_id <> m.network_id
    union
    select s.account_id, s.network_id, a.network_id from session s join account a on a.id = s.account_id
     where a.kind = 'person' and a.network_id <> s.network_id
  loop
    twin := gen_random_uuid();
    insert into account (id, kind, display_name, email, language, demo, created_at, closed_at, network_id)
      select twin, kind, display_name, email, language, demo, created_at, closed_at, known.network_id from account where id = known.account_id;
    insert into account_identity (network_id, provider, subject_hash, account_id, sealed, created_at, last_used_at)
      select known.network_id, provider, subject_hash, twin, sealed, created_at, last_used_at from account_identity where account_id = known.account_id and network_id = known.home;
    update membership set account_id = twin where account_id = known.account_id and network_id = known.network_id;
    update session set account_id = twin where account_id = known.account_id and network_id = known.network_id;
  end loop;
end $$;

-- A step of sign-in is answered where it began; it lives some minutes.
delete from sign_in_challenge;
alter table sign_in_challenge add column network_id uuid not null default fence() references network;

-- ---------------------------------------------------------------- what looks beyond the fence

create function professional_has_account(a_practitioner uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account a where a.practitioner_id = a_practitioner)
$$;
comment on function professional_has_account is 'Whether a professional has an account already, wherever they were invited first. Yes or no, nothing more.';

-- As before, for an account that this network knows. Whoever owns the tables may end any.
create or replace function end_sessions_of(an_account uuid, kept uuid, cause text, at timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update session set ended_at = at, end_cause = cause
     where account_id = an_account and ended_at is null and id is distinct from kept
       and (pg_has_role(session_user, current_user, 'member')
         or exists (select from account a where a.id = an_account and a.network_id = fence())
         or exists (select from membership m where m.account_id = an_account and m.network_id = fence()))
    returning 1)
  select count(*)::integer from ended
$$;

-- ---------------------------------------------------------------- fences

select fence_table('account_identity');
select fence_table('sign_in_challenge');
-- Staff: a role here, of now or before, or an invitation that waits. These tables are fenced themselves.
select allow_on_table('account', 'account', $$network_id = (select fence()) or (kind = 'staff' and (
  exists (select from membership m where m.account_id = account.id)
  or exists (select from invitation i where i.email = account.email and i.accepted_at is null and i.withdrawn_at is null)))$$, '{select,insert,update}');
select allow_on_table('passkey', 'account', 'exists (select from account a where a.id = passkey.account_id)', '{select,insert,update,delete}');
select allow_on_table('recovery_code', 'account', 'exists (select from account a where a.id = recovery_code.account_id)', '{select,insert,update,delete}');
