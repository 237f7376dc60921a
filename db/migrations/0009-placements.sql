-- A family took an offer: the child has a place, starts, and one day leaves.
create schema placements;
grant usage on schema placements to opvangloket_member, opvangloket_worker;

create table placements.placement (
  id uuid primary key,
  offer_id uuid not null references requests.offer,
  choice_id uuid not null references requests.choice,
  request_id uuid not null references requests.request,
  family_id uuid not null,
  desk_id uuid not null references accounts.organisation,
  location_id uuid not null references locations.location,
  age_group_id uuid references locations.age_group,
  occupation_id uuid unique references locations.occupation,
  half_days text[] not null check (cardinality(half_days) > 0 and half_days <@ locations.half_days()),
  start_on date not null,
  until_on date,
  state text not null default 'planned' check (state in ('planned', 'started', 'leaving', 'ended', 'annulled')),
  notice_by text check (notice_by in ('family', 'organiser')),
  notice_on date,
  last_on date,
  accepted_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check ((age_group_id is null) = (occupation_id is null)),
  check (until_on >= start_on - 1),
  check (state <> 'leaving' or (notice_by is not null and notice_on is not null and last_on is not null)),
  check (state <> 'ended' or coalesce(last_on, until_on) is not null)
);
comment on table placements.placement is 'planned until its day, then started; leaving: notice was given and last_on is known';
comment on column placements.placement.until_on is 'the last day that was agreed, of a place for a while; null: no end';
comment on column placements.placement.last_on is 'the last day as a notice says; never after until_on';
comment on column placements.placement.family_id is 'of the request, once more: the row is judged without looking it up';
comment on column placements.placement.occupation_id is 'its entry in the ledger of places; null where the location keeps no plan here';
create unique index placement_offer on placements.placement (offer_id);
create unique index placement_once on placements.placement (request_id) where state in ('planned', 'started', 'leaving');
create index placement_choice on placements.placement (choice_id);
create index placement_request on placements.placement (request_id);
create index placement_family on placements.placement (family_id);
create index placement_desk on placements.placement (desk_id, state);
create index placement_location on placements.placement (location_id, state);
create index placement_group on placements.placement (age_group_id);
create index placement_due on placements.placement (state, start_on, last_on, until_on) where state in ('planned', 'started', 'leaving');

create table placements.event (
  id uuid primary key,
  placement_id uuid not null references placements.placement,
  at timestamptz not null,
  kind text not null check (kind in ('accepted', 'started', 'notice', 'taken_back', 'ended', 'corrected', 'annulled')),
  actor text not null check (actor in ('family', 'desk', 'organiser', 'system')),
  on_behalf text check (on_behalf in ('organiser', 'family')),
  person_id uuid,
  words text not null default '' check (length(words) <= 2000),
  details jsonb not null default '{}',
  check (on_behalf is null or actor = 'desk')
);
comment on column placements.event.details is 'what a correction changed: days as they were and as they became';
create index event_placement on placements.event (placement_id, at);

alter table placements.placement enable row level security;
alter table placements.event enable row level security;
create policy desk on placements.placement to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[])) with check (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy own_case on placements.placement to opvangloket_member
  using (family_id = platform.acting_case()) with check (family_id = platform.acting_case());
create policy own_location on placements.placement to opvangloket_member
  using (location_id = any (array(select locations.managed()))) with check (location_id = any (array(select locations.managed())));
create policy work on placements.placement to opvangloket_worker using (true) with check (true);
create policy of_placement on placements.event to opvangloket_member
  using (exists (select from placements.placement as p where p.id = event.placement_id))
  with check (exists (select from placements.placement as p where p.id = event.placement_id));
create policy work on placements.event to opvangloket_worker using (true) with check (true);
grant select, insert, update on placements.placement to opvangloket_member, opvangloket_worker;
grant select, insert on placements.event to opvangloket_member, opvangloket_worker;
