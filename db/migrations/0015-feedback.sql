-- Speaking up: what people say about care, who handles it, by when, what was judged, and what was done about it.
create schema feedback;
grant usage on schema feedback to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

-- Who came by a link acts for one reaction only.
alter table platform.session add column reaction_id uuid;
alter table platform.session drop constraint session_check;
alter table platform.session add check (num_nonnulls(person_id, case_id, location_id, reaction_id) = 1);
comment on column platform.session.reaction_id is 'who wrote this one reaction, and came back by link';

create function platform.acting_reaction() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.reaction', true), '')::uuid;

create table feedback.procedure_setting (
  organisation_id uuid not null references accounts.organisation,
  name text not null,
  from_on date not null,
  value jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (organisation_id, name, from_on)
);
comment on table feedback.procedure_setting is 'the procedure of a house, each part from a day on; a reaction keeps what held on the day it came in';
comment on column feedback.procedure_setting.name is 'see feedback/procedure/procedure.ts';

create table feedback.situation (
  id uuid primary key,
  holder_id uuid not null references accounts.organisation,
  location_id uuid references locations.location,
  title text not null check (length(title) between 1 and 200),
  made_by uuid not null references accounts.person,
  made_at timestamptz not null default now()
);
comment on table feedback.situation is 'several reactions about one thing that happened: counted apart, and no reporter learns of another';
create index situation_holder on feedback.situation (holder_id, made_at desc);
create index situation_location on feedback.situation (location_id);
create index situation_made_by on feedback.situation (made_by);

create table feedback.reaction (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  holder_id uuid not null references accounts.organisation,
  land text not null check (land in ('vl', 'nl')),
  kind text not null check (kind in ('complaint', 'question', 'suggestion', 'compliment')),
  about text not null check (about in ('location', 'organiser', 'desk', 'school', 'home')),
  location_id uuid references locations.location,
  sender text not null check (sender in ('parent', 'committee', 'staff', 'organiser', 'other', 'desk')),
  channel text not null check (channel in ('web', 'embed', 'mail', 'phone', 'paper', 'counter', 'talk')),
  regimes text[] not null check (cardinality(regimes) > 0 and regimes <@ array['childcare', 'youth']),
  language text not null check (language in ('nl', 'fr', 'en')),
  words text not null check (words <> '' and platform.may_hold(words, id, 'reaction.words', 10000)),
  wish text not null default '' check (platform.may_hold(wish, id, 'reaction.wish', 2000)),
  happened text not null default '' check (platform.may_hold(happened, id, 'reaction.happened', 200)),
  talked text check (talked in ('yes', 'no')),
  openness text not null default 'open' check (openness in ('open', 'confidential', 'anonymous')),
  contact_name text not null check (length(contact_name) <= 200),
  contact_email text,
  contact_phone text,
  contact_address text check (length(contact_address) between 1 and 300),
  contact_sealed bytea,
  may_name boolean not null,
  on_behalf_of text check (length(on_behalf_of) between 1 and 200),
  consent text check (length(consent) between 1 and 500),
  folded text not null,
  state text not null,
  acts text not null check (acts in ('coordinator', 'handler', 'approver', 'reporter', 'nobody')),
  due_on date,
  due_term text,
  received_at timestamptz not null,
  filed_on date,
  handler_id uuid references accounts.person,
  handler_name text,
  approver_id uuid references accounts.person,
  situation_id uuid references feedback.situation,
  registered_by uuid references accounts.person,
  registered_at_id uuid references accounts.organisation,
  closed_at timestamptz,
  satisfaction int check (satisfaction between 1 and 5),
  satisfaction_words text not null default '' check (platform.may_hold(satisfaction_words, id, 'reaction.satisfaction_words', 2000)),
  report_words text not null default '' check (length(report_words) <= 2000),
  report_outcome text not null default '' check (length(report_outcome) <= 2000),
  submission_key uuid not null unique,
  version int not null default 1,
  check ((about = 'location') = (location_id is not null)),
  check ((handler_id is null) = (handler_name is null)),
  check (handler_id is null or approver_id is null or handler_id <> approver_id),
  check ((on_behalf_of is null) = (consent is null)),
  check (filed_on is null or kind = 'complaint'),
  check ((openness = 'open') = (contact_name <> '')),
  check ((openness = 'open') = (num_nonnulls(contact_email, contact_phone, contact_address) > 0)),
  check (openness = 'open' or (not may_name and on_behalf_of is null)),
  check (openness = 'confidential' or contact_sealed is null)
);
comment on table feedback.reaction is 'what one person said about care: own words, own clock, own answer';
comment on column feedback.reaction.holder_id is 'the organisation that handles it';
comment on column feedback.reaction.channel is 'talk: said at the door and written down by the house; no formal complaint until somebody makes it one';
comment on column feedback.reaction.regimes is 'under which law: childcare (Wet kinderopvang, Decreet kinderopvang van baby''s en peuters), youth (Jeugdwet); a case may have two';
comment on column feedback.reaction.filed_on is 'the day from which the terms of a formal complaint count; null where it is none';
comment on column feedback.reaction.openness is 'confidential: who it is stands in feedback.identity alone; anonymous: nobody knows, a receipt code leads back';
comment on column feedback.reaction.contact_sealed is 'a mail address that only the program that sends letters opens';
comment on column feedback.reaction.may_name is 'the location may know who says this';
comment on column feedback.reaction.on_behalf_of is 'for whom somebody speaks, and how that consent was given';
comment on column feedback.reaction.due_on is 'the first date that has not been met yet, of who acts now; due_term says which';
comment on column feedback.reaction.handler_name is 'as the reporter reads it; the name at the time';
comment on column feedback.reaction.registered_at_id is 'the desk that wrote it down for somebody';
comment on column feedback.reaction.report_words is 'as the annual report tells it: nobody can be recognised';
create index reaction_holder on feedback.reaction (holder_id, acts, due_on);
-- What is done is most of what there is, and no work list asks for it.
create index reaction_open on feedback.reaction (holder_id, acts, due_on) where acts <> 'nobody';
create index reaction_holder_received on feedback.reaction (holder_id, received_at desc);
create index reaction_location on feedback.reaction (location_id, received_at desc);
-- For feedback.signals_about, which a work list asks for each of its lines.
create index reaction_signal on feedback.reaction (location_id, received_at) include (situation_id, id)
  where kind = 'complaint' and state <> 'withdrawn';
create index reaction_handler on feedback.reaction (handler_id) where handler_id is not null;
create index reaction_approver on feedback.reaction (approver_id) where approver_id is not null;
create index reaction_situation on feedback.reaction (situation_id) where situation_id is not null;
create index reaction_registered_by on feedback.reaction (registered_by);
create index reaction_registered_at on feedback.reaction (registered_at_id);
create index reaction_folded on feedback.reaction using gin (folded public.gin_trgm_ops);
create index reaction_contact on feedback.reaction (lower(contact_email)) where contact_email is not null;

create table feedback.subject (
  reaction_id uuid not null references feedback.reaction,
  person_id uuid not null references accounts.person,
  named_by uuid not null references accounts.person,
  named_at timestamptz not null default now(),
  primary key (reaction_id, person_id)
);
comment on table feedback.subject is 'whom it is about: that person can neither handle nor see it';
create index subject_person on feedback.subject (person_id);
create index subject_named_by on feedback.subject (named_by);

create table feedback.element (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  position int not null,
  head text not null check (head in ('contract', 'financial', 'safety', 'quality', 'communication', 'committee')),
  words text not null check (words <> '' and platform.may_hold(words, reaction_id, 'element.words', 1000)),
  outcome text check (outcome in ('founded', 'partly', 'unfounded', 'none', 'solved')),
  reasons text not null default '' check (platform.may_hold(reasons, reaction_id, 'element.reasons', 5000)),
  unique (reaction_id, position)
);
comment on table feedback.element is 'what exactly is complained of; each is judged with its own reasons';

create table feedback.term (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  name text not null check (name in ('handler', 'proposal', 'judgement', 'progress', 'answer', 'reply', 'reopening', 'objection')),
  by_law boolean not null,
  started_on date not null,
  due_on date not null,
  promised_on date,
  met_on date,
  dropped boolean not null default false,
  warned_for date,
  check (met_on is null or not dropped)
);
comment on table feedback.term is 'a date that was promised or that the law sets; overrun stays overrun, promised_on is only a newer promise';
comment on column feedback.term.warned_for is 'the last day for which somebody was warned: once a day at most';
create index term_reaction on feedback.term (reaction_id);
create unique index term_open on feedback.term (reaction_id, name) where met_on is null and not dropped;
create index term_due on feedback.term (due_on) where met_on is null and not dropped;

create table feedback.event (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  at timestamptz not null,
  kind text not null,
  actor text not null check (actor in ('reporter', 'staff', 'location', 'system')),
  person_id uuid,
  person_name text,
  words text not null default '' check (platform.may_hold(words, reaction_id, 'event.words', 10000)),
  details jsonb not null default '{}',
  audience text not null check (audience in ('reporter', 'staff'))
);
comment on column feedback.event.audience is 'reporter: he reads it too; staff: internal';
create index event_reaction on feedback.event (reaction_id, at);

create table feedback.inquiry (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  location_id uuid not null references locations.location,
  number text not null,
  statement text not null check (statement <> '' and platform.may_hold(statement, reaction_id, 'inquiry.statement', 5000)),
  asked_by uuid not null references accounts.person,
  asked_at timestamptz not null,
  due_on date not null,
  answer text check (answer <> '' and platform.may_hold(answer, reaction_id, 'inquiry.answer', 10000)),
  answered_by uuid references accounts.person,
  answered_at timestamptz,
  taken_back_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
comment on table feedback.inquiry is 'the side of the location: what it is told of a reaction, in the words of the handler, and what it answers';
create index inquiry_reaction on feedback.inquiry (reaction_id);
create index inquiry_location on feedback.inquiry (location_id, asked_at desc);
create index inquiry_asked_by on feedback.inquiry (asked_by);
create index inquiry_answered_by on feedback.inquiry (answered_by);

create table feedback.hearing (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  party text not null check (party in ('reporter', 'location')),
  how text not null check (how in ('talk', 'phone', 'writing', 'declined')),
  held_on date not null,
  words text not null check (words <> '' and platform.may_hold(words, reaction_id, 'hearing.words', 10000)),
  noted_by uuid not null references accounts.person,
  noted_at timestamptz not null
);
comment on column feedback.hearing.how is 'declined: this side was asked and did not want to, or there is a reason not to hear it; words say which';
create index hearing_reaction on feedback.hearing (reaction_id);
create index hearing_noted_by on feedback.hearing (noted_by);

create table feedback.measure (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  reaction_id uuid references feedback.reaction,
  words text not null check (length(words) between 1 and 1000),
  owner_id uuid not null references accounts.person,
  owner_name text not null,
  due_on date not null,
  state text not null default 'proposed' check (state in ('proposed', 'planned', 'done', 'verified', 'cancelled')),
  proof text not null default '' check (length(proof) <= 2000),
  done_by uuid references accounts.person,
  done_on date,
  verified_by uuid references accounts.person,
  verified_on date,
  reason text not null default '' check (length(reason) <= 1000),
  made_at timestamptz not null,
  warned_for date,
  alone boolean not null default false,
  version int not null default 1,
  check (alone or verified_by is null or verified_by <> done_by),
  check ((state = 'verified') = (verified_by is not null)),
  check (state <> 'done' or done_by is not null)
);
comment on table feedback.measure is 'what will be different, who does it, by when; another person looks whether it is so';
comment on column feedback.measure.reaction_id is 'null: an improvement of the whole organisation';
create index measure_reaction on feedback.measure (reaction_id);
create index measure_organisation on feedback.measure (organisation_id, state, due_on);
create index measure_owner on feedback.measure (owner_id);
create index measure_done_by on feedback.measure (done_by);
create index measure_verified_by on feedback.measure (verified_by);

create table feedback.task (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  words text not null check (words <> '' and platform.may_hold(words, reaction_id, 'task.words', 500)),
  owner_id uuid not null references accounts.person,
  owner_name text not null,
  due_on date not null,
  added_by uuid not null references accounts.person,
  added_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references accounts.person,
  warned_for date,
  check ((done_at is null) = (done_by is null))
);
comment on table feedback.task is 'what a colleague does for a reaction, by when; internal';
create index task_reaction on feedback.task (reaction_id);
create index task_owner on feedback.task (owner_id, due_on);
create index task_due on feedback.task (due_on) where done_at is null;
create index task_added_by on feedback.task (added_by);
create index task_done_by on feedback.task (done_by);

create table feedback.judgement (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  version int not null,
  words text not null check (platform.may_hold(words, reaction_id, 'judgement.words', 10000)),
  no_measures text not null default '' check (platform.may_hold(no_measures, reaction_id, 'judgement.no_measures', 1000)),
  drafted_by uuid not null references accounts.person,
  drafted_name text not null,
  drafted_at timestamptz not null,
  approved_by uuid references accounts.person,
  approved_name text,
  approved_at timestamptz,
  alone boolean not null default false,
  content jsonb,
  pdf bytea check (platform.may_hold(pdf, reaction_id, 'judgement.pdf', 20000000)),
  unique (reaction_id, version),
  check (alone or approved_by <> drafted_by),
  check ((approved_by is null) = (content is null))
);
comment on column feedback.judgement.content is 'everything the letter says, as it was approved; never changes';
comment on column feedback.judgement.alone is 'the house has one person: nobody could read along, and the letter says so';
comment on column feedback.judgement.no_measures is 'why nothing needs to change';
create index judgement_drafted_by on feedback.judgement (drafted_by);
create index judgement_approved_by on feedback.judgement (approved_by);

create function feedback.keep_approved() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.approved_at is not null and (to_jsonb(new) - 'pdf') is distinct from (to_jsonb(old) - 'pdf') then
    raise exception 'an approved judgement stays as it is';
  end if;
  if old.pdf is not null and new.pdf is distinct from old.pdf then
    raise exception 'the letter of an approved judgement stays as it is';
  end if;
  return new;
end
$$;
create trigger keep_approved before update on feedback.judgement for each row execute function feedback.keep_approved();

create table feedback.file (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  name text not null check (name <> '' and platform.may_hold(name, reaction_id, 'file.name', 120)),
  media_type text not null check (media_type in ('image/webp', 'application/pdf', 'text/plain')),
  bytes bytea not null check (platform.may_hold(bytes, reaction_id, 'file.bytes', 12582912)),
  same_as text not null default '',
  sender text not null check (sender in ('reporter', 'staff')),
  added_by uuid references accounts.person,
  added_at timestamptz not null
);
comment on column feedback.file.same_as is 'by which the same file sent twice is known: a hash of what is in it, sealed as it is';
comment on table feedback.file is 'pictures are made anew from their pixels; nothing of the original file is kept';
create index file_reaction on feedback.file (reaction_id, added_at);
create index file_added_by on feedback.file (added_by);

create table feedback.escalation (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  body text not null,
  by_whom text not null check (by_whom in ('reporter', 'house')),
  since_on date not null,
  reference text not null default '' check (platform.may_hold(reference, reaction_id, 'escalation.reference', 100)),
  due_on date,
  outcome text not null default '' check (platform.may_hold(outcome, reaction_id, 'escalation.outcome', 2000)),
  outcome_on date,
  noted_by uuid not null references accounts.person,
  noted_at timestamptz not null
);
comment on table feedback.escalation is 'taken to somebody independent; never closes the reaction by itself';
comment on column feedback.escalation.body is 'see feedback/ways/ways.ts';
create index escalation_reaction on feedback.escalation (reaction_id);
create index escalation_noted_by on feedback.escalation (noted_by);

create table feedback.substitute (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  person_id uuid not null references accounts.person,
  substitute_id uuid not null references accounts.person,
  from_on date not null,
  until_on date not null,
  set_by uuid not null references accounts.person,
  set_at timestamptz not null,
  ended_at timestamptz,
  check (person_id <> substitute_id),
  check (from_on <= until_on)
);
comment on table feedback.substitute is 'who is away, and who handles meanwhile what that person handles';
create index substitute_organisation on feedback.substitute (organisation_id, until_on);
create index substitute_person on feedback.substitute (person_id, until_on);
create index substitute_substitute on feedback.substitute (substitute_id, until_on);
create index substitute_set_by on feedback.substitute (set_by);

create table feedback.template (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  name text not null check (length(name) between 1 and 100),
  language text not null check (language in ('nl', 'fr', 'en')),
  words text not null check (length(words) between 1 and 5000),
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on table feedback.template is 'words that a house often writes; places to fill in stand between brackets';
create index template_organisation on feedback.template (organisation_id, name);

create table feedback.access_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  reaction_id uuid not null references feedback.reaction,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index access_link_reaction on feedback.access_link (reaction_id);

-- The organisations for which a person watches over what people say: its managers and coordinators, not everybody who works there.
create function feedback.coordinated() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m
    where m.person_id = platform.acting_person() and m.ended_at is null and m.location_id is null
      and m.role in ('organiser_manager', 'complaint_coordinator', 'desk_manager', 'officer', 'complaints_officer')
  $$;
-- What is about oneself stays closed, whatever one's role.
create function feedback.barred() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select s.reaction_id from feedback.subject as s where s.person_id = platform.acting_person() $$;
-- Where who acts works, for the whole organisation or for one location.
create function feedback.works_at() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m where m.person_id = platform.acting_person() and m.ended_at is null
  $$;
-- For whom who acts stands in today, by the calendar of the house.
create function feedback.stood_in_for() returns table (person_id uuid, organisation_id uuid)
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select s.person_id, s.organisation_id from feedback.substitute as s
    join accounts.organisation as o on o.id = s.organisation_id
    where s.substitute_id = platform.acting_person() and s.ended_at is null
      and (now() at time zone o.zone)::date between s.from_on and s.until_on
      and exists (select from accounts.membership as m
        where m.person_id = s.substitute_id and m.organisation_id = s.organisation_id and m.ended_at is null)
  $$;
-- Who stands in today for the handler of a reaction; nobody whom it is about.
create function feedback.stand_in(which uuid) returns table (id uuid, name text, until_on date)
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select p.id, p.name, s.until_on from feedback.reaction as r
    join accounts.organisation as o on o.id = r.holder_id
    join feedback.substitute as s on s.person_id = r.handler_id and s.organisation_id = r.holder_id
    join accounts.person as p on p.id = s.substitute_id
    where r.id = which and s.ended_at is null and p.disabled_at is null
      and (now() at time zone o.zone)::date between s.from_on and s.until_on
      and not exists (select from feedback.subject as b where b.reaction_id = r.id and b.person_id = s.substitute_id)
      and exists (select from accounts.membership as m
        where m.person_id = s.substitute_id and m.organisation_id = s.organisation_id and m.ended_at is null)
    order by s.from_on desc, s.id
    limit 1
  $$;
revoke execute on function feedback.stand_in from public;
grant execute on function feedback.stand_in to opvangloket_member, opvangloket_worker;
-- The reactions that who acts may see as staff. Past row-level security: a policy that asks another one in a circle never ends.
create function feedback.may_handle(which uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select platform.acting_person() is not null and exists (select from feedback.reaction as r where r.id = which
      and (r.holder_id in (select feedback.coordinated()) or platform.acting_person() in (r.handler_id, r.approver_id)
        or (r.handler_id, r.holder_id) in (select s.person_id, s.organisation_id from feedback.stood_in_for() as s))
      and r.id not in (select feedback.barred()))
  $$;
-- Who writes down what somebody else says, perhaps for another house, completes it in the same breath.
create function feedback.registers(which uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select exists (select from feedback.reaction as r
      where r.id = which and r.registered_by = platform.acting_person() and r.version = 1 and r.handler_id is null)
  $$;
-- An objection was taken back: the parts stand again as the judgement that was sent says them. Its reporter sees no drafts.
create function feedback.restore_judged(which uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  if platform.acting_reaction() is distinct from which and not feedback.may_handle(which) then
    raise exception 'not permitted';
  end if;
  delete from feedback.judgement where reaction_id = which and approved_at is null;
  delete from feedback.measure where reaction_id = which and state = 'proposed';
  delete from feedback.element where reaction_id = which;
  insert into feedback.element (id, reaction_id, position, head, words, outcome, reasons)
    select gen_random_uuid(), which, part.position, part.one ->> 'head', part.one ->> 'words', part.one ->> 'outcome', part.one ->> 'reasons'
    from (select j.content from feedback.judgement as j where j.reaction_id = which order by j.version desc limit 1) as sent,
      jsonb_array_elements(sent.content -> 'elements') with ordinality as part(one, position);
end
$$;
revoke execute on function feedback.restore_judged from public;
grant execute on function feedback.restore_judged to opvangloket_member;
-- The gate learns whose link it is, and nothing else.
create function feedback.reaction_of_link(hash bytea, at timestamptz) returns uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select l.reaction_id from feedback.access_link as l where l.token_hash = hash and l.expires_at > at;
  end;
revoke execute on function feedback.reaction_of_link from public;
grant execute on function feedback.reaction_of_link to opvangloket_gate;
-- How many signals there were about a location before: a number, for whoever handles one of them.
create function feedback.signals_about(which_location uuid, since timestamptz, until timestamptz) returns int
  language sql stable security definer set search_path = ''
  as $$
    select count(distinct coalesce(r.situation_id, r.id))::int from feedback.reaction as r
    where r.location_id = which_location and r.kind = 'complaint' and r.received_at between since and until
      and r.state <> 'withdrawn'
  $$;
revoke execute on function feedback.signals_about from public;
grant execute on function feedback.signals_about to opvangloket_member, opvangloket_worker;

alter table feedback.procedure_setting enable row level security;
alter table feedback.situation enable row level security;
alter table feedback.reaction enable row level security;
alter table feedback.subject enable row level security;
alter table feedback.element enable row level security;
alter table feedback.term enable row level security;
alter table feedback.event enable row level security;
alter table feedback.inquiry enable row level security;
alter table feedback.hearing enable row level security;
alter table feedback.measure enable row level security;
alter table feedback.task enable row level security;
alter table feedback.judgement enable row level security;
alter table feedback.file enable row level security;
alter table feedback.escalation enable row level security;
alter table feedback.access_link enable row level security;
alter table feedback.substitute enable row level security;
alter table feedback.template enable row level security;

create policy published on feedback.procedure_setting for select using (true);
create policy decide on feedback.procedure_setting for insert to opvangloket_member
  with check (organisation_id in (select feedback.coordinated()) and set_by = platform.acting_person());
-- Words may be mended on their own day; a number that was promised may not.
create policy mend_words on feedback.procedure_setting for update to opvangloket_member
  using (organisation_id in (select feedback.coordinated()) and name in ('description', 'made_known', 'first_contact'))
  with check (set_by = platform.acting_person() and name in ('description', 'made_known', 'first_contact'));

create policy intake on feedback.reaction for insert to opvangloket_intake
  with check (channel in ('web', 'embed', 'mail') and state = 'received' and handler_id is null and registered_by is null and sender <> 'desk');
create policy own on feedback.reaction for select to opvangloket_member using (id = platform.acting_reaction());
create policy own_change on feedback.reaction for update to opvangloket_member using (id = platform.acting_reaction());
create policy handle on feedback.reaction for select to opvangloket_member
  using ((holder_id = any (array(select feedback.coordinated())) or handler_id = platform.acting_person() or approver_id = platform.acting_person()
      or (handler_id = any (array(select s.person_id from feedback.stood_in_for() as s))
        and holder_id = any (array(select s.organisation_id from feedback.stood_in_for() as s))))
    and id <> all (array(select feedback.barred())));
create policy handle_change on feedback.reaction for update to opvangloket_member
  using ((holder_id = any (array(select feedback.coordinated())) or handler_id = platform.acting_person() or approver_id = platform.acting_person()
      or (handler_id = any (array(select s.person_id from feedback.stood_in_for() as s))
        and holder_id = any (array(select s.organisation_id from feedback.stood_in_for() as s))))
    and id <> all (array(select feedback.barred())))
  with check (true);
-- A desk writes down what it is told, also for a house whose reactions it cannot read.
create policy register on feedback.reaction for insert to opvangloket_member
  with check (registered_by = platform.acting_person() and channel in ('phone', 'paper', 'counter', 'talk') and state in ('received', 'talk')
    and (registered_at_id is null or registered_at_id = any (platform.acting_organisations())));
create policy work on feedback.reaction to opvangloket_worker using (true) with check (true);

create policy handle on feedback.situation to opvangloket_member
  using (holder_id in (select feedback.coordinated())) with check (holder_id in (select feedback.coordinated()));
-- Whoever handles one of its reactions may know what it belongs to; who said it may not.
create policy seen on feedback.situation for select to opvangloket_member
  using (platform.acting_person() is not null and exists (select from feedback.reaction as r where r.situation_id = situation.id));
create policy seen on feedback.substitute for select to opvangloket_member
  using (organisation_id in (select feedback.works_at()));
-- Who is away names who stands in; for who fell ill, a coordinator does.
create policy name_one on feedback.substitute for insert to opvangloket_member
  with check (set_by = platform.acting_person() and (organisation_id in (select feedback.coordinated())
    or (person_id = platform.acting_person() and organisation_id in (select feedback.works_at()))));
create policy end_one on feedback.substitute for update to opvangloket_member
  using (person_id = platform.acting_person() or organisation_id in (select feedback.coordinated()));
create policy seen on feedback.template for select to opvangloket_member using (organisation_id in (select feedback.works_at()));
create policy keep on feedback.template to opvangloket_member
  using (organisation_id in (select feedback.coordinated())) with check (organisation_id in (select feedback.coordinated()));
create policy work on feedback.substitute for select to opvangloket_worker using (true);
create policy handle on feedback.subject to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));

-- Everything below a reaction: staff that may handle it sees all, its reporter only what is meant for him.
create policy intake on feedback.element for insert to opvangloket_intake with check (outcome is null);
create policy handle on feedback.element to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy intake on feedback.term for insert to opvangloket_intake with check (met_on is null);
create policy register on feedback.element for insert to opvangloket_member with check (feedback.registers(reaction_id) and outcome is null);
create policy register on feedback.term for insert to opvangloket_member with check (feedback.registers(reaction_id) and met_on is null);
create policy register on feedback.event for insert to opvangloket_member
  with check (feedback.registers(reaction_id) and actor = 'staff' and person_id = platform.acting_person());
create policy own on feedback.term for select to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy own_change on feedback.term for update to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy own_ask on feedback.term for insert to opvangloket_member with check (reaction_id = platform.acting_reaction());
create policy handle on feedback.term to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy intake on feedback.event for insert to opvangloket_intake
  with check (kind = 'received' and actor = 'reporter' and audience = 'reporter');
create policy own on feedback.event for select to opvangloket_member
  using (reaction_id = platform.acting_reaction() and audience = 'reporter');
create policy own_tell on feedback.event for insert to opvangloket_member
  with check (reaction_id = platform.acting_reaction() and actor = 'reporter' and audience = 'reporter' and person_id is null);
create policy handle on feedback.event to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id) and (person_id = platform.acting_person() or (actor = 'system' and person_id is null)));
create policy handle on feedback.inquiry to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy asked on feedback.inquiry for select to opvangloket_member
  using (location_id = any (array(select locations.managed())) and taken_back_at is null
    and reaction_id <> all (array(select feedback.barred())));
create policy asked_answers on feedback.inquiry for update to opvangloket_member
  using (location_id = any (array(select locations.managed())) and taken_back_at is null and answered_at is null
    and reaction_id <> all (array(select feedback.barred())))
  with check (location_id = any (array(select locations.managed())));
create policy handle on feedback.hearing to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy own on feedback.measure for select to opvangloket_member
  using (reaction_id = platform.acting_reaction() and state <> 'proposed');
-- An improvement of the whole house is its coordinators'; what follows from a reaction, of who may handle that one.
create policy handle on feedback.measure to opvangloket_member
  using ((reaction_id is null and organisation_id in (select feedback.coordinated())) or feedback.may_handle(reaction_id))
  with check ((reaction_id is null and organisation_id in (select feedback.coordinated())) or feedback.may_handle(reaction_id));
create policy owned on feedback.measure for select to opvangloket_member
  using (owner_id = platform.acting_person() and state <> 'proposed');
create policy owned_change on feedback.measure for update to opvangloket_member
  using (owner_id = platform.acting_person() and state <> 'proposed') with check (owner_id = platform.acting_person());
create policy handle on feedback.task to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy own on feedback.judgement for select to opvangloket_member
  using (reaction_id = platform.acting_reaction() and approved_at is not null);
create policy handle on feedback.judgement to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy intake on feedback.file for insert to opvangloket_intake with check (sender = 'reporter' and added_by is null);
create policy own on feedback.file for select to opvangloket_member using (reaction_id = platform.acting_reaction() and sender = 'reporter');
create policy own_add on feedback.file for insert to opvangloket_member
  with check (reaction_id = platform.acting_reaction() and sender = 'reporter' and added_by is null);
create policy handle on feedback.file to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id) and added_by = platform.acting_person());
create policy own on feedback.escalation for select to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy handle on feedback.escalation to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy intake on feedback.access_link for insert to opvangloket_intake with check (true);
create policy letter on feedback.access_link for insert to opvangloket_member
  with check (reaction_id = platform.acting_reaction() or feedback.may_handle(reaction_id) or feedback.registers(reaction_id));

create policy work on feedback.situation to opvangloket_worker using (true) with check (true);
create policy work on feedback.subject to opvangloket_worker using (true);
create policy work on feedback.element to opvangloket_worker using (true) with check (true);
create policy work on feedback.term to opvangloket_worker using (true) with check (true);
create policy work on feedback.event to opvangloket_worker using (true) with check (true);
create policy work on feedback.inquiry to opvangloket_worker using (true) with check (true);
create policy work on feedback.hearing to opvangloket_worker using (true) with check (true);
create policy work on feedback.measure to opvangloket_worker using (true) with check (true);
create policy work on feedback.task to opvangloket_worker using (true) with check (true);
create policy work on feedback.judgement to opvangloket_worker using (true) with check (true);
create policy work on feedback.file to opvangloket_worker using (true) with check (true);
create policy work on feedback.escalation to opvangloket_worker using (true) with check (true);
create policy work on feedback.access_link to opvangloket_worker using (true) with check (true);

grant select on feedback.procedure_setting to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert, update (value, set_by, set_at) on feedback.procedure_setting to opvangloket_member;
grant insert on feedback.reaction, feedback.element, feedback.term, feedback.event, feedback.file, feedback.access_link to opvangloket_intake;
grant select, insert, update on feedback.situation, feedback.reaction, feedback.element, feedback.term, feedback.inquiry, feedback.measure, feedback.judgement, feedback.escalation
  to opvangloket_member, opvangloket_worker;
grant select, insert on feedback.event, feedback.hearing, feedback.file, feedback.subject to opvangloket_member, opvangloket_worker;
grant delete on feedback.element, feedback.measure, feedback.subject, feedback.task to opvangloket_member;
grant select, insert, update (done_at, done_by) on feedback.task to opvangloket_member;
grant select, update (warned_for) on feedback.task to opvangloket_worker;
grant insert on feedback.access_link to opvangloket_member, opvangloket_worker;
grant select, insert, update (ended_at) on feedback.substitute to opvangloket_member;
grant select on feedback.substitute to opvangloket_worker;
grant select, insert, update on feedback.template to opvangloket_member;
grant select, delete on feedback.access_link to opvangloket_worker;
