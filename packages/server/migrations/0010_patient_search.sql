-- The search of patients by what `like` and likeness find. Behind a policy PostgreSQL uses no index for these operators: they can
-- fail, and a failure would tell of rows beyond the fence. These functions use the index, and fence by themselves.
--
-- They take words, not patterns, and make the pattern themselves: no value makes them fail, and what they give is of this network.

create function pattern_of(words text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_')
$$;
comment on function pattern_of is 'Words as a pattern of like that matches them and nothing else.';

create function patients_whose_name_holds(word text) returns setof uuid
language sql stable rows 100 security definer set search_path = public, pg_temp as $$
  select p.id from patient p
   where (p.name_key like '%' || pattern_of(word) || '%' or (p.used_name is not null and folded(p.used_name) like '%' || pattern_of(word) || '%'))
     and p.network_id = (select fence())
$$;
comment on function patients_whose_name_holds is 'Patients of this network whose names, folded, hold this word.';

create function patients_whose_name_resembles(words text) returns setof uuid
language sql stable rows 100 security definer set search_path = public, pg_temp as $$
  select p.id from patient p where p.name_key % words and p.network_id = (select fence())
$$;
comment on function patients_whose_name_resembles is 'Patients of this network whose folded name resembles these words.';

create function patients_with_phone(beginnings text[]) returns setof uuid
language sql stable rows 10 security definer set search_path = public, pg_temp as $$
  select p.id from unnest(beginnings) as beginning
    join patient p on p.phone >= beginning collate "C" and p.phone < (beginning || 'a') collate "C" and starts_with(p.phone, beginning)
   where p.network_id = (select fence())
$$;
comment on function patients_with_phone is 'Patients of this network whose telephone begins so.';
create index patient_by_phone_beginning on patient (phone collate "C") where phone is not null;
