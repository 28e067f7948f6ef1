-- Free time is rewritten in the last statement of an action, with its traces: what it finds wrong is said by the statement itself.

create function rewrite_free_intervals(resources uuid[], periods tstzmultirange, kept_opening uuid) returns void language plpgsql as $$
begin
  if not kept_opening = any(rewrite_free_intervals(resources, periods)) then
    raise serialization_failure using message = 'the opening in which time was taken is not there any more';
  end if;
end $$;
comment on function rewrite_free_intervals(uuid[], tstzmultirange, uuid) is
  'As the other one, after time was taken in an opening. Fails, as a transaction that must run again does, when that opening was taken away meanwhile.';
