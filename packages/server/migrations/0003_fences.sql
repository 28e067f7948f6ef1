-- Fences: row-level security keeps the rows of one network out of sight of another, even when a query forgets.
--
-- Whoever connects and does not own the tables sees, and changes, only the rows of the network that its connection was
-- told: the setting maillage.network, read by fence(). Without one it sees nothing. The server connects so; migrations,
-- scenarios, backups and restores use the owner's connection, which no fence holds back.
--
-- For a new table, one line at the end of the migration that makes it, with the commands that the server needs and no other:
--   select fence_table('x');                            rows of a network: the column network_id uuid not null
--   select fence_table('x', '{select,insert}');         the same, and nothing of it may be changed or removed
--   select share_table('y', '{select}');                rows that belong to no network: fence.test.ts asks for the reason
-- Give network_id the default fence() where no statement names it. A later migration that needs more calls it again.
-- What the fence hides is absent: `not exists` over a fenced table says "not in this network". Where the question is of all
-- networks, ask a function that answers it.
-- What policies allow is what the server's role is granted at the next start: see platform/server-role.ts. A function that
-- must look beyond the fence is security definer, with `set search_path = public, pg_temp`, and gives as little as it can:
-- the server's role alone may call it.

create function fence() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('maillage.network', true), '')::uuid $$;
comment on function fence is 'The network that this connection serves; null: none, and then it sees no row of any.';

create function allow_on_table(a_table regclass, prefix text, condition text, commands text[]) returns void language plpgsql as $$
declare
  policy name;
  command text;
begin
  execute format('alter table %s enable row level security', a_table);
  for policy in select polname from pg_policy where polrelid = a_table and polpermissive loop
    execute format('drop policy %I on %s', policy, a_table);
  end loop;
  foreach command in array commands loop
    execute format('create policy %I on %s for %s %s', prefix || '_' || command, a_table, command,
      case command
        when 'insert' then format('with check (%s)', condition)
        when 'update' then format('using (%s) with check (%s)', condition, condition)
        else format('using (%s)', condition)
      end);
  end loop;
end $$;
comment on function allow_on_table is 'Replaces the policies of a table: these commands, on rows that meet the condition, by whoever does not own it.';

create function fence_table(a_table regclass, commands text[] default '{select,insert,update,delete}') returns void language sql as $$
  select allow_on_table(a_table, 'fence', 'network_id = (select fence())', commands)
$$;
comment on function fence_table is 'Lets the server do these commands on the rows of the network of its connection, and on no other row.';

create function share_table(a_table regclass, commands text[]) returns void language sql as $$
  select allow_on_table(a_table, 'shared', 'true', commands)
$$;
comment on function share_table is 'Lets the server do these commands on every row of a table that belongs to no network.';

-- ---------------------------------------------------------------- rows that did not say their network

alter table room add column network_id uuid references network;
update room r set network_id = s.network_id from site s where s.id = r.site_id;

alter table site_closure add column network_id uuid references network;
update site_closure c set network_id = s.network_id from site s where s.id = c.site_id;

alter table reason_service add column network_id uuid references network;
update reason_service l set network_id = r.network_id from reason r where r.id = l.reason_id;

alter table contact_person add column network_id uuid references network;
update contact_person c set network_id = p.network_id from patient p where p.id = c.patient_id;

alter table contact_code add column network_id uuid references network;
update contact_code c set network_id = a.network_id from appointment a where a.id = c.appointment_id;
delete from contact_code where network_id is null;

alter table occupation add column network_id uuid;
update occupation o set network_id = a.network_id from appointment a where a.id = o.source_id;
update occupation o set network_id = a.network_id from absence a where a.id = o.source_id and o.network_id is null;
update occupation o set network_id = coalesce(
    (select min(r.network_id::text)::uuid from practitioner_role r where r.practitioner_id = o.resource_id),
    (select r.network_id from room r where r.id = o.resource_id),
    (select p.network_id from patient p where p.id = o.resource_id),
    (select n.id from network n order by n.created_at limit 1))
 where o.network_id is null;

alter table free_interval add column network_id uuid;
update free_interval f set network_id = o.network_id from opening o where o.practitioner_id = f.practitioner_id and o.id = f.opening_id;
alter table free_interval alter column network_id set not null;
drop index free_interval_by_place;
create index free_interval_by_place on free_interval (site_id, service_id, ends_at)
  include (starts_at, audience, practitioner_id, opening_id, opening_starts_at, opening_ends_at, network_id);

-- Answers kept for a retry: a day long. Those of before cannot be told apart, and the retry runs anew.
delete from idempotency_key;
alter table idempotency_key add column network_id uuid;

do $$
declare filled regclass;
begin
  foreach filled in array '{room,site_closure,reason_service,contact_person,contact_code,occupation,idempotency_key}'::regclass[] loop
    execute format('alter table %s alter column network_id set default fence(), alter column network_id set not null', filled);
  end loop;
end $$;
alter table idempotency_key drop constraint idempotency_key_pkey;
alter table idempotency_key add primary key (network_id, key, action);

-- ---------------------------------------------------------------- what is fenced, what is shared

select fence_table('site', '{select}');
select fence_table('room', '{select}');
select fence_table('site_closure', '{select,insert}');
select fence_table('service', '{select}');
select fence_table('practitioner_role', '{select}');
select fence_table('reason', '{select}');
select fence_table('reason_service', '{select}');
select fence_table('patient', '{select,insert,update}');
select fence_table('contact_person', '{select,insert}');
select fence_table('opening_rule', '{select,insert,update}');
select fence_table('opening', '{select,insert,delete}');
select fence_table('absence', '{select,insert}');
select fence_table('occupation');
-- A timeline is shared with other networks: only whom and what this network has may be taken here.
create policy takes_what_is_here on occupation as restrictive for insert with check (
  exists (select from practitioner_role r where r.practitioner_id = occupation.resource_id)
  or exists (select from room r where r.id = occupation.resource_id)
  or exists (select from patient p where p.id = occupation.resource_id));
select fence_table('free_interval', '{select}');
select fence_table('appointment');
select fence_table('contact_code');
select fence_table('message');
select fence_table('event', '{select,insert}');
select fence_table('audit', '{select,insert}');
select fence_table('audit_seal', '{select,insert}');
select fence_table('idempotency_key');

select share_table('network', '{select}');
select share_table('practitioner', '{select}');
select share_table('appointment_transition', '{select}');
select share_table('travel_time', '{select,insert,update}');
select share_table('attempt', '{select,insert,delete}');

-- ---------------------------------------------------------------- one timeline, whatever the network

create function busy_elsewhere(practitioners uuid[], span tstzrange) returns table (practitioner_id uuid, period tstzrange)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select o.resource_id, o.period from occupation o
   where o.resource_id = any(practitioners) and o.period && span and o.network_id <> (select fence())
     and exists (select from practitioner_role r where r.practitioner_id = o.resource_id and r.network_id = (select fence()));
end $$;
comment on function busy_elsewhere is
  'When other networks take the time of practitioners of this one during a span: the periods, nothing of what, where or for whom.';

create function lock_timelines(practitioners uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from practitioner where id = any(practitioners) order by id for no key update;
  perform from room where id in (
      select room_id from opening_rule where practitioner_id = any(practitioners)
      union all select room_id from opening where practitioner_id = any(practitioners))
    order by id for no key update;
end $$;
comment on function lock_timelines is
  'Holds back, until the end of the transaction, the bookings that are about to rewrite free time: of these practitioners, and of whoever shares a room with them.';

-- As before, for the openings of every network: who books for one network takes the time away from the others too. It
-- gives the openings of its own network only.
create or replace function rewrite_free_intervals(resources uuid[], periods tstzmultirange) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare openings uuid[];
begin
  -- The locks come first, in one order for all: the statements after them see what the writer before us committed. The
  -- practitioner's and the room's hold back openings that are being made: a lock on openings alone does not see a new one.
  perform from practitioner p where p.id = any(resources) order by p.id for no key update;
  perform from room r where r.id = any(resources) order by r.id for no key update;
  select array_agg(locked.id) into openings from (
    select o.id, o.network_id from opening o
     where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     order by o.practitioner_id, o.id for no key update) as locked
   where locked.network_id = fence();
  delete from free_interval f using opening o
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     and f.practitioner_id = o.practitioner_id and f.opening_id = o.id;
  insert into free_interval (practitioner_id, opening_id, starts_at, ends_at, opening_starts_at, opening_ends_at, site_id, service_id, audience, network_id)
  select o.practitioner_id, o.id, lower(piece), upper(piece), coalesce(o.grid_starts_at, lower(o.period)), upper(o.period), o.site_id, o.service_id, o.audience, o.network_id
    from opening o
    cross join lateral unnest(
      tstzmultirange(o.period) - coalesce((
        select range_agg(c.period) from occupation c
         where c.resource_id in (o.practitioner_id, o.room_id) and c.period && o.period), '{}'::tstzmultirange)
    ) as piece
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods;
  return coalesce(openings, '{}');
end $$;

-- ---------------------------------------------------------------- the audit, sealed for every network

create function audit_horizon() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table audit in share mode;
  return (select coalesce(max(id), 0) from audit);
end $$;
comment on function audit_horizon is
  'An id up to which no line of the audit is still to come: for an instant nobody writes. Until the end of the transaction.';

create function audited_networks() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive known as (
    (select network_id as id from audit order by network_id limit 1)
    union all
    select (select a.network_id from audit a where a.network_id > known.id order by a.network_id limit 1)
      from known where known.id is not null
  ) select id from known where id is not null
$$;
comment on function audited_networks is 'Networks with an audit, those that are gone included: one step in the index for each.';
