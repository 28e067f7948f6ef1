-- The atlas: how far the nearest open slot was, day by day, and the scenarios of planning. Neither holds anything of a patient.

create table access_day (
  network_id uuid not null default fence() references network,
  reason_id uuid not null references reason on delete cascade,
  day date not null,
  at timestamptz not null,
  travel text not null,
  sites uuid[] not null,
  communes text[] not null,
  minutes_48h smallint[] not null,
  minutes_7d smallint[] not null,
  minutes_30d smallint[] not null,
  site_7d smallint[] not null,
  third_hours_15 smallint[] not null,
  third_hours_20 smallint[] not null,
  third_hours_30 smallint[] not null,
  primary key (network_id, reason_id, day),
  constraint access_day_has_a_figure_each check (
    cardinality(communes) = all (array[cardinality(minutes_48h), cardinality(minutes_7d), cardinality(minutes_30d), cardinality(site_7d),
                                       cardinality(third_hours_15), cardinality(third_hours_20), cardinality(third_hours_30)]))
);
comment on table access_day is 'Real access of the communes of a network''s départements on one day, for one reason: place i of each list is commune i. No person.';
comment on column access_day.day is 'Of the network''s time zone; the slots are those of `at`.';
comment on column access_day.travel is 'How the minutes were made.';
comment on column access_day.communes is 'INSEE codes, rising.';
comment on column access_day.minutes_7d is 'Whole minutes by car to the nearest site with a slot within 7 days that anybody could book; null: none.';
comment on column access_day.site_7d is 'Place of that site in `sites`, from 1; null: none.';
comment on column access_day.third_hours_15 is 'Hours, rounded up, to the third free slot among the sites within 15 minutes; null: fewer than three within 30 days.';

create table planning_scenario (
  id uuid primary key,
  network_id uuid not null default fence() references network,
  name text not null check (length(btrim(name)) between 1 and 120),
  area text not null,
  baseline jsonb not null check (jsonb_typeof(baseline) = 'object'),
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  looked_at date,
  max_minutes smallint not null default 15 check (max_minutes between 1 and 240),
  version integer not null default 1 check (version > 0),
  created_by uuid not null references account,
  created_at timestamptz not null,
  updated_by uuid not null references account,
  updated_at timestamptz not null
);
comment on table planning_scenario is 'A named set of changes on a dated baseline: what if this site opened, this practitioner left.';
comment on column planning_scenario.baseline is 'What the network offered when the scenario was made, as a what-if file holds it: sites, professionals, days a week.';
comment on column planning_scenario.looked_at is 'The day that is looked at; null: that of the last change.';
comment on column planning_scenario.version is 'Counted up by each change: who changes an older one is refused.';
create index planning_scenario_by_network on planning_scenario (network_id, updated_at desc);

alter table travel_time drop constraint travel_time_provider_check,
  add constraint travel_time_provider_check check (provider in ('estimate', 'matrix', 'osrm', 'roads'));

select fence_table('access_day');
select fence_table('planning_scenario');
