-- A link of the audit's chain holds its own number, extent and time, and keeps the digest of its lines: once they left at the end of
-- their retention, the link is still computed again, and its age cannot be written over unseen.

alter table audit_seal
  add column version smallint not null default 1 check (version in (1, 2)),
  add column digest bytea check (length(digest) = 32);

alter table audit_seal disable trigger audit_seal_is_append_only;
update audit_seal s set digest = lines.digest
  from (select link.network_id, link.number, found.digest
          from (select network_id, number, last_audit_id,
                       coalesce(lag(last_audit_id) over (partition by network_id order by number), 0) as after_id
                  from audit_seal) as link
         cross join lateral audit_digest(link.network_id, link.after_id, link.last_audit_id) as found) as lines
 where lines.network_id = s.network_id and lines.number = s.number;
alter table audit_seal enable trigger audit_seal_is_append_only;

alter table audit_seal alter column digest set not null, alter column version set default 2;
comment on column audit_seal.version is 'What the hash is made of: see audit_link. 1: sealed before this column was there.';
comment on column audit_seal.digest is 'The digest of the lines when they were sealed: see audit_digest.';
comment on column audit_seal.hash is 'SHA-256 of the hash before (the network''s id for the first link), of the digest of the lines and, since version 2, of the rest of the link: see audit_link.';

create function audit_link(a_version smallint, before bytea, digest bytea, number bigint, last_audit_id bigint, entries integer, sealed_at timestamptz)
returns bytea language sql stable set search_path = public, pg_temp as $$
  select sha256(before || digest || case when a_version = 1 then ''::bytea
    else int8send(number) || int8send(last_audit_id) || int4send(entries) || int8send((extract(epoch from sealed_at) * 1000000)::bigint) end)
$$;
comment on function audit_link is 'The hash of a link. Its time is in microseconds since 1970.';
