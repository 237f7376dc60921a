-- What all families of a list pay. A list holds incomes: it is sealed with the keys of the installation, read by who sent it
-- alone, and goes after its term.
create schema if not exists tariffs;
grant usage on schema tariffs to opvangloket_member, opvangloket_worker;

create table tariffs.cost_batch (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  location_id uuid references locations.location,
  started_by uuid not null,
  file_name text not null,
  land text not null check (land in ('vl', 'nl')),
  sealed_rows bytea,
  lines_total int not null check (lines_total > 0),
  lines_done int not null default 0 check (lines_done between 0 and lines_total),
  count_estimate int not null default 0,
  count_rejected int not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null,
  check ((finished_at is null) = (lines_done < lines_total)),
  check ((finished_at is null) = (sealed_rows is not null))
);
comment on column tariffs.cost_batch.location_id is 'of a membership that is limited to one location';
comment on column tariffs.cost_batch.sealed_rows is 'the lines as they came, until the last one was calculated';
comment on column tariffs.cost_batch.expires_at is 'nobody reads it from then on, and the next sweep takes it away';
create index cost_batch_person on tariffs.cost_batch (started_by, created_at desc);
create index cost_batch_organisation on tariffs.cost_batch (organisation_id);
create index cost_batch_location on tariffs.cost_batch (location_id) where location_id is not null;
create index cost_batch_expires on tariffs.cost_batch (expires_at);

create table tariffs.cost_batch_part (
  batch_id uuid not null references tariffs.cost_batch on delete cascade,
  from_line int not null,
  sealed_lines bytea not null,
  primary key (batch_id, from_line)
);
comment on table tariffs.cost_batch_part is 'some lines with what came out: each part is calculated once, so that a worker that stops goes on behind it';

alter table tariffs.cost_batch enable row level security;
create policy work on tariffs.cost_batch to opvangloket_worker using (true) with check (true);
create policy own on tariffs.cost_batch to opvangloket_member
  using (started_by = platform.acting_person()
    and (organisation_id = any (platform.acting_organisations()) or location_id = any (platform.acting_locations())))
  with check (started_by = platform.acting_person()
    and (organisation_id = any (platform.acting_organisations()) or location_id = any (platform.acting_locations())));
alter table tariffs.cost_batch_part enable row level security;
create policy work on tariffs.cost_batch_part to opvangloket_worker using (true) with check (true);
create policy own on tariffs.cost_batch_part to opvangloket_member
  using (exists (select from tariffs.cost_batch as b where b.id = cost_batch_part.batch_id))
  with check (exists (select from tariffs.cost_batch as b where b.id = cost_batch_part.batch_id));
grant select, insert, delete on tariffs.cost_batch to opvangloket_member;
grant select, insert on tariffs.cost_batch_part to opvangloket_member;
grant select, update, delete on tariffs.cost_batch to opvangloket_worker;
grant select, insert on tariffs.cost_batch_part to opvangloket_worker;
