-- Parents with a say: panels of a house, what they are asked, what they advise, and what the house does with it.

-- Who came by the link of a panel acts as that one member.
alter table platform.session add column panel_member_id uuid;
alter table platform.session drop constraint session_check;
alter table platform.session add constraint session_check check (num_nonnulls(person_id, case_id, location_id, reaction_id, panel_member_id) = 1);
comment on column platform.session.panel_member_id is 'a member of a panel, who came by link';

create function platform.acting_panel_member() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.panel_member', true), '')::uuid;

create table feedback.panel (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  kind text not null check (kind in ('client_panel', 'parents_committee', 'clients_council')),
  name text not null check (length(name) between 1 and 120),
  made_by uuid not null references accounts.person,
  made_at timestamptz not null
);
comment on table feedback.panel is 'advises a house; never handles a complaint and never sees one';
create index panel_organisation on feedback.panel (organisation_id);
create index panel_made_by on feedback.panel (made_by);

create table feedback.panel_location (
  panel_id uuid not null references feedback.panel,
  location_id uuid not null references locations.location,
  primary key (panel_id, location_id)
);
comment on table feedback.panel_location is 'for which locations a panel speaks; without rows: for the whole house';
create index panel_location_location on feedback.panel_location (location_id);

create table feedback.panel_member (
  id uuid primary key,
  panel_id uuid not null references feedback.panel,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email)),
  language text not null check (language in ('nl', 'fr', 'en')),
  from_on date not null,
  until_on date check (until_on >= from_on),
  added_by uuid not null references accounts.person,
  added_at timestamptz not null,
  ended_at timestamptz
);
comment on table feedback.panel_member is 'comes in by a link in the mail, without an account; from the day it ends that link opens nothing';
create unique index panel_member_once on feedback.panel_member (panel_id, email) where ended_at is null;
create index panel_member_email on feedback.panel_member (email) where ended_at is null;
create index panel_member_added_by on feedback.panel_member (added_by);

create table feedback.panel_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  member_id uuid not null references feedback.panel_member,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index panel_link_member on feedback.panel_link (member_id);

create table feedback.consultation (
  id uuid primary key,
  panel_id uuid not null references feedback.panel,
  subject text not null check (subject in ('procedure', 'handlers', 'report', 'measure', 'other')),
  title text not null check (length(title) between 1 and 150),
  words text not null check (length(words) between 1 and 10000),
  changes jsonb not null default '[]',
  measure_id uuid references feedback.measure,
  report_year int,
  document bytea check (length(document) <= 12582912),
  document_name text check (length(document_name) between 1 and 120),
  asked_by uuid not null references accounts.person,
  asked_name text not null,
  asked_at timestamptz not null,
  due_on date not null,
  reminded_for date,
  state text not null default 'open' check (state in ('open', 'advised', 'lapsed', 'followed', 'deviated', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 2000),
  advice text check (advice in ('positive', 'conditional', 'negative', 'none')),
  advice_words text not null default '' check (length(advice_words) <= 10000),
  advised_by uuid references feedback.panel_member,
  advised_name text,
  advised_at timestamptz,
  answer_words text not null default '' check (length(answer_words) <= 10000),
  answered_by uuid references accounts.person,
  answered_name text,
  answered_at timestamptz,
  public_words text not null default '' check (length(public_words) <= 2000),
  version int not null default 1,
  check ((document is null) = (document_name is null)),
  check ((subject = 'report') = (report_year is not null)),
  check ((state in ('advised', 'followed', 'deviated')) = (advised_at is not null)),
  check (num_nulls(advice, advised_by, advised_name, advised_at) in (0, 4)),
  check ((state in ('followed', 'deviated')) = (answered_at is not null)),
  check (num_nulls(answered_by, answered_name, answered_at) in (0, 3)),
  check (state <> 'deviated' or answer_words <> '')
);
comment on table feedback.consultation is 'what a house asks a panel, what the panel advises, and what the house does with that';
comment on column feedback.consultation.changes is 'of the procedure: each part with what held, what will hold and from which day, as it was asked';
comment on column feedback.consultation.reason is 'why it was taken back, or why the panel got more time';
comment on column feedback.consultation.public_words is 'as everybody may read it; nobody can be recognised';
create index consultation_panel on feedback.consultation (panel_id, asked_at desc);
create index consultation_open on feedback.consultation (due_on) where state = 'open';
create index consultation_measure on feedback.consultation (measure_id) where measure_id is not null;
create index consultation_asked_by on feedback.consultation (asked_by);
create index consultation_advised_by on feedback.consultation (advised_by);
create index consultation_answered_by on feedback.consultation (answered_by);

create table feedback.consultation_comment (
  id uuid primary key,
  consultation_id uuid not null references feedback.consultation,
  member_id uuid not null references feedback.panel_member,
  member_name text not null,
  words text not null check (length(words) between 1 and 4000),
  at timestamptz not null
);
comment on table feedback.consultation_comment is 'what members tell each other; the house reads along once they have advised, and never if they did not';
create index consultation_comment_consultation on feedback.consultation_comment (consultation_id, at);
create index consultation_comment_member on feedback.consultation_comment (member_id);

-- What was asked, advised and answered stays as it was said.
create function feedback.keep_said() returns trigger language plpgsql set search_path = '' as $$
declare
  asked constant text[] := array['id', 'panel_id', 'subject', 'title', 'words', 'changes', 'measure_id', 'report_year', 'document', 'document_name',
    'asked_by', 'asked_name', 'asked_at'];
  advised constant text[] := array['advice', 'advice_words', 'advised_by', 'advised_name', 'advised_at', 'due_on', 'reason'];
  answered constant text[] := array['answer_words', 'answered_by', 'answered_name', 'answered_at', 'state'];
  kept text[] := asked;
  was constant jsonb := to_jsonb(old);
  becomes constant jsonb := to_jsonb(new);
begin
  if old.state <> 'open' then kept := kept || advised; end if;
  if old.state not in ('open', 'advised') then kept := kept || answered; end if;
  if exists (select from unnest(kept) as name where was -> name is distinct from becomes -> name) then
    raise exception 'what was said between a house and its panel stays as it is';
  end if;
  return new;
end
$$;
create trigger keep_said before update on feedback.consultation for each row execute function feedback.keep_said();

-- Where an improvement of the whole house comes from, and how everybody may read it.
alter table feedback.measure add column report_year int check (report_year between 2000 and 2200);
alter table feedback.measure add column public_words text not null default '' check (length(public_words) <= 2000);
comment on column feedback.measure.report_year is 'it comes from the annual report of this year';
comment on column feedback.measure.public_words is 'as everybody may read it; nobody can be recognised';
create table feedback.measure_situation (
  measure_id uuid not null references feedback.measure,
  situation_id uuid not null references feedback.situation,
  primary key (measure_id, situation_id)
);
comment on table feedback.measure_situation is 'one improvement of the whole house may follow from several things that happened';
create index measure_situation_situation on feedback.measure_situation (situation_id);

-- What happened is told in its title: whom it is about does not read that either, now that situations can be chosen from a list.
create function feedback.barred_situations() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.situation_id from feedback.reaction as r where r.situation_id is not null and r.id in (select feedback.barred())
  $$;
create policy not_about_oneself on feedback.situation as restrictive for select to opvangloket_member
  using (id not in (select feedback.barred_situations()));

-- The panel of which who acts is a member today. Who has left is nobody.
create function feedback.member_today(which uuid) returns table (id uuid, name text, panel_id uuid, panel_name text)
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.id, m.name, p.id, p.name from feedback.panel_member as m
    join feedback.panel as p on p.id = m.panel_id
    join accounts.organisation as o on o.id = p.organisation_id
    where m.id = which and m.ended_at is null
      and (now() at time zone o.zone)::date between m.from_on and coalesce(m.until_on, 'infinity')
  $$;
revoke execute on function feedback.member_today from public;
grant execute on function feedback.member_today to opvangloket_gate, opvangloket_worker;
create function feedback.sits_on() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select t.panel_id from feedback.member_today(platform.acting_panel_member()) as t $$;
-- By name only: how to reach each other is the members' own business.
create function feedback.fellow_members() returns table (name text)
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.name from feedback.panel_member as m
    where m.panel_id in (select feedback.sits_on()) and exists (select from feedback.member_today(m.id))
    order by m.name
  $$;
create function feedback.panel_member_of_link(hash bytea, at timestamptz) returns uuid
  language sql stable security definer set search_path = ''
  as $$
    select l.member_id from feedback.panel_link as l
    where l.token_hash = hash and l.expires_at > at and exists (select from feedback.member_today(l.member_id))
  $$;
revoke execute on function feedback.panel_member_of_link from public;
grant execute on function feedback.panel_member_of_link to opvangloket_gate;

alter table feedback.panel enable row level security;
alter table feedback.panel_location enable row level security;
alter table feedback.panel_member enable row level security;
alter table feedback.panel_link enable row level security;
alter table feedback.consultation enable row level security;
alter table feedback.consultation_comment enable row level security;
alter table feedback.measure_situation enable row level security;

create policy coordinate on feedback.panel to opvangloket_member
  using (organisation_id in (select feedback.coordinated())) with check (organisation_id in (select feedback.coordinated()));
create policy sit on feedback.panel for select to opvangloket_member using (id in (select feedback.sits_on()));
create policy coordinate on feedback.panel_location to opvangloket_member
  using (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())))
  with check (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())));
create policy sit on feedback.panel_location for select to opvangloket_member using (panel_id in (select feedback.sits_on()));
create policy coordinate on feedback.panel_member to opvangloket_member
  using (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())))
  with check (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())));
create policy coordinate on feedback.consultation to opvangloket_member
  using (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())))
  with check (exists (select from feedback.panel as p where p.id = panel_id and p.organisation_id in (select feedback.coordinated())));
create policy sit on feedback.consultation for select to opvangloket_member using (panel_id in (select feedback.sits_on()));
create policy advise on feedback.consultation for update to opvangloket_member
  using (panel_id in (select feedback.sits_on()) and state = 'open')
  with check (panel_id in (select feedback.sits_on()) and state = 'advised' and advised_by = platform.acting_panel_member());
create policy sit on feedback.consultation_comment for select to opvangloket_member
  using (exists (select from feedback.consultation as c where c.id = consultation_id and c.panel_id in (select feedback.sits_on())));
create policy say on feedback.consultation_comment for insert to opvangloket_member
  with check (member_id = platform.acting_panel_member()
    and exists (select from feedback.consultation as c where c.id = consultation_id and c.state = 'open' and c.panel_id in (select feedback.sits_on())));
create policy read_after on feedback.consultation_comment for select to opvangloket_member
  using (exists (select from feedback.consultation as c join feedback.panel as p on p.id = c.panel_id
    where c.id = consultation_id and c.advised_at is not null and p.organisation_id in (select feedback.coordinated())));
create policy coordinate on feedback.measure_situation to opvangloket_member
  using (exists (select from feedback.measure as m where m.id = measure_id and m.reaction_id is null and m.organisation_id in (select feedback.coordinated())))
  with check (exists (select from feedback.measure as m where m.id = measure_id and m.reaction_id is null and m.organisation_id in (select feedback.coordinated()))
    and exists (select from feedback.situation as s where s.id = situation_id and s.holder_id in (select feedback.coordinated())));
create policy work on feedback.panel for select to opvangloket_worker using (true);
create policy work on feedback.panel_location for select to opvangloket_worker using (true);
create policy work on feedback.panel_member for select to opvangloket_worker using (true);
create policy work on feedback.panel_link to opvangloket_worker using (true) with check (true);
create policy work on feedback.consultation to opvangloket_worker using (true) with check (true);

grant select, insert on feedback.panel, feedback.panel_location to opvangloket_member;
grant select, insert, update (ended_at) on feedback.panel_member to opvangloket_member;
grant select, insert, update on feedback.consultation to opvangloket_member;
grant select, insert on feedback.consultation_comment to opvangloket_member;
grant select, insert on feedback.measure_situation to opvangloket_member;
grant select on feedback.panel, feedback.panel_location, feedback.panel_member to opvangloket_worker;
grant select, insert, delete on feedback.panel_link to opvangloket_worker;
grant select, update (state, reminded_for, version) on feedback.consultation to opvangloket_worker;

-- What everybody may read, once somebody wrote it to be read by everybody. Whether a house shows it is its own dated setting.
create view feedback.shown_improvement as
  select m.id, m.organisation_id, m.public_words as words, m.state, m.due_on, m.done_on, m.verified_on, m.report_year
  from feedback.measure as m where m.public_words <> '' and m.state in ('planned', 'done', 'verified');
create view feedback.shown_advice as
  select c.id, p.organisation_id, p.kind as panel_kind, c.subject, c.public_words as words, c.state, c.advice, c.report_year,
    (c.asked_at at time zone o.zone)::date as asked_on, (c.advised_at at time zone o.zone)::date as advised_on,
    (c.answered_at at time zone o.zone)::date as answered_on, c.due_on
  from feedback.consultation as c join feedback.panel as p on p.id = c.panel_id join accounts.organisation as o on o.id = p.organisation_id
  where c.public_words <> '' and c.state in ('followed', 'deviated', 'lapsed');
comment on view feedback.shown_improvement is 'improvements in words for everybody, without where they came from';
comment on view feedback.shown_advice is 'advice of panels and what was done with it, in words for everybody';
grant select on feedback.shown_improvement, feedback.shown_advice
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
