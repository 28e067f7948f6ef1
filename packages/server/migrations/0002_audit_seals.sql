-- The audit is sealed: a chain of hashes per network, so that a line changed, removed or slipped in is found.

create index audit_by_network on audit (network_id, id);

create table audit_seal (
  network_id uuid not null,
  number bigint not null check (number > 0),
  last_audit_id bigint not null,
  entries integer not null check (entries > 0),
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null,
  primary key (network_id, number),
  constraint a_seal_goes_further_than_the_one_before unique (network_id, last_audit_id)
);
comment on table audit_seal is 'A link of the chain over the audit of a network: the hash of the link before it and of the lines since. Append-only.';
comment on column audit_seal.last_audit_id is 'The link covers the network''s lines above the one before it, up to this one.';
comment on column audit_seal.hash is 'SHA-256 of the hash before (the network''s id for the first link) followed by the digest of the lines.';

create trigger audit_seal_is_append_only before update or delete on audit_seal for each row execute function refuse_change_of_audit();
create trigger audit_seal_is_never_emptied before truncate on audit_seal for each statement execute function refuse_change_of_audit();

create function audit_digest(a_network uuid, after_id bigint, up_to bigint, out digest bytea, out entries integer) language sql stable as $$
  select sha256(convert_to(coalesce(string_agg(
           json_build_array(a.id, a.practitioner_id, extract(epoch from a.at), a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id)::text,
           E'\n' order by a.id), ''), 'UTF8')),
         count(*)::integer
    from audit a where a.network_id = a_network and a.id > after_id and a.id <= up_to
$$;
comment on function audit_digest is 'SHA-256 over the lines of a network in a span of ids, each as a JSON array, in the order of their ids; and how many they are.';
