-- A table of pg_temp comes before ours wherever a name is looked up when a statement runs: whoever may make temporary tables could
-- have a trigger read theirs. Every function that names tables looks them up in public, whoever calls it.

do $$
declare a_function regprocedure;
begin
  for a_function in
    select f.oid::regprocedure from pg_proc f join pg_language l on l.oid = f.prolang
     where f.pronamespace = 'public'::regnamespace and f.proconfig is null
       and (l.lanname = 'plpgsql' or f.proname in ('audit_digest', 'fence_table', 'share_table', 'planning_activity'))
       and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
  loop
    execute format('alter function %s set search_path = public, pg_temp', a_function);
  end loop;
end $$;

-- As before, and without a failure for what is not signed: whether a statement fails would tell whether it came upon a row of
-- another network.
create or replace function fence() returns uuid language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare
  told constant text := coalesce(current_setting('maillage.network', true), '');
  network uuid;
begin
  if told !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[0-9a-f]{64})?$' then return null; end if;
  network := left(told, 36);
  -- Hashed once more before they are compared: how long it takes to find a difference tells nothing of the right one.
  if exists (select from secret.fence_key k where k.role = session_user
      and sha256(sha256(k.outer_pad || sha256(k.inner_pad || uuid_send(network)))) = sha256(decode(substr(told, 38), 'hex')))
    or pg_has_role(session_user, current_user, 'member') then
    return network;
  end if;
  return null;
end $$;
comment on function fence is
  'The network that this connection serves; null, when it was told none or one that is not signed for its role: then it sees no row of any.';
