-- Locations, organisers and municipalities: the shared facts of the installation, and how they come in.
create extension if not exists pg_trgm with schema public;
grant usage on schema public to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create schema locations;
grant usage on schema locations to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table locations.municipality (
  land text not null check (land in ('vl', 'nl')),
  code text not null,
  name text not null,
  folded text not null,
  valid_from date,
  valid_to date,
  lat double precision,
  lon double precision,
  shape jsonb,
  primary key (land, code)
);
comment on column locations.municipality.code is 'NIS code (vl) or CBS code (nl)';
comment on column locations.municipality.folded is 'name without accents and capitals, for searching';
comment on column locations.municipality.shape is 'GeoJSON geometry in WGS84, simplified at import; null until boundaries are imported';
create index municipality_folded on locations.municipality (folded);

create table locations.desk_area (
  land text not null,
  municipality_code text not null,
  organisation_id uuid not null references accounts.organisation,
  primary key (land, municipality_code),
  foreign key (land, municipality_code) references locations.municipality
);
comment on table locations.desk_area is 'which desk serves a municipality';
create index desk_area_organisation on locations.desk_area (organisation_id);

create table locations.postcode_point (
  land text not null check (land in ('vl', 'nl')),
  postcode text not null check (postcode ~ '^[0-9]{4}([A-Z]{2})?$'),
  lat double precision not null check (lat between 49 and 54),
  lon double precision not null check (lon between 2 and 8),
  primary key (land, postcode)
);

create table locations.organiser (
  id uuid primary key,
  land text not null check (land in ('vl', 'nl')),
  register_key text not null,
  name text not null,
  natural_person boolean not null default false,
  organisation_id uuid references accounts.organisation,
  unique (land, register_key)
);
comment on column locations.organiser.register_key is 'trade register number where the register gives one, else the folded name';
comment on column locations.organiser.organisation_id is 'the account of this organiser, once it has one';
create index organiser_organisation on locations.organiser (organisation_id);

-- As lib/text-fold.ts does it, for the letters that occur in names of places and streets here; a test compares the two.
create function locations.fold(words text) returns text
  language sql immutable strict parallel safe
  -- Most names are plain letters, for which the long list is four times the work of an import.
  return case
    when octet_length(words) = char_length(words) then translate(lower(words), '-./,()''`', '      ')
    else translate(replace(replace(lower(words), 'æ', 'ae'), 'œ', 'oe'),
      'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ-./,()''’‘`´', 'aaaaaaceeeeiiiinoooooouuuuyy      ')
  end;

create table locations.location (
  id uuid primary key,
  land text not null check (land in ('vl', 'nl')),
  register_id text not null,
  source text not null default 'own' check (source in ('own', 'lrk')),
  kind text not null check (kind in ('day_care', 'after_school', 'childminder', 'agency')),
  name text not null,
  folded text not null,
  organiser_id uuid references locations.organiser,
  organisation_id uuid references accounts.organisation,
  capacity int check (capacity >= 0),
  registered boolean not null,
  registered_on date,
  deregistered_on date,
  early_education boolean not null default false,
  address text,
  postcode text,
  place text,
  municipality_code text,
  lat double precision,
  lon double precision,
  at point,
  point_source text check (point_source in ('postcode', 'place')),
  phone text,
  email text,
  website text,
  disputes_board_since date,
  disputes_board_until date,
  register_url text,
  row_hash bytea not null,
  changed_at timestamptz not null default now(),
  place_folded text generated always as (locations.fold(place)) stored,
  searched text generated always as
    (folded || ' ' || coalesce(locations.fold(address), '') || ' ' || coalesce(locations.fold(place), '')) stored,
  unique (land, register_id),
  check ((at is null) = (point_source is null)),
  check (at is null or (lat is not null and lon is not null)),
  foreign key (land, municipality_code) references locations.municipality
);
comment on table locations.location is 'published facts only; what belongs to a natural person is in location_private';
comment on column locations.location.source is 'which register it came from: an import deregisters only what came from its own register before';
comment on column locations.location.kind is 'day_care: kdv / groepsopvang baby''s en peuters; after_school: bso / buitenschools; childminder: vgo / gezinsopvang; agency: gastouderbureau';
comment on column locations.location.organisation_id is 'the account that runs this location, once a desk has verified its claim; null: the desk answers in its name';
comment on column locations.location.place_folded is 'place without accents and capitals, for searching';
comment on column locations.location.searched is 'name, street and place as folded words: what the search box looks through';
comment on column locations.location.at is 'Mercator metres (lib/geo.ts): nearest-first needs an index, and Mercator keeps the order of near distances';
comment on column locations.location.point_source is 'postcode: from the point table; place: the centre of the place, said so on the page';
create index location_at on locations.location using gist (at);
create index location_searched on locations.location using gin (searched public.gin_trgm_ops);
create index location_place on locations.location (place_folded) where place_folded is not null;
create index location_name on locations.location (folded, id);
create index location_municipality on locations.location (land, municipality_code);
create index location_organisation on locations.location (organisation_id) where organisation_id is not null;
create index location_organiser on locations.location (organiser_id);

create table locations.location_private (
  location_id uuid primary key references locations.location on delete cascade,
  name text,
  organiser_name text,
  address text,
  postcode text,
  contact_person text,
  phone text,
  email text,
  website text,
  correspondence text
);
comment on table locations.location_private is 'data of natural persons from the register: never on a public page, no grant to the public role';

create table locations.import_run (
  id uuid primary key,
  kind text not null check (kind in ('lrk', 'postcode_points', 'boundaries')),
  land text not null check (land in ('vl', 'nl')),
  file_id uuid references platform.file,
  file_name text not null,
  dry_run boolean not null,
  options jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'comparing', 'applying', 'done', 'failed')),
  lines_done int not null default 0,
  lines_total int,
  count_new int,
  count_changed int,
  count_gone int,
  count_unchanged int,
  count_rejected int,
  failure text,
  started_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state in ('done', 'failed')) = (finished_at is not null))
);
comment on column locations.import_run.options is 'accept_many_gone for a register; code and name, the properties of a boundary; and nothing personal';
comment on column locations.import_run.failure is 'the name of the reason, and after a colon what it is about';
create index import_run_created on locations.import_run (created_at desc);
create index import_run_file on locations.import_run (file_id);

create table locations.import_line (
  run_id uuid not null references locations.import_run on delete cascade,
  line int not null,
  outcome text not null check (outcome in ('new', 'changed', 'gone', 'rejected')),
  register_id text,
  name text,
  reason text,
  changes jsonb,
  primary key (run_id, line, outcome)
);
comment on column locations.import_line.reason is 'why a line was rejected, by name; the value at fault is in changes, unless it may be personal';
comment on column locations.import_line.line is 'line in the file; for what is gone: a negative running number';

-- The day that pages name as the day of the register: of import runs nothing else is public.
create view locations.register_day as
  select r.land, max(r.finished_at) as read_at
  from locations.import_run as r
  where r.kind = 'lrk' and r.state = 'done' and not r.dry_run
  group by r.land;

-- For policies: `location_id = any (array(select locations.managed()))` is looked up once per statement.
create function locations.managed() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select l.id from locations.location as l where l.organisation_id = any (platform.acting_organisations())
    union
    select unnest(platform.acting_locations());
  end;
comment on function locations.managed() is 'the locations that the one who acts runs: of its organisations, or the one a membership or a mail link is limited to';

-- Rendered pages are kept until a shown fact changes; every web process listens.
create function locations.tell_facts_changed() returns trigger
  language plpgsql
  as $$
begin
  perform pg_notify('facts_changed', tg_table_name);
  return null;
end
$$;
create trigger facts_changed after insert or update or delete or truncate on locations.location
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.municipality
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.organiser
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.postcode_point
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.desk_area
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after update of finished_at on locations.import_run
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on accounts.organisation
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on accounts.house_style
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on accounts.site
  for each statement execute function locations.tell_facts_changed();

grant select on locations.municipality, locations.desk_area, locations.postcode_point, locations.location
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select on locations.register_day to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
-- Without register_key: the trade number or folded name of a natural person leads to that person.
grant select (id, land, name, natural_person, organisation_id) on locations.organiser
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member;
grant select on locations.organiser to opvangloket_worker;
grant insert, update, delete on locations.municipality, locations.desk_area, locations.postcode_point, locations.organiser, locations.location, locations.location_private, locations.import_run, locations.import_line
  to opvangloket_worker;
grant select on locations.location_private, locations.import_run, locations.import_line to opvangloket_worker;
grant select on locations.import_run, locations.import_line to opvangloket_member;
grant insert on locations.import_run to opvangloket_member;
grant insert, delete on locations.desk_area to opvangloket_member;
-- Only the people of an operator see and start imports; the web process tells who acts.
alter table locations.import_run enable row level security;
create policy work on locations.import_run to opvangloket_worker using (true) with check (true);
create policy operators on locations.import_run to opvangloket_member
  using (exists (select from accounts.organisation as o where o.id = any (platform.acting_organisations()) and o.kind = 'operator'))
  with check (started_by = platform.acting_person()
    and exists (select from accounts.organisation as o where o.id = any (platform.acting_organisations()) and o.kind = 'operator'));
alter table locations.import_line enable row level security;
create policy work on locations.import_line to opvangloket_worker using (true) with check (true);
create policy operators on locations.import_line for select to opvangloket_member
  using (exists (select from accounts.organisation as o where o.id = any (platform.acting_organisations()) and o.kind = 'operator'));
alter table locations.desk_area enable row level security;
create policy published on locations.desk_area for select using (true);
create policy work on locations.desk_area to opvangloket_worker using (true) with check (true);
create policy operators on locations.desk_area to opvangloket_member
  using (exists (select from accounts.organisation as o where o.id = any (platform.acting_organisations()) and o.kind = 'operator'))
  with check (exists (select from accounts.organisation as o where o.id = any (platform.acting_organisations()) and o.kind = 'operator'));
