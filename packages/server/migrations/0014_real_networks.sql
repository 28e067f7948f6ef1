-- A network that is real from its first day: its administrators, and invitations taken up at Pro Santé Connect.

-- As before; and whoever signs in with one press, never in production, does not stand in for a person.
create or replace function keep_an_administrator() returns trigger language plpgsql as $$
begin
  if old.role = 'administrator' and old.valid_until is null and (new.role <> 'administrator' or new.valid_until is not null) then
    perform from membership m join account a on a.id = m.account_id
      where m.network_id = old.network_id and m.role = 'administrator' and m.valid_until is null and m.id <> old.id
        and (not a.demo or (select demo from account where id = old.account_id))
      order by m.id limit 1 for update of m;
    if not found then
      raise exception 'the last administrator of a network stays' using errcode = 'check_violation', constraint = 'a_network_keeps_an_administrator';
    end if;
  end if;
  return new;
end $$;

alter table oidc_transaction add column invitation_id uuid references invitation on delete cascade;
comment on column oidc_transaction.invitation_id is 'The invitation that this sign-in takes up; null: a sign-in with an account that is there.';
