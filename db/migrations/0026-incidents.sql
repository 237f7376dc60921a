-- What an organiser must report to its authority: at once in a few words, with the form completed later (docs/law/incidents.md).

create table supervision.incident (
  id uuid primary key,
  number text not null unique,
  authority_id uuid not null references accounts.organisation,
  location_id uuid not null references locations.location,
  organiser_id uuid references locations.organiser,
  kind text not null check (kind in ('crisis', 'crisis_complaint', 'criminal_inquiry', 'conviction', 'continuity', 'governance', 'doubt')),
  state text not null default 'announced'
    check (state in ('announced', 'form_due', 'submitted', 'incomplete', 'accepted', 'in_follow_up', 'closed', 'not_reportable')),
  sentence text not null check (length(sentence) between 1 and 500),
  phone text not null check (length(phone) between 1 and 50),
  reporter_name text not null check (length(reporter_name) between 1 and 200),
  occurred_at timestamptz not null,
  occurred_timed boolean not null,
  known_at timestamptz not null,
  known_timed boolean not null,
  announced_at timestamptz not null,
  due_on date not null,
  via text not null check (via in ('organiser', 'desk', 'authority')),
  desk_id uuid references accounts.organisation,
  registered_by uuid references accounts.person,
  not_reached boolean not null default false,
  at_point boolean not null default false,
  passed_on_at timestamptz,
  submitted_at timestamptz,
  closed_at timestamptz,
  warned_for date,
  version int not null default 1,
  submission_key uuid not null unique,
  anonymised_on date,
  check ((via = 'desk') = (desk_id is not null)),
  check (occurred_at <= known_at and known_at <= announced_at),
  check ((state in ('closed', 'not_reportable')) = (closed_at is not null))
);
comment on table supervision.incident is 'something that an organiser must report to its authority at once';
comment on column supervision.incident.organiser_id is 'who ran the location then: whoever runs it later reads nothing of it';
comment on column supervision.incident.known_at is 'when the organiser came to know it: the clock runs from here';
comment on column supervision.incident.known_timed is 'false: only the day is known, and the moment is its beginning';
comment on column supervision.incident.not_reached is 'the organiser said that its client manager could not be reached';
comment on column supervision.incident.at_point is 'the reporting point reads it and passes it on: there was no client manager, or he was not reached';
comment on column supervision.incident.warned_for is 'the last day on which somebody was reminded of the form';
create index incident_authority on supervision.incident (authority_id, state);
create index incident_location on supervision.incident (location_id, announced_at);
create index incident_organiser on supervision.incident (organiser_id, announced_at);
create index incident_desk on supervision.incident (desk_id) where desk_id is not null;
create index incident_registered_by on supervision.incident (registered_by);
create index incident_due on supervision.incident (due_on) where state in ('announced', 'form_due', 'incomplete');

create table supervision.incident_form (
  incident_id uuid not null references supervision.incident,
  stage text not null check (stage in ('draft', 'sent')),
  wrapped_key bytea not null,
  body bytea not null,
  saved_at timestamptz not null,
  version int not null,
  primary key (incident_id, stage)
);
comment on table supervision.incident_form is 'the form as it was typed, sealed: children, parents and others are named in it. The authority reads what was sent';

create table supervision.incident_event (
  id uuid primary key,
  incident_id uuid not null references supervision.incident,
  at timestamptz not null,
  kind text not null,
  actor text not null check (actor in ('organiser', 'desk', 'authority', 'system')),
  person_id uuid,
  person_name text,
  words text not null default '',
  audience text not null default 'told' check (audience in ('told', 'authority'))
);
comment on table supervision.incident_event is 'what became of a report; told: the organiser reads it too';
create index incident_event_incident on supervision.incident_event (incident_id, at);

create table supervision.house_rules (
  id uuid primary key,
  location_id uuid not null references locations.location,
  words text not null check (length(words) between 1 and 20000),
  outcome text not null check (outcome in ('found', 'thin', 'missing')),
  checked_at timestamptz not null,
  checked_by uuid references accounts.person
);
comment on table supervision.house_rules is 'the part of its house rules that a location pasted, and whether parents read there of the reporting point';
create index house_rules_location on supervision.house_rules (location_id, checked_at);
create index house_rules_checked_by on supervision.house_rules (checked_by);

-- The locations for which the one who acts reports: managers for all of their house, who works at one for that one, who came by mail.
create function supervision.reports_for() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select l.id from locations.location as l
    join accounts.membership as m on m.organisation_id = l.organisation_id and (m.location_id is null or m.location_id = l.id)
    where m.person_id = platform.acting_person() and m.ended_at is null and m.role in ('organiser_manager', 'location_worker')
      and (l.organisation_id = any (platform.acting_organisations()) or l.id = any (platform.acting_locations()))
    union
    select unnest(platform.acting_locations()) where platform.acting_person() is null
  $$;
revoke execute on function supervision.reports_for from public;
grant execute on function supervision.reports_for to opvangloket_member;

-- Those of who ran the location then.
create function supervision.own_incidents() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select i.id from supervision.incident as i join locations.location as l on l.id = i.location_id
    where i.location_id in (select supervision.reports_for()) and l.organiser_id is not distinct from i.organiser_id
  $$;
revoke execute on function supervision.own_incidents from public;
grant execute on function supervision.own_incidents to opvangloket_member;

-- Who reports for one location knows whom to turn to as well.
create policy own_location on supervision.client_manager for select to opvangloket_member
  using (exists (select from locations.location as l where l.organiser_id = client_manager.organiser_id
    and l.id in (select supervision.reports_for())));

-- Whether the authority has somebody for this organiser, also for who may not know whom.
create function supervision.has_client_manager(organiser uuid, authority uuid, on_day date) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select exists (select from supervision.client_manager as c where c.organiser_id = organiser and c.authority_id = authority
      and c.from_on <= on_day and (c.until_on is null or c.until_on >= on_day))
  $$;
revoke execute on function supervision.has_client_manager from public;
grant execute on function supervision.has_client_manager to opvangloket_member;

alter table supervision.incident enable row level security;
alter table supervision.incident_form enable row level security;
alter table supervision.incident_event enable row level security;
alter table supervision.house_rules enable row level security;

create policy own on supervision.incident for select to opvangloket_member
  using (location_id in (select supervision.reports_for())
    and exists (select from locations.location as l where l.id = location_id and l.organiser_id is not distinct from incident.organiser_id));
create policy own_change on supervision.incident for update to opvangloket_member
  using (location_id in (select supervision.reports_for())
    and exists (select from locations.location as l where l.id = location_id and l.organiser_id is not distinct from incident.organiser_id))
  with check (state in ('announced', 'form_due', 'submitted', 'accepted', 'in_follow_up'));
create policy own_add on supervision.incident for insert to opvangloket_member
  with check (via = 'organiser' and location_id in (select supervision.reports_for()) and authority_id = supervision.authority_of(location_id));
-- A desk reads the few words that it wrote down itself, and how far it is.
create policy desk on supervision.incident for select to opvangloket_member
  using (desk_id = any (platform.acting_organisations()));
create policy desk_add on supervision.incident for insert to opvangloket_member
  with check (via = 'desk' and desk_id = any (platform.acting_organisations()) and registered_by = platform.acting_person()
    and exists (select from accounts.organisation as o where o.id = desk_id and o.kind = 'desk')
    and authority_id = supervision.authority_of(location_id));
create policy watch on supervision.incident for select to opvangloket_member using (authority_id in (select supervision.watches()));
create policy watch_change on supervision.incident for update to opvangloket_member
  using (authority_id in (select supervision.watches())) with check (true);
create policy watch_add on supervision.incident for insert to opvangloket_member
  with check (via = 'authority' and authority_id in (select supervision.watches()) and registered_by = platform.acting_person()
    and authority_id = supervision.authority_of(location_id));
create policy work on supervision.incident to opvangloket_worker using (true) with check (true);

create policy own on supervision.incident_form to opvangloket_member
  using (incident_id = any (array(select supervision.own_incidents()))) with check (incident_id = any (array(select supervision.own_incidents())));
create policy watch on supervision.incident_form for select to opvangloket_member
  using (stage = 'sent' and exists (select from supervision.incident as i
    where i.id = incident_id and i.authority_id in (select supervision.watches())));

create policy own on supervision.incident_event for select to opvangloket_member
  using (audience = 'told' and incident_id = any (array(select supervision.own_incidents())));
create policy watch on supervision.incident_event for select to opvangloket_member
  using (exists (select from supervision.incident as i where i.id = incident_id and i.authority_id in (select supervision.watches())));
-- Each side writes what it did itself, in the history of what it may see.
create policy tell on supervision.incident_event for insert to opvangloket_member
  with check (person_id is not distinct from platform.acting_person() and exists (select from supervision.incident as i
    where i.id = incident_id and case actor when 'organiser' then i.id = any (array(select supervision.own_incidents()))
      when 'desk' then i.desk_id = any (platform.acting_organisations())
      when 'authority' then i.authority_id in (select supervision.watches()) else false end));
create policy work on supervision.incident_event to opvangloket_worker using (true) with check (true);

-- The steps without their words, for the desk that wrote it down.
create view supervision.incident_step with (security_barrier) as
  select e.id, e.incident_id, e.at, e.kind, e.actor from supervision.incident_event as e
  join supervision.incident as i on i.id = e.incident_id
  where e.audience = 'told' and i.desk_id = any (platform.acting_organisations());

create policy own on supervision.house_rules for select to opvangloket_member using (location_id in (select supervision.reports_for()));
create policy own_add on supervision.house_rules for insert to opvangloket_member with check (location_id in (select supervision.reports_for()));
create policy watch on supervision.house_rules for select to opvangloket_member
  using (supervision.authority_of(location_id) in (select supervision.watches()));

grant select, insert, update (state, due_on, not_reached, at_point, passed_on_at, submitted_at, closed_at, version) on supervision.incident to opvangloket_member;
grant select, update (warned_for) on supervision.incident to opvangloket_worker;
grant select, insert, update, delete on supervision.incident_form to opvangloket_member;
grant select, insert on supervision.incident_event to opvangloket_member, opvangloket_worker;
grant select on supervision.incident_step to opvangloket_member;
grant select, insert on supervision.house_rules to opvangloket_member;

-- Keeping no longer than needed.
create view supervision.ended_incident as
  select i.id, i.authority_id as house_id, (i.closed_at at time zone o.zone)::date as ended_on
  from supervision.incident as i join accounts.organisation as o on o.id = i.authority_id
  where i.closed_at is not null and i.anonymised_on is null;
grant select on supervision.ended_incident to opvangloket_worker;
create function supervision.anonymise_incidents(which uuid[], on_day date) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(which) except select e.id from supervision.ended_incident as e where not audit.held(e.id, on_day)) then
    raise exception 'a report that is open, wiped or held is not wiped';
  end if;
  update supervision.incident set anonymised_on = on_day, sentence = '—', phone = '—', reporter_name = '—', registered_by = null,
    version = version + 1 where id = any (which);
  delete from supervision.incident_form where incident_id = any (which);
  delete from supervision.incident_event where incident_id = any (which);
  delete from platform.letter where subject_id = any (which);
end
$$;
revoke execute on function supervision.anonymise_incidents from public;
grant execute on function supervision.anonymise_incidents to opvangloket_worker;
-- Known by its number to who oversees the authority.
create or replace function audit.cases_of(house uuid) returns table (kind text, id uuid, number text, wiped boolean)
  language sql stable security definer set search_path = ''
  as $$
    select 'reaction', r.id, r.number, r.anonymised_on is not null from feedback.reaction as r
    where r.holder_id = house and house in (select audit.overseen()) and r.id not in (select feedback.barred())
    union all
    select 'request', r.id, r.number, r.anonymised_on is not null from requests.request as r
    where r.desk_id = house and house in (select audit.overseen())
    union all
    select 'incident', i.id, i.number, i.anonymised_on is not null from supervision.incident as i
    where i.authority_id = house and house in (select audit.overseen())
  $$;
