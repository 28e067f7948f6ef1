-- Whoever can send any statement as the server could tell a connection another network than its own. From here the setting
-- maillage.network is a network and a signature of it (HMAC-SHA-256, hexadecimal, after a dot), which the server writes with a
-- key that its role cannot read: see platform/fence.ts. Whoever owns the tables needs no signature: no fence holds them back.

create schema secret;
comment on schema secret is 'What the server''s role must not read. Not in backups: another place makes its own.';

create function secret.hmac_pad(key bytea, filling integer) returns bytea language plpgsql immutable strict as $$
declare pad bytea := decode(repeat(to_hex(filling), 64), 'hex');
begin
  for i in 0 .. length(key) - 1 loop pad := set_byte(pad, i, get_byte(key, i) # filling); end loop;
  return pad;
end $$;
comment on function secret.hmac_pad is 'The key of an HMAC over blocks of 64 bytes, filled up and combined with 0x36 or 0x5c (RFC 2104).';

create table secret.fence_key (
  role name primary key,
  key bytea not null check (length(key) = 32),
  inner_pad bytea not null generated always as (secret.hmac_pad(key, 54)) stored,
  outer_pad bytea not null generated always as (secret.hmac_pad(key, 92)) stored
);
comment on table secret.fence_key is 'By which each role of a server signs the network that its connections are told. Made at its first start, random.';

create or replace function fence() returns uuid language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare
  told constant text := coalesce(current_setting('maillage.network', true), '');
  network constant uuid := nullif(left(told, 36), '');
begin
  if network is null then return null; end if;
  -- Hashed once more before they are compared: how long it takes to find a difference tells nothing of the right one.
  if exists (select from secret.fence_key k where k.role = session_user
      and sha256(sha256(k.outer_pad || sha256(k.inner_pad || uuid_send(network)))) = sha256(decode(substr(told, 38), 'hex')))
    or pg_has_role(session_user, current_user, 'member') then
    return network;
  end if;
  raise insufficient_privilege using message = 'maillage.network is not signed for this role';
end $$;
comment on function fence is
  'The network that this connection serves; null: none, and then it sees no row of any. Fails for a network that is not signed.';
