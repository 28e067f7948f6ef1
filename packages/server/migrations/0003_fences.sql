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
-- What policies allow is what the server's role is granted at the next start: see platform/server-role.ts. A function that
-- must look beyond the fence is security definer, with `set search_path = public, pg_temp`, and gives as little as it can.

create function fence() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('maillage.network', true), '')::uuid $$;
comment on function fence is 'The network that this connection serves; null: none, and then it sees no row of any.';

create function allow_on_table(a_table regclass, prefix text, condition text, commands text[]) returns void language plpgsql as $$
declare
  policy name;
  command text;
begin
  execute format('alter table %s enable row level security', a_table);
  for policy in select polname from pg_policy where polrelid = a_table loop
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

-- ---------------------------------------------------------------- what is fenced, what is shared

select fence_table('site', '{select}');
select fence_table('service', '{select}');
select fence_table('practitioner_role', '{select}');
select fence_table('reason', '{select}');
select fence_table('patient', '{select,insert,update}');
select fence_table('opening_rule', '{select,insert,update}');
select fence_table('opening', '{select,insert,delete}');
select fence_table('absence', '{select,insert}');
select fence_table('appointment');
select fence_table('message');
select fence_table('event', '{select,insert}');
select fence_table('audit', '{select,insert}');
select fence_table('audit_seal', '{select,insert}');

select share_table('network', '{select}');
select share_table('practitioner', '{select}');
select share_table('appointment_transition', '{select}');
select share_table('travel_time', '{select,insert,update}');
select share_table('attempt', '{select,insert,delete}');
