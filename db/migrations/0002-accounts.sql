-- People, organisations, memberships, and the ways in.
create schema accounts;
grant usage on schema accounts to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table accounts.organisation (
  id uuid primary key,
  kind text not null check (kind in ('desk', 'organiser', 'authority', 'complaints_desk', 'operator')),
  land text not null check (land in ('vl', 'nl')),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  zone text not null check (zone in ('Europe/Brussels', 'Europe/Amsterdam')),
  email text,
  phone text,
  hours text,
  created_at timestamptz not null default now()
);
comment on column accounts.organisation.kind is 'operator: who runs the installation, imports registers and invites the first people';

create table accounts.house_style (
  organisation_id uuid primary key references accounts.organisation,
  tagline text,
  brand text not null check (brand ~ '^#[0-9a-f]{6}$'),
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  font text not null default 'source-sans-3' check (font in ('source-sans-3', 'figtree', 'atkinson-hyperlegible-next')),
  radius int not null default 6 check (radius in (0, 6, 14)),
  logo text not null check (length(logo) between 1 and 3)
);

create table accounts.site (
  host text primary key check (host = lower(host)),
  organisation_id uuid not null references accounts.organisation
);
comment on table accounts.site is 'under which host name the pages wear whose house style';
create index site_organisation on accounts.site (organisation_id);

create table accounts.person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email)),
  language text not null default 'nl' check (language in ('nl', 'fr', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table accounts.membership (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  organisation_id uuid not null references accounts.organisation,
  role text not null check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer')),
  location_id uuid,
  invitation_id uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on column accounts.membership.invitation_id is 'the invitation that it came from';
comment on column accounts.membership.location_id is 'scope: one location of the organiser; null is the whole organisation';
create unique index membership_once on accounts.membership (person_id, organisation_id, role, location_id) nulls not distinct where ended_at is null;
create index membership_organisation on accounts.membership (organisation_id) where ended_at is null;

create table accounts.password (
  person_id uuid primary key references accounts.person,
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);

create table accounts.second_factor (
  person_id uuid primary key references accounts.person,
  secret_sealed bytea not null,
  confirmed_at timestamptz not null default now(),
  last_counter bigint not null
);
comment on column accounts.second_factor.secret_sealed is 'written once its owner has shown a code: a secret that was never confirmed is not kept';
comment on column accounts.second_factor.last_counter is 'a TOTP code is accepted once: only counters above this one';

create table accounts.recovery_code (
  person_id uuid not null references accounts.person,
  hash bytea not null check (length(hash) = 32),
  used_at timestamptz,
  primary key (person_id, hash)
);

create table accounts.invitation (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  email text not null check (email = lower(email)),
  name text not null,
  organisation_id uuid not null references accounts.organisation,
  role text not null check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer')),
  location_id uuid,
  language text not null default 'nl' check (language in ('nl', 'fr', 'en')),
  invited_by uuid references accounts.person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  check (location_id is null or role = 'location_worker')
);
comment on column accounts.invitation.location_id is 'the one location that the membership will be limited to; null is the whole organisation';
create index invitation_organisation on accounts.invitation (organisation_id, created_at desc);
create index invitation_invited_by on accounts.invitation (invited_by);
create unique index invitation_once on accounts.invitation (email, organisation_id, role, location_id) nulls not distinct where accepted_at is null and withdrawn_at is null;

alter table accounts.membership add foreign key (invitation_id) references accounts.invitation;
create index membership_invitation on accounts.membership (invitation_id);

create table accounts.reset_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references accounts.person,
  purpose text not null check (purpose in ('password', 'second_factor')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index reset_link_person on accounts.reset_link (person_id);

create table accounts.failed_login (
  email_hash bytea not null,
  at timestamptz not null default now()
);
comment on table accounts.failed_login is 'slows guessing per address, forgotten at a right answer and after a day';
create index failed_login_email on accounts.failed_login (email_hash, at);

grant select on accounts.organisation, accounts.house_style, accounts.site to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select, insert, update on accounts.person, accounts.membership, accounts.password, accounts.second_factor, accounts.recovery_code, accounts.reset_link, accounts.invitation to opvangloket_gate;
grant delete on accounts.second_factor, accounts.recovery_code to opvangloket_gate;
grant select, insert, delete on accounts.failed_login to opvangloket_gate;
grant select, delete on accounts.failed_login, accounts.reset_link to opvangloket_worker;
grant insert on accounts.reset_link to opvangloket_worker;
grant select on accounts.person, accounts.membership to opvangloket_worker;
-- The commands of the installer (first organisation, first invitation) act as the worker does.
grant insert on accounts.organisation, accounts.house_style, accounts.site to opvangloket_worker;
grant select, insert, update on accounts.invitation to opvangloket_worker;

-- Who runs the installation makes organisations and invites into all of them.
create function accounts.acting_as_operator() returns boolean
  language sql stable parallel safe
  return exists (select from accounts.organisation as o where o.kind = 'operator' and o.id = any (platform.acting_organisations()));

alter table accounts.organisation enable row level security;
alter table accounts.house_style enable row level security;
alter table accounts.site enable row level security;
create policy published on accounts.organisation for select using (true);
create policy published on accounts.house_style for select using (true);
create policy published on accounts.site for select using (true);
create policy work on accounts.organisation for insert to opvangloket_worker with check (true);
create policy work on accounts.house_style for insert to opvangloket_worker with check (true);
create policy work on accounts.site for insert to opvangloket_worker with check (true);
create policy run on accounts.organisation for insert to opvangloket_member with check (accounts.acting_as_operator());
create policy run on accounts.house_style for insert to opvangloket_member with check (accounts.acting_as_operator());
create policy run on accounts.site to opvangloket_member using (accounts.acting_as_operator()) with check (accounts.acting_as_operator());
create policy run_change on accounts.organisation for update to opvangloket_member using (accounts.acting_as_operator());
create policy run_change on accounts.house_style for update to opvangloket_member using (accounts.acting_as_operator());
grant insert on accounts.organisation, accounts.house_style, accounts.site to opvangloket_member;
grant update (name, email, phone, hours, zone) on accounts.organisation to opvangloket_member;
grant update (tagline, brand, accent, font, radius, logo) on accounts.house_style to opvangloket_member;
grant delete on accounts.site to opvangloket_member;

-- Colleagues: a signed-in person sees the people of the organisations he acts for, and invites into them.
alter table accounts.person enable row level security;
create policy gate on accounts.person to opvangloket_gate using (true) with check (true);
create policy work on accounts.person to opvangloket_worker using (true);
alter table accounts.membership enable row level security;
create policy gate on accounts.membership to opvangloket_gate using (true) with check (true);
create policy work on accounts.membership to opvangloket_worker using (true);
create policy colleagues on accounts.membership to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()) or accounts.acting_as_operator())
  with check (organisation_id = any (platform.acting_organisations()) or accounts.acting_as_operator());
create policy colleagues on accounts.person for select to opvangloket_member
  using (id = platform.acting_person()
    or accounts.acting_as_operator()
    or exists (select from accounts.membership as m where m.person_id = person.id and m.organisation_id = any (platform.acting_organisations())));
alter table accounts.invitation enable row level security;
create policy gate on accounts.invitation to opvangloket_gate using (true) with check (true);
create policy work on accounts.invitation to opvangloket_worker using (true) with check (true);
create policy invite on accounts.invitation to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()) or accounts.acting_as_operator())
  with check (organisation_id = any (platform.acting_organisations()) or accounts.acting_as_operator());
grant select on accounts.person, accounts.membership, accounts.invitation to opvangloket_member;
grant insert on accounts.invitation to opvangloket_member;
grant update (token_hash, expires_at, withdrawn_at) on accounts.invitation to opvangloket_member;
grant update (ended_at) on accounts.membership to opvangloket_member;

-- Letters of nobody in particular, such as a forgotten password, are watched over by who runs the installation.
create policy run on platform.letter for select to opvangloket_member using (organisation_id is null and accounts.acting_as_operator());
create policy run_resend on platform.letter for update to opvangloket_member using (organisation_id is null and accounts.acting_as_operator());
