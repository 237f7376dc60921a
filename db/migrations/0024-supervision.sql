-- Who watches over care: which authority, where, and who there knows an organiser.
create schema supervision;
grant usage on schema supervision to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table supervision.remit (
  authority_id uuid not null references accounts.organisation,
  land text not null check (land in ('vl', 'nl')),
  municipality_code text,
  foreign key (land, municipality_code) references locations.municipality,
  unique nulls not distinct (land, municipality_code)
);
comment on table supervision.remit is 'which authority watches over the care in a municipality; without one: in the whole land, where no other does';
create index remit_authority on supervision.remit (authority_id);

create table supervision.client_manager (
  id uuid primary key,
  authority_id uuid not null references accounts.organisation,
  organiser_id uuid not null references locations.organiser,
  person_id uuid not null references accounts.person,
  person_name text not null,
  from_on date not null,
  until_on date,
  set_by uuid not null references accounts.person,
  set_at timestamptz not null,
  check (until_on is null or from_on <= until_on)
);
comment on table supervision.client_manager is 'whom an organiser turns to first at the authority (Opgroeien: klantenbeheerder); person_name as the organiser reads it';
comment on column supervision.client_manager.until_on is 'the last day; null: until further notice';
create index client_manager_authority on supervision.client_manager (authority_id);
create index client_manager_organiser on supervision.client_manager (organiser_id, from_on);
create index client_manager_person on supervision.client_manager (person_id);
create index client_manager_set_by on supervision.client_manager (set_by);

-- The authority that watches over a location: that of its municipality, else that of the land.
create function supervision.authority_of(which_location uuid) returns uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.authority_id from locations.location as l
    join supervision.remit as r on r.land = l.land and (r.municipality_code is null or r.municipality_code = l.municipality_code)
    where l.id = which_location
    order by r.municipality_code nulls last
    limit 1
  $$;
revoke execute on function supervision.authority_of from public;
grant execute on function supervision.authority_of to opvangloket_public, opvangloket_intake, opvangloket_member, opvangloket_worker;
-- The authorities for which a person works on reports, on the side of the reporter (officer) or of the organiser (client manager).
create function supervision.watches() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m
    where m.person_id = platform.acting_person() and m.ended_at is null and m.location_id is null
      and m.role in ('officer', 'client_manager')
  $$;
revoke execute on function supervision.watches from public;
grant execute on function supervision.watches to opvangloket_member;

alter table supervision.remit enable row level security;
alter table supervision.client_manager enable row level security;
create policy published on supervision.remit for select using (true);
create policy watch on supervision.client_manager for select to opvangloket_member using (authority_id in (select supervision.watches()));
create policy assign on supervision.client_manager for insert to opvangloket_member
  with check (authority_id in (select supervision.watches()) and set_by = platform.acting_person());
-- Who hands an organiser to a colleague ends what somebody else began.
create policy hand_over on supervision.client_manager for update to opvangloket_member using (authority_id in (select supervision.watches()));
-- An organiser knows whom it turns to.
create policy own on supervision.client_manager for select to opvangloket_member
  using (exists (select from locations.location as l where l.organiser_id = client_manager.organiser_id
    and l.organisation_id = any (platform.acting_organisations())));
create policy work on supervision.client_manager for select to opvangloket_worker using (true);
grant select on supervision.remit to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select, insert, update (until_on) on supervision.client_manager to opvangloket_member;
grant select on supervision.client_manager to opvangloket_worker;
