-- The audit: append only and sealed in a chain, read by who may; looking with a reason; nothing kept longer than its rule says.

-- Who looks after the privacy of a house: reads its log, and by this role nothing else.
alter table accounts.membership drop constraint membership_role_check;
alter table accounts.membership add check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer', 'privacy_officer', 'client_manager'));
alter table accounts.invitation drop constraint invitation_role_check;
alter table accounts.invitation add check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer', 'privacy_officer', 'client_manager'));

-- Nobody changes what was written down: no role of the program has the right, and the owner meets this first.
create function audit.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'the audit is append only';
end
$$;

create table audit.opening (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  organisation_id uuid not null references accounts.organisation,
  subject_kind text not null,
  subject_id uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  opened_at timestamptz not null,
  until timestamptz not null,
  check (until > opened_at and until <= opened_at + interval '1 day')
);
comment on table audit.opening is 'somebody of the house looked, for a while and with a reason, at what is not his to handle';
comment on column audit.opening.reason is 'wiped with the case; the audit itself holds the id alone';
create index opening_person on audit.opening (person_id, until);
create index opening_organisation on audit.opening (organisation_id, opened_at desc);
create index opening_subject on audit.opening (subject_id);

alter table audit.entry add column about uuid[] not null default '{}';
alter table audit.entry add column opening_id uuid references audit.opening;
comment on column audit.entry.about is 'the cases that it shows or touches beside its subject: the lines of a list, the reaction of a measure';
comment on column audit.entry.opening_id is 'the reason with which somebody looked at what is not his to handle';
create index entry_about on audit.entry using gin (about) where about <> '{}';
create index entry_organisation on audit.entry (organisation_id, at desc, id desc);
create index entry_opening on audit.entry (opening_id) where opening_id is not null;

-- Nobody chooses his own number or moment in the log.
revoke insert on audit.entry from opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert (person_id, role, organisation_id, action, subject_kind, subject_id, reason, details, about, opening_id)
  on audit.entry to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table audit.seal (
  seq bigint primary key check (seq > 0),
  entry_id bigint not null unique references audit.entry,
  sealed_at timestamptz not null,
  hash bytea not null check (length(hash) = 32)
);
comment on table audit.seal is 'the chain: each row of the audit in the order of sealing; hash = sha256 (hash before it, this row), see platform/audit-chain.ts';

create table audit.head (
  day date primary key,
  at timestamptz not null,
  seq bigint not null references audit.seal,
  hash bytea not null check (length(hash) = 32),
  key_name text not null,
  public_key bytea not null,
  signature bytea not null
);
comment on table audit.head is 'how far the chain was on a day, signed; the copies that were sent outside count, this one is for convenience';
create index head_seq on audit.head (seq);

create table audit.setting (
  organisation_id uuid not null references accounts.organisation,
  name text not null,
  from_on date not null,
  value jsonb not null,
  set_by uuid not null references accounts.person,
  set_at timestamptz not null default now(),
  primary key (organisation_id, name, from_on)
);
comment on table audit.setting is 'what a house decides about looking and keeping, each from a day on; names: see modules/audit/settings/audit-settings.ts';
create index setting_set_by on audit.setting (set_by);

create table audit.hold (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  kind text not null,
  subject_id uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  set_by uuid not null references accounts.person,
  set_at timestamptz not null,
  until_on date not null,
  lifted_by uuid references accounts.person,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
comment on table audit.hold is 'nothing of this case is wiped up to and including this day: a dispute or an inquiry still needs it';
create unique index hold_once on audit.hold (kind, subject_id) where lifted_at is null;
create index hold_organisation on audit.hold (organisation_id, set_at desc);
create index hold_subject on audit.hold (subject_id) where lifted_at is null;
create index hold_set_by on audit.hold (set_by);
create index hold_lifted_by on audit.hold (lifted_by);

create table audit.destruction (
  id uuid primary key,
  at timestamptz not null,
  on_day date not null,
  organisation_id uuid references accounts.organisation,
  kind text not null,
  action text not null check (action in ('anonymise', 'destroy')),
  months int not null,
  rule text not null,
  number int not null check (number > 0)
);
comment on table audit.destruction is 'the register of what was wiped: how many of which kind, by which rule, when; nobody is in it';
comment on column audit.destruction.rule is 'the rule that held: land, from when, and whether the house set its own term';
comment on column audit.destruction.organisation_id is 'null: of the installation, as sessions are';
create index destruction_organisation on audit.destruction (organisation_id, on_day desc);

alter table feedback.reaction add column anonymised_on date;
comment on column feedback.reaction.anonymised_on is 'names and words are gone since this day; figures, terms and outcomes stay';
alter table requests.request add column anonymised_on date;
comment on column requests.request.anonymised_on is 'names and words are gone since this day; of the child only the month of birth stays';

create trigger append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger append_only before update or delete on audit.seal for each row execute function audit.refuse_change();
create trigger append_only before update or delete on audit.head for each row execute function audit.refuse_change();
create trigger append_only before update or delete on audit.destruction for each row execute function audit.refuse_change();
create trigger keep before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger keep before truncate on audit.seal for each statement execute function audit.refuse_change();
create trigger keep before truncate on audit.head for each statement execute function audit.refuse_change();
create trigger keep before truncate on audit.destruction for each statement execute function audit.refuse_change();

-- The openings that still hold for who acts, told per transaction by the web process as the organisations are.
create function platform.acting_openings() returns uuid[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.openings', true), ''), ',')::uuid[], '{}');

-- The houses whose log who acts may read, and whose terms of keeping he decides.
create function audit.overseen() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m
    where m.person_id = platform.acting_person() and m.ended_at is null and m.location_id is null
      and m.role in ('operator', 'desk_manager', 'organiser_manager', 'officer', 'complaints_officer', 'privacy_officer')
  $$;
-- What is about oneself, and what hangs below it.
create function audit.barred() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select b from feedback.barred() as b
    union all select m.id from feedback.measure as m where m.reaction_id in (select feedback.barred())
    union all select i.id from feedback.inquiry as i where i.reaction_id in (select feedback.barred())
  $$;
-- Who works or worked for a house that one oversees.
create function audit.people_of(house uuid) returns table (id uuid, name text)
  language sql stable security definer set search_path = ''
  as $$
    select distinct p.id, p.name from accounts.membership as m join accounts.person as p on p.id = m.person_id
    where m.organisation_id = house and house in (select audit.overseen()) order by p.name, p.id
  $$;
-- The cases of a house that one oversees, by the number by which people know them and nothing else of them.
create function audit.cases_of(house uuid) returns table (kind text, id uuid, number text, wiped boolean)
  language sql stable security definer set search_path = ''
  as $$
    select 'reaction', r.id, r.number, r.anonymised_on is not null from feedback.reaction as r
    where r.holder_id = house and house in (select audit.overseen()) and r.id not in (select feedback.barred())
    union all
    select 'request', r.id, r.number, r.anonymised_on is not null from requests.request as r
    where r.desk_id = house and house in (select audit.overseen())
  $$;
create function audit.held(which uuid, on_day date) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$ select exists (select from audit.hold as h where h.subject_id = which and h.lifted_at is null and h.until_on >= on_day) $$;
create function audit.setting_on(house uuid, which text, on_day date) returns jsonb
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select s.value from audit.setting as s where s.organisation_id = house and s.name = which and s.from_on <= on_day
    order by s.from_on desc limit 1
  $$;

alter table audit.entry enable row level security;
alter table audit.opening enable row level security;
alter table audit.seal enable row level security;
alter table audit.head enable row level security;
alter table audit.setting enable row level security;
alter table audit.hold enable row level security;
alter table audit.destruction enable row level security;

create policy append on audit.entry for insert with check (true);
-- Whom a case is about learns nothing of it, not even that somebody looked.
create policy oversee on audit.entry for select to opvangloket_member
  using (organisation_id = any (array(select audit.overseen()))
    and (subject_id is null or subject_id <> all (array(select audit.barred())))
    and not about && array(select audit.barred()));
create policy work on audit.entry for select to opvangloket_worker using (true);
create policy own on audit.opening for select to opvangloket_member using (person_id = platform.acting_person());
create policy oversee on audit.opening for select to opvangloket_member
  using (organisation_id = any (array(select audit.overseen())) and subject_id <> all (array(select feedback.barred())));
create policy open on audit.opening for insert to opvangloket_member
  with check (person_id = platform.acting_person() and organisation_id = any (platform.acting_organisations()));
create policy gate on audit.opening for select to opvangloket_gate using (true);
create policy work on audit.opening to opvangloket_worker using (true) with check (true);
create policy work on audit.seal to opvangloket_worker using (true) with check (true);
create policy work on audit.head to opvangloket_worker using (true) with check (true);
create policy seen on audit.setting for select using (true);
create policy decide on audit.setting for insert to opvangloket_member
  with check (organisation_id in (select audit.overseen()) and set_by = platform.acting_person());
create policy oversee on audit.hold for select to opvangloket_member
  using (organisation_id in (select audit.overseen()) and subject_id <> all (array(select feedback.barred())));
create policy decide on audit.hold for insert to opvangloket_member
  with check (organisation_id in (select audit.overseen()) and set_by = platform.acting_person());
create policy lift on audit.hold for update to opvangloket_member
  using (organisation_id in (select audit.overseen()) and subject_id <> all (array(select feedback.barred())))
  with check (lifted_by = platform.acting_person());
create policy oversee on audit.destruction for select to opvangloket_member
  using (organisation_id in (select audit.overseen()) or (organisation_id is null and exists (select audit.overseen())));
create policy work on audit.hold to opvangloket_worker using (true) with check (true);
create policy work on audit.destruction to opvangloket_worker using (true) with check (true);

grant select on audit.entry to opvangloket_member, opvangloket_worker;
grant select, insert on audit.opening to opvangloket_member;
grant select on audit.opening to opvangloket_gate, opvangloket_worker;
grant update (reason) on audit.opening to opvangloket_worker;
grant select, insert on audit.seal, audit.head to opvangloket_worker;
grant select on audit.setting to opvangloket_member, opvangloket_worker;
grant insert on audit.setting to opvangloket_member;
grant select, insert, update (lifted_by, lifted_at) on audit.hold to opvangloket_member;
grant select, update (reason) on audit.hold to opvangloket_worker;
grant select on audit.destruction to opvangloket_member;
grant select, insert on audit.destruction to opvangloket_worker;

-- What is one's own: of who wrote a reaction that one, of a family its requests and places.
create function audit.own_subjects() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select platform.acting_reaction() where platform.acting_reaction() is not null
    union all select r.id from requests.request as r where r.family_id = platform.acting_case()
    union all select c.id from requests.choice as c join requests.request as r on r.id = c.request_id where r.family_id = platform.acting_case()
    union all select p.id from placements.placement as p where p.family_id = platform.acting_case()
    union all select m.id from feedback.measure as m where m.reaction_id = platform.acting_reaction()
    union all select i.id from feedback.inquiry as i where i.reaction_id = platform.acting_reaction()
  $$;
-- Who looked at one's own case and who changed it. A colleague shows as the house decided: by role, initials or name.
create function audit.of_own_case(today date)
  returns table (id bigint, at timestamptz, role text, house text, location text, shown_as text, action text, reason text, until timestamptz, zone text)
  language sql stable security definer set search_path = ''
  as $$
    select e.id, e.at, e.role, o.name, l.name,
      case audit.setting_on(e.organisation_id, 'names', today) #>> '{}'
        when 'name' then p.name
        when 'initials' then (select string_agg(upper(left(part, 1)) || '.', '') from regexp_split_to_table(p.name, '\s+') as part)
      end,
      e.action, w.reason, w.until, coalesce(o.zone, 'Europe/Brussels')
    from audit.entry as e
    left join accounts.organisation as o on o.id = e.organisation_id
    left join accounts.person as p on p.id = e.person_id
    left join audit.opening as w on w.id = e.opening_id
    left join locations.location as l on e.role = 'location' and l.id = (e.details ->> 'location')::uuid
    where e.subject_id = any (array(select audit.own_subjects()))
      or (e.about <> '{}' and e.about && array(select audit.own_subjects()))
    order by e.at desc, e.id desc
  $$;
revoke execute on function audit.own_subjects, audit.of_own_case from public;
grant execute on function audit.of_own_case to opvangloket_member;

-- Looking with a reason. Of the own house, for who works there as a whole, and never for whom it is about.
create function feedback.openable(which text) returns table (id uuid, holder_id uuid)
  language sql stable security definer set search_path = ''
  as $$
    select r.id, r.holder_id from feedback.reaction as r
    where r.number = which and platform.acting_person() is not null
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
  $$;
revoke execute on function feedback.openable from public;
grant execute on function feedback.openable to opvangloket_member;
create function feedback.opened() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.id from audit.opening as o join feedback.reaction as r on r.id = o.subject_id and r.holder_id = o.organisation_id
    where o.id = any (platform.acting_openings()) and o.person_id = platform.acting_person() and o.subject_kind = 'reaction'
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
  $$;
create policy opened on feedback.reaction for select to opvangloket_member using (id = any (array(select feedback.opened())));
create policy opened on feedback.subject for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.element for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.term for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.event for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.inquiry for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.hearing for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.measure for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.judgement for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.file for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));
create policy opened on feedback.escalation for select to opvangloket_member using (reaction_id = any (array(select feedback.opened())));

-- Keeping no longer than needed: what stays of a case when its term is over, by its own module.
create index reaction_closed on feedback.reaction (holder_id, closed_at) where closed_at is not null and anonymised_on is null;
create index letter_created on platform.letter (created_at);

create or replace function feedback.keep_approved() returns trigger language plpgsql set search_path = '' as $$
begin
  -- The same words, sealed from now on (feedback.seal_words).
  if current_setting('app.sealing', true) = old.reaction_id::text then
    return new;
  end if;
  -- Its reaction has been wiped: of the judgement only its outcome stays.
  if new.words = '' and new.content = '{}' and new.pdf is null
    and exists (select from feedback.reaction as r where r.id = old.reaction_id and r.anonymised_on is not null) then
    return new;
  end if;
  if old.approved_at is not null and (to_jsonb(new) - 'pdf') is distinct from (to_jsonb(old) - 'pdf') then
    raise exception 'an approved judgement stays as it is';
  end if;
  if old.pdf is not null and new.pdf is distinct from old.pdf then
    raise exception 'the letter of an approved judgement stays as it is';
  end if;
  return new;
end
$$;

-- Since when a case is over, where nothing waits any more: the terms of keeping count from that day.
create view feedback.ended as
  select r.id, r.holder_id as house_id, (r.closed_at at time zone o.zone)::date as ended_on
  from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id
  where r.closed_at is not null and r.anonymised_on is null
    -- Still with somebody independent, or something is still promised: the file may be asked for.
    and not exists (select from feedback.escalation as e where e.reaction_id = r.id and e.outcome_on is null)
    and not exists (select from feedback.measure as m where m.reaction_id = r.id and m.state in ('planned', 'done'));
create view requests.ended as
  select r.id, r.desk_id as house_id, greatest((coalesce(c.last_at, r.received_at) at time zone o.zone)::date, p.last_on) as ended_on
  from requests.request as r join accounts.organisation as o on o.id = r.desk_id
  left join lateral (select bool_and(c.acts = 'nobody') as over, max(c.changed_at) as last_at
    from requests.choice as c where c.request_id = r.id) as c on true
  left join lateral (select bool_or(p.state in ('planned', 'started', 'leaving')) as goes_on,
      max(coalesce(p.last_on, p.until_on, (p.changed_at at time zone o.zone)::date)) as last_on
    from placements.placement as p where p.request_id = r.id) as p on true
  where r.anonymised_on is null and coalesce(c.over, true) and not coalesce(p.goes_on, false);
grant select on feedback.ended, requests.ended to opvangloket_worker;

-- Refuses what is not over or is held, whoever asks.
create function feedback.anonymise(which uuid[], on_day date) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(which) except select r.id from feedback.ended as r where not audit.held(r.id, on_day)) then
    raise exception 'a reaction that is open, wiped or held is not wiped';
  end if;
  update feedback.reaction set anonymised_on = on_day, words_key = null, words = '—', wish = '', happened = '', contact_name = case openness when 'open' then '—' else '' end,
    contact_email = null, contact_phone = null, contact_address = case openness when 'open' then '—' end, contact_sealed = null, on_behalf_of = null, consent = null, folded = '', handler_id = null, handler_name = null,
    approver_id = null, registered_by = null, satisfaction_words = '', concerns = '', version = version + 1
    where id = any (which);
  update feedback.element set words = '—', reasons = '' where reaction_id = any (which);
  update feedback.measure set words = '—', owner_name = '—', proof = '', reason = '' where reaction_id = any (which);
  update feedback.judgement set words = '', no_measures = '', drafted_name = '—',
    approved_name = case when approved_by is null then null else '—' end,
    content = case when approved_by is null then null else '{}'::jsonb end, pdf = null
    where reaction_id = any (which) and approved_by is not null;
  delete from feedback.judgement where reaction_id = any (which) and approved_by is null;
  update feedback.escalation set reference = '', outcome = '' where reaction_id = any (which);
  update feedback.mediation set organiser_name = '—', organiser_email = null, subject = '—' where reaction_id = any (which);
  update feedback.mediation_record set words = '—', pdf = null
    where mediation_id in (select m.id from feedback.mediation as m where m.reaction_id = any (which));
  update feedback.mediation_answer set words = '', said_by = null
    where mediation_id in (select m.id from feedback.mediation as m where m.reaction_id = any (which));
  update feedback.handover set reason = '—', summary = '—', consent = case when consent is null then null else '—' end, asked_name = '—',
    decided_name = case when decided_name is null then null else '—' end, answer = '' where reaction_id = any (which);
  delete from supervision.exchange where passed_on_id in (select p.id from supervision.passed_on as p where p.reaction_id = any (which));
  update supervision.news set words = '—', said_name = '—', reason = ''
    where passed_on_id in (select p.id from supervision.passed_on as p where p.reaction_id = any (which));
  update supervision.contact set words = '—', with_whom = '—', noted_name = '—'
    where passed_on_id in (select p.id from supervision.passed_on as p where p.reaction_id = any (which));
  update supervision.clarification set words = '—', answer = case when answer is null then null else '—' end, asked_name = '—'
    where passed_on_id in (select p.id from supervision.passed_on as p where p.reaction_id = any (which));
  update supervision.passed_on set words = '—', passed_name = '—' where reaction_id = any (which);
  delete from feedback.subject where reaction_id = any (which);
  delete from feedback.event where reaction_id = any (which);
  delete from feedback.inquiry where reaction_id = any (which);
  delete from feedback.hearing where reaction_id = any (which);
  delete from feedback.task where reaction_id = any (which);
  delete from feedback.file where reaction_id = any (which);
  delete from feedback.access_link where reaction_id = any (which);
  delete from feedback.reply_address where reaction_id = any (which);
  delete from feedback.arrival where reaction_id = any (which) or reply_to = any (which);
  delete from feedback.identity where reaction_id = any (which);
  delete from feedback.disclosure where reaction_id = any (which);
  delete from feedback.recipient where reaction_id = any (which);
  delete from feedback.receipt where reaction_id = any (which);
  delete from platform.letter where subject_id = any (which);
  delete from platform.session where reaction_id = any (which);
  update feedback.situation as s set title = '—'
    where s.id in (select r.situation_id from feedback.reaction as r where r.id = any (which))
      and not exists (select from feedback.reaction as r where r.situation_id = s.id and r.anonymised_on is null);
end
$$;

create function requests.anonymise(which uuid[], on_day date) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(which) except select r.id from requests.ended as r where not audit.held(r.id, on_day)) then
    raise exception 'a request that is open, wiped or held is not wiped';
  end if;
  update requests.request set anonymised_on = on_day, child_name = '—', birth_on = date_trunc('month', birth_on)::date,
    expected_on = date_trunc('month', expected_on)::date, remarks = '', contact_name = '—', contact_email = null, contact_phone = null,
    contact_address = '—', folded = '', officer_id = null, officer_name = null, version = version + 1
    where id = any (which);
  update requests.event set words = '', person_id = null, details = case when kind = 'changed' then '{}'::jsonb end
    where request_id = any (which);
  update requests.offer set words = '' where choice_id in (select c.id from requests.choice as c where c.request_id = any (which));
  update placements.event set words = '', person_id = null
    where placement_id in (select p.id from placements.placement as p where p.request_id = any (which));
  delete from requests.paper_letter where request_id = any (which);
  delete from requests.access_link where request_id = any (which);
  delete from platform.letter where subject_id = any (which);
end
$$;
revoke execute on function feedback.anonymise, requests.anonymise from public;
grant execute on function feedback.anonymise, requests.anonymise to opvangloket_worker;
grant delete on platform.letter to opvangloket_worker;
