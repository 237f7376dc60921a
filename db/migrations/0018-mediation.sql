-- A complaints desk: what it judged of a question, and mediation between a parent and an organiser.

-- A letter may bring a document along; only the worker, which prints it, writes one.
create table platform.letter_file (
  letter_id uuid primary key references platform.letter on delete cascade,
  name text not null check (length(name) between 1 and 100),
  media_type text not null,
  bytes bytea not null
);
comment on table platform.letter_file is 'the document that goes along with a letter';
alter table platform.letter_file enable row level security;
create policy send on platform.letter_file to opvangloket_worker using (true) with check (true);
grant select, insert on platform.letter_file to opvangloket_worker;

alter table feedback.reaction add column concerns text not null default '' check (platform.may_hold(concerns, id, 'reaction.concerns', 200));
comment on column feedback.reaction.concerns is 'about which childcare, in the words of who asks a complaints desk';

create table feedback.desk_question (
  reaction_id uuid primary key references feedback.reaction,
  relevance text not null check (relevance in ('ours', 'elsewhere')),
  main_head text not null check (main_head in ('contract', 'financial', 'safety', 'quality', 'communication')),
  heads text[] not null check (main_head = any (heads) and heads <@ array['contract', 'financial', 'safety', 'quality', 'communication']),
  care text not null check (care in ('day_care', 'after_school', 'childminder', 'agency', 'other')),
  location_id uuid references locations.location,
  judged_by uuid not null references accounts.person,
  judged_at timestamptz not null,
  advised_at timestamptz
);
comment on table feedback.desk_question is 'what a complaints desk judged of a question: is it ours, under which of the five heads, about which care';
comment on column feedback.desk_question.advised_at is 'when advice was sent for the first time';
create index desk_question_location on feedback.desk_question (location_id);
create index desk_question_judged_by on feedback.desk_question (judged_by);

create table feedback.mediation (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  number text not null,
  holder_id uuid not null references accounts.organisation,
  location_id uuid references locations.location,
  organiser_name text not null check (length(organiser_name) between 1 and 200),
  organiser_email text check (length(organiser_email) between 3 and 254),
  subject text not null check (subject <> '' and platform.may_hold(subject, reaction_id, 'mediation.subject', 2000)),
  state text not null default 'proposed' check (state in ('proposed', 'asked', 'talking', 'reading', 'agreed', 'ended')),
  record_version int not null default 0,
  reply_by date not null,
  reply_days int not null check (reply_days > 0),
  free_half_days int not null check (free_half_days >= 0),
  proposed_by uuid not null references accounts.person,
  proposed_at timestamptz not null,
  ended_because text check (ended_because in ('declined', 'left', 'no_agreement', 'no_reply', 'question_ended', 'other')),
  ended_at timestamptz,
  version int not null default 1,
  check ((state in ('agreed', 'ended')) = (ended_at is not null)),
  check ((state = 'ended') = (ended_because is not null))
);
comment on table feedback.mediation is 'somebody independent between a parent and an organiser; everything in it is read by both sides';
comment on column feedback.mediation.number is 'of the reaction: the side of the organiser reads no more of it';
comment on column feedback.mediation.location_id is 'null where this installation does not know the childcare: its answers come by telephone';
comment on column feedback.mediation.subject is 'what it is about, in the words of who mediates';
comment on column feedback.mediation.record_version is 'the newest version of what was agreed; 0: nothing was written yet';
comment on column feedback.mediation.reply_days is 'how many working days a side has each time, as it was on the day of the proposal';
comment on column feedback.mediation.free_half_days is 'how many half-days cost nothing, as it was on the day of the proposal';
create index mediation_reaction on feedback.mediation (reaction_id);
create unique index mediation_open on feedback.mediation (reaction_id) where ended_at is null;
create index mediation_location on feedback.mediation (location_id);
create index mediation_holder on feedback.mediation (holder_id);
create index mediation_proposed_by on feedback.mediation (proposed_by);

create table feedback.mediation_record (
  mediation_id uuid not null references feedback.mediation,
  version int not null check (version > 0),
  words text not null check (words <> '' and platform.may_hold(words, null, 'mediation_record.words', 10000)),
  written_by uuid not null references accounts.person,
  written_at timestamptz not null,
  pdf bytea,
  primary key (mediation_id, version)
);
comment on table feedback.mediation_record is 'what the two sides agree; a changed word is a new version, and takes back what was said of the older one';
create index mediation_record_written_by on feedback.mediation_record (written_by);

create table feedback.mediation_answer (
  id uuid primary key,
  mediation_id uuid not null references feedback.mediation,
  side text not null check (side in ('parent', 'organiser')),
  answer text not null check (answer in ('accept', 'decline', 'agree', 'change', 'leave')),
  record_version int,
  words text not null default '' check (platform.may_hold(words, null, 'mediation_answer.words', 5000)),
  how text not null check (how in ('page', 'phone')),
  said_by uuid references accounts.person,
  said_at timestamptz not null,
  check ((answer in ('agree', 'change')) = (record_version is not null)),
  foreign key (mediation_id, record_version) references feedback.mediation_record (mediation_id, version)
);
comment on table feedback.mediation_answer is 'what a side said of taking part or of the record; the words are for who mediates, never for the other side';
comment on column feedback.mediation_answer.said_by is 'the person of the organiser, or who wrote down what was said by telephone; null for who came by link';
create index mediation_answer_mediation on feedback.mediation_answer (mediation_id, record_version);
create index mediation_answer_said_by on feedback.mediation_answer (said_by);

create table feedback.mediation_session (
  id uuid primary key,
  mediation_id uuid not null references feedback.mediation,
  on_day date not null,
  quarter_days int not null check (quarter_days between 1 and 4),
  how text not null check (how in ('phone', 'video', 'place')),
  beyond_free boolean not null default false,
  noted_by uuid not null references accounts.person,
  noted_at timestamptz not null
);
comment on column feedback.mediation_session.quarter_days is 'how long: two quarters of a day are a half-day, in which mediation is counted';
comment on column feedback.mediation_session.beyond_free is 'it went past what is free, and both sides had agreed to the cost';
create index mediation_session_mediation on feedback.mediation_session (mediation_id);
create index mediation_session_noted_by on feedback.mediation_session (noted_by);

-- What a side said last: of taking part, or of one version of the record.
create function feedback.last_said(which uuid, of_side text, of_version int) returns text
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select a.answer from feedback.mediation_answer as a
    where a.mediation_id = which and a.side = of_side and a.record_version is not distinct from of_version
    order by a.said_at desc, a.id desc limit 1
  $$;
revoke execute on function feedback.last_said from public;

-- The same steps as the table in mediate/mediation.ts, whoever writes.
create function feedback.keep_mediation() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  open_columns constant text[] := array['state', 'record_version', 'reply_by', 'ended_because', 'ended_at', 'version'];
begin
  -- Its question has been wiped: who talked with whom, and about what, is gone.
  if exists (select from feedback.reaction as r where r.id = old.reaction_id and r.anonymised_on is not null) then
    return new;
  end if;
  if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
    raise exception 'what a mediation is about stays as it is';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('proposed', 'asked'), ('proposed', 'ended'), ('asked', 'talking'),
    ('asked', 'ended'), ('talking', 'reading'), ('talking', 'ended'), ('reading', 'talking'), ('reading', 'agreed'), ('reading', 'ended'))
  then
    raise exception 'a mediation does not go from % to %', old.state, new.state;
  end if;
  if old.ended_at is not null then
    raise exception 'a mediation that ended stays as it is';
  end if;
  if new.state in ('asked', 'talking', 'reading', 'agreed') and feedback.last_said(new.id, 'parent', null) is distinct from 'accept'
    or new.state in ('talking', 'reading', 'agreed') and feedback.last_said(new.id, 'organiser', null) is distinct from 'accept'
  then
    raise exception 'both sides take part of their own free will';
  end if;
  if old.state = 'talking' and new.state = 'reading' and new.record_version <= old.record_version
    or new.record_version <> old.record_version and new.state <> 'reading'
    or new.record_version not in (old.record_version, old.record_version + 1)
  then
    raise exception 'there is something new to read';
  end if;
  if new.record_version > 0
    and not exists (select from feedback.mediation_record as r where r.mediation_id = new.id and r.version = new.record_version)
  then
    raise exception 'a version that nobody wrote';
  end if;
  if new.state = 'agreed' and (feedback.last_said(new.id, 'parent', new.record_version) is distinct from 'agree'
    or feedback.last_said(new.id, 'organiser', new.record_version) is distinct from 'agree')
  then
    raise exception 'both sides agree to the same version, or there is no agreement';
  end if;
  return new;
end
$$;
create trigger keep_mediation before update on feedback.mediation for each row execute function feedback.keep_mediation();

create function feedback.keep_record() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from feedback.mediation as m join feedback.reaction as r on r.id = m.reaction_id
    where m.id = old.mediation_id and r.anonymised_on is not null) then
    return new;
  end if;
  if (to_jsonb(new) - 'pdf') is distinct from (to_jsonb(old) - 'pdf') or old.pdf is not null then
    raise exception 'a version of what was agreed stays as it is';
  end if;
  return new;
end
$$;
create trigger keep_record before update on feedback.mediation_record for each row execute function feedback.keep_record();

-- Which mediations the one who acts runs as the side of the organiser. Nothing before the parent wants it, and nothing about himself.
create function feedback.mediated() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.id from feedback.mediation as m
    where m.location_id in (select locations.managed()) and m.reaction_id not in (select feedback.barred())
      and feedback.last_said(m.id, 'parent', null) = 'accept'
  $$;
-- With whom a location talks: known to it from the day on which both take part.
create function feedback.mediating_parent(which uuid) returns text
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.contact_name from feedback.mediation as m join feedback.reaction as r on r.id = m.reaction_id
    where m.id = which and feedback.last_said(m.id, 'organiser', null) = 'accept'
      and (m.id in (select feedback.mediated()) or feedback.may_handle(r.id) or r.id = platform.acting_reaction())
  $$;
revoke execute on function feedback.mediating_parent from public;
grant execute on function feedback.mediating_parent to opvangloket_member, opvangloket_worker;

-- All that one side learns of the other: whether both said yes.
create function feedback.both_agree(which uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select exists (select from feedback.mediation as m where m.id = which and m.record_version > 0
      and feedback.last_said(m.id, 'parent', m.record_version) = 'agree' and feedback.last_said(m.id, 'organiser', m.record_version) = 'agree')
  $$;
revoke execute on function feedback.both_agree from public;
grant execute on function feedback.both_agree to opvangloket_member;

alter table feedback.desk_question enable row level security;
alter table feedback.mediation enable row level security;
alter table feedback.mediation_record enable row level security;
alter table feedback.mediation_answer enable row level security;
alter table feedback.mediation_session enable row level security;

create policy handle on feedback.desk_question to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id) and judged_by is not null);
create policy handle on feedback.mediation to opvangloket_member
  using (feedback.may_handle(reaction_id)) with check (feedback.may_handle(reaction_id));
create policy parent on feedback.mediation for select to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy parent_answers on feedback.mediation for update to opvangloket_member
  using (reaction_id = platform.acting_reaction()) with check (reaction_id = platform.acting_reaction());
create policy organiser on feedback.mediation for select to opvangloket_member using (id in (select feedback.mediated()));
create policy organiser_answers on feedback.mediation for update to opvangloket_member
  using (id in (select feedback.mediated())) with check (location_id in (select locations.managed()));
-- What was agreed is read by who mediates and by both sides; so are the days on which they talked.
create policy handle on feedback.mediation_record to opvangloket_member
  using (exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)))
  with check (written_by = platform.acting_person()
    and exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)));
create policy seen on feedback.mediation_record for select to opvangloket_member
  using (exists (select from feedback.mediation as m where m.id = mediation_id));
create policy handle on feedback.mediation_session to opvangloket_member
  using (exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)))
  with check (noted_by = platform.acting_person()
    and exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)));
create policy seen on feedback.mediation_session for select to opvangloket_member
  using (exists (select from feedback.mediation as m where m.id = mediation_id));
-- A side reads its own answers only; by telephone who mediates writes them down.
create policy handle on feedback.mediation_answer to opvangloket_member
  using (exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)))
  with check (how = 'phone' and said_by = platform.acting_person()
    and exists (select from feedback.mediation as m where m.id = mediation_id and feedback.may_handle(m.reaction_id)));
create policy parent on feedback.mediation_answer for select to opvangloket_member
  using (side = 'parent' and mediation_id in (select m.id from feedback.mediation as m where m.reaction_id = platform.acting_reaction()));
create policy parent_says on feedback.mediation_answer for insert to opvangloket_member
  with check (side = 'parent' and how = 'page' and said_by is null
    and mediation_id in (select m.id from feedback.mediation as m where m.reaction_id = platform.acting_reaction()));
create policy organiser on feedback.mediation_answer for select to opvangloket_member
  using (side = 'organiser' and mediation_id in (select feedback.mediated()));
create policy organiser_says on feedback.mediation_answer for insert to opvangloket_member
  with check (side = 'organiser' and how = 'page' and said_by is not distinct from platform.acting_person()
    and mediation_id in (select feedback.mediated()));

create policy work on feedback.desk_question for select to opvangloket_worker using (true);
create policy work on feedback.mediation for select to opvangloket_worker using (true);
create policy work on feedback.mediation_record to opvangloket_worker using (true) with check (true);
create policy work on feedback.mediation_answer for select to opvangloket_worker using (true);
create policy work on feedback.mediation_session for select to opvangloket_worker using (true);

grant select, insert, update on feedback.desk_question to opvangloket_member;
grant select, insert on feedback.mediation, feedback.mediation_record, feedback.mediation_answer, feedback.mediation_session to opvangloket_member;
grant update (state, record_version, reply_by, ended_because, ended_at, version) on feedback.mediation to opvangloket_member;
grant select on feedback.desk_question, feedback.mediation, feedback.mediation_record, feedback.mediation_answer, feedback.mediation_session
  to opvangloket_worker;
grant update (pdf) on feedback.mediation_record to opvangloket_worker;

-- What the year of a complaints desk counts. As feedback.reaction_figures: only for who coordinates that desk, and without words.
create view feedback.desk_figures as
  select r.id, r.holder_id, r.channel, r.state, (r.received_at at time zone o.zone)::date as received_on,
    (r.closed_at at time zone o.zone)::date as closed_on, q.relevance, q.main_head, q.heads, q.care, q.advised_at is not null as advised,
    (select e.details ->> 'body' from feedback.event as e where e.reaction_id = r.id and e.kind = 'refer' and r.state = 'referred'
      order by e.at desc limit 1) as referred_to,
    (select coalesce(jsonb_agg(jsonb_build_object('state', m.state,
        'began', exists (select from feedback.mediation_answer as a where a.mediation_id = m.id and a.side = 'organiser' and a.answer = 'accept'), 'endedOn', (m.ended_at at time zone o.zone)::date) order by m.proposed_at), '[]')
      from feedback.mediation as m where m.reaction_id = r.id) as mediations,
    (select coalesce(jsonb_agg(jsonb_build_object('on', s.on_day, 'halfDays', s.quarter_days / 2.0) order by s.on_day), '[]')
      from feedback.mediation_session as s join feedback.mediation as m on m.id = s.mediation_id where m.reaction_id = r.id) as sessions,
    (select coalesce(jsonb_agg(jsonb_build_object('body', e.body, 'on', e.since_on) order by e.since_on), '[]')
      from feedback.escalation as e where e.reaction_id = r.id) as escalations
  from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id
  left join feedback.desk_question as q on q.reaction_id = r.id
  where o.kind = 'complaints_desk' and r.kind = 'question'
    and (current_user = 'opvangloket_worker' or r.holder_id = any (array(select feedback.coordinated())));
comment on view feedback.desk_figures is 'what the year of a complaints desk counts of each question';
grant select on feedback.desk_figures to opvangloket_member, opvangloket_worker;
