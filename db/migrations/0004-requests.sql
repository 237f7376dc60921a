-- A family asks for a place: the request, its ranked choices, what happened, and the way back in.
create schema requests;
grant usage on schema requests to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table requests.desk_setting (
  desk_id uuid not null references accounts.organisation,
  name text not null,
  from_on date not null,
  value jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (desk_id, name, from_on)
);
comment on table requests.desk_setting is 'what a desk decides itself, each from a day on; a request keeps what held on the day it came in';
comment on column requests.desk_setting.name is 'see requests/desk-settings.ts';

create table requests.request (
  id uuid primary key,
  family_id uuid not null,
  number text not null unique check (number ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  desk_id uuid not null references accounts.organisation,
  channel text not null check (channel in ('web', 'phone', 'paper', 'counter')),
  language text not null check (language in ('nl', 'fr', 'en')),
  child_name text not null check (length(child_name) between 1 and 100),
  birth_on date,
  expected_on date,
  start_on date not null,
  half_days text[] not null check (cardinality(half_days) > 0 and half_days <@ array['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am', 'thu-pm', 'fri-am', 'fri-pm', 'sat-am', 'sat-pm', 'sun-am', 'sun-pm']),
  days_flexible text not null default 'exact' check (days_flexible in ('exact', 'other', 'fewer')),
  start_flexible text not null default 'exact' check (start_flexible in ('exact', 'later')),
  urgency text not null default 'soon' check (urgency in ('calm', 'soon', 'now')),
  together boolean not null default false,
  remarks text not null default '' check (length(remarks) <= 2000),
  contact_name text not null check (length(contact_name) between 1 and 200),
  contact_email text,
  contact_phone text,
  contact_address text check (length(contact_address) between 1 and 300),
  preferred_way text check (preferred_way in ('email', 'phone', 'post')),
  folded text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  received_at timestamptz not null default now(),
  closed_at timestamptz,
  officer_id uuid references accounts.person,
  officer_name text,
  submission_key uuid not null unique,
  version int not null default 1,
  unique (id, desk_id),
  check ((birth_on is null) <> (expected_on is null)),
  check (num_nonnulls(contact_email, contact_phone, contact_address) > 0),
  check ((state = 'closed') = (closed_at is not null))
);
comment on column requests.request.submission_key is 'made with the form: the same form sent twice is one request';
comment on column requests.request.family_id is 'the case: children for whom a family asks together share it; the id of the first request';
comment on column requests.request.together is 'the family wants a place for all its children or for none';
comment on column requests.request.contact_address is 'as on an envelope; without a mail address the desk prints letters to it';
comment on column requests.request.preferred_way is 'null: the family did not say';
comment on column requests.request.officer_name is 'who guides this family, as the family reads it; the name at the time';
comment on column requests.request.folded is 'names of child and contact without accents and capitals, for searching';
comment on column requests.request.version is 'two people editing: the second one is told';
create index request_officer on requests.request (officer_id) where officer_id is not null;
create index request_family on requests.request (family_id);
create index request_desk on requests.request (desk_id, state, received_at desc);
-- A family that lost its link asks for a new one by mail address.
create index request_email on requests.request (lower(contact_email)) where contact_email is not null;

create table requests.choice (
  id uuid primary key,
  request_id uuid not null,
  desk_id uuid not null,
  rank int not null check (rank between 1 and 20),
  location_id uuid not null references locations.location,
  state text not null default 'asked' check (state in ('asked', 'question', 'visit', 'visiting', 'offered', 'accepted', 'declined', 'lapsed', 'refused', 'withdrawn', 'elsewhere')),
  acts text not null check (acts in ('desk', 'organiser', 'family', 'nobody')),
  due_on date,
  changed_at timestamptz not null default now(),
  version int not null default 1,
  unique (request_id, rank) deferrable initially immediate,
  unique (request_id, location_id),
  foreign key (request_id, desk_id) references requests.request (id, desk_id),
  check ((acts = 'nobody') = (due_on is null))
);
comment on column requests.choice.desk_id is 'of the request, once more: the work list of a desk is one index';
comment on column requests.choice.acts is 'who acts next, by due_on';
comment on column requests.choice.version is 'two people answering: the second one is told. Of each choice, so that no location learns that another moved';
create index choice_location on requests.choice (location_id);
create index choice_request on requests.choice (request_id, desk_id);
create index choice_waiting on requests.choice (desk_id, acts, due_on, id) where acts <> 'nobody';
create index choice_done on requests.choice (desk_id, changed_at, id) where acts = 'nobody';

create table requests.event (
  id uuid primary key,
  request_id uuid not null references requests.request,
  choice_id uuid references requests.choice,
  at timestamptz not null default now(),
  kind text not null check (kind in ('received', 'offered', 'refused', 'asked_family', 'family_replied', 'invited', 'slot_picked', 'no_slot', 'family_asked', 'told_family',
    'accepted', 'declined', 'lapsed', 'elsewhere', 'annulled', 'reopened', 'withdrawn', 'changed', 'officer', 'note', 'corrected', 'letter', 'location_deregistered')),
  actor text not null check (actor in ('family', 'desk', 'organiser', 'system')),
  on_behalf text check (on_behalf in ('organiser', 'family')),
  person_id uuid,
  words text not null default '' check (length(words) <= 4000),
  reason text check (reason in ('full', 'days', 'start', 'age', 'priority', 'closing', 'other')),
  details jsonb,
  audience text not null default 'all' check (audience in ('all', 'desk')),
  check (on_behalf is null or actor = 'desk'),
  check ((kind = 'refused') = (reason is not null)),
  check ((kind = 'changed') = (details is not null))
);
comment on column requests.event.on_behalf is 'in whose name the desk did this';
comment on column requests.event.details is 'what of the request changed, from what to what; see requests/changes.ts';
comment on column requests.event.reason is 'why there is no place, from a list, so that every family reads it in its own language';
create index event_request on requests.event (request_id, at);
create index event_choice on requests.event (choice_id);

create table requests.access_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  request_id uuid not null references requests.request,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table requests.access_link is 'the way a family comes back in: from a letter, in two steps, because mail scanners follow links';
create index access_link_request on requests.access_link (request_id);

create function requests.of_acting_family() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select r.id from requests.request as r where r.family_id = platform.acting_case();
  end;

-- The gate learns whose link it is, and nothing else of links or requests.
create function requests.family_of_link(hash bytea, at timestamptz) returns uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select r.family_id from requests.access_link as l join requests.request as r on r.id = l.request_id
    where l.token_hash = hash and l.expires_at > at;
  end;
revoke execute on function requests.family_of_link from public;
grant execute on function requests.family_of_link to opvangloket_gate;

alter table requests.desk_setting enable row level security;
create policy published on requests.desk_setting for select using (true);
create policy desk on requests.desk_setting for insert to opvangloket_member
  with check (desk_id = any ((select platform.acting_organisations())::uuid[]) and set_by = platform.acting_person());
grant usage on schema requests to opvangloket_public;
grant select on requests.desk_setting to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert on requests.desk_setting to opvangloket_member;

alter table requests.request enable row level security;
alter table requests.choice enable row level security;
alter table requests.event enable row level security;
alter table requests.access_link enable row level security;

create policy intake on requests.request for insert to opvangloket_intake with check (channel = 'web' and state = 'open');
create policy intake on requests.choice for insert to opvangloket_intake with check (state = 'asked');
create policy intake on requests.event for insert to opvangloket_intake with check (actor = 'family' and kind = 'received');
create policy intake on requests.access_link for insert to opvangloket_intake with check (true);

create policy work on requests.request to opvangloket_worker using (true) with check (true);
create policy work on requests.choice to opvangloket_worker using (true) with check (true);
create policy work on requests.event to opvangloket_worker using (true) with check (true);
create policy work on requests.access_link to opvangloket_worker using (true) with check (true);

create policy desk on requests.request to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[])) with check (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy own_case on requests.request to opvangloket_member
  using (family_id = platform.acting_case()) with check (family_id = platform.acting_case());
create policy desk on requests.choice to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[])) with check (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy own_case on requests.choice to opvangloket_member
  using (request_id = any (array(select requests.of_acting_family())))
  with check (request_id = any (array(select requests.of_acting_family())));
create policy desk on requests.event to opvangloket_member
  using (exists (select from requests.request as r where r.id = event.request_id and r.desk_id = any ((select platform.acting_organisations())::uuid[])))
  with check (exists (select from requests.request as r where r.id = event.request_id and r.desk_id = any ((select platform.acting_organisations())::uuid[])));
create policy own_case on requests.event to opvangloket_member
  using (request_id = any (array(select requests.of_acting_family())) and audience = 'all')
  with check (request_id = any (array(select requests.of_acting_family())) and audience = 'all' and actor in ('family', 'system'));
create policy via_request on requests.access_link for insert to opvangloket_member
  with check (exists (select from requests.request as r where r.id = access_link.request_id));

grant insert on requests.request, requests.choice, requests.event, requests.access_link to opvangloket_intake;
grant select, insert, update on requests.request, requests.choice to opvangloket_member, opvangloket_worker;
grant select, insert on requests.event to opvangloket_member, opvangloket_worker;
grant insert on requests.access_link to opvangloket_member, opvangloket_worker;
grant select, delete on requests.access_link to opvangloket_worker;
