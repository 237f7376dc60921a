-- What a desk hears about a location, what it decided to do with it, and what an authority does with what it was told.

-- The desks for which who acts works as a whole.
create function accounts.acting_desks() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m join accounts.organisation as o on o.id = m.organisation_id
    where m.person_id = platform.acting_person() and m.ended_at is null and m.location_id is null
      and m.organisation_id = any (platform.acting_organisations())
      and o.kind = 'desk' and m.role in ('desk_manager', 'desk_worker')
  $$;
revoke execute on function accounts.acting_desks from public;
grant execute on function accounts.acting_desks to opvangloket_member;

create table supervision.signal (
  id uuid primary key,
  desk_id uuid not null references accounts.organisation,
  location_id uuid not null references locations.location,
  source text not null check (source in ('parent', 'staff', 'neighbour', 'colleague', 'own', 'other')),
  source_key bytea,
  source_sealed bytea,
  gravity text not null check (gravity in ('worry', 'serious', 'danger')),
  words text not null check (length(words) between 1 and 5000),
  folded text not null,
  heard_on date not null,
  answers jsonb,
  state text not null default 'noted' check (state in ('noted', 'followed', 'closed')),
  noted_by uuid references accounts.person,
  noted_at timestamptz not null,
  closed_at timestamptz,
  anonymised_on date,
  version int not null default 1,
  check ((source_key is null) = (source_sealed is null)),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table supervision.signal is 'what a desk heard about a location: kept by that desk alone';
comment on column supervision.signal.source is 'what kind of person said it; own: somebody of the desk saw it';
comment on column supervision.signal.source_sealed is 'who said it, only where that person agrees: in an envelope of its own';
comment on column supervision.signal.folded is 'to look for words';
comment on column supervision.signal.answers is 'to the questions of the decision aid, see supervision/signals/decision-aid.ts';
comment on column supervision.signal.anonymised_on is 'words and names are gone since this day; that there was a signal stays';
create index signal_desk on supervision.signal (desk_id, state, heard_on desc);
create index signal_location on supervision.signal (location_id, heard_on desc);
create index signal_noted_by on supervision.signal (noted_by);
create index signal_closed on supervision.signal (desk_id, closed_at) where closed_at is not null and anonymised_on is null;

create table supervision.follow_up (
  id uuid primary key,
  signal_id uuid not null references supervision.signal,
  kind text not null check (kind in ('talk', 'encourage', 'report', 'support', 'policy', 'watch')),
  words text not null default '' check (length(words) <= 1000),
  due_on date not null,
  deviates text not null default '' check (length(deviates) <= 1000),
  decided_by uuid references accounts.person,
  decided_name text not null,
  decided_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'done', 'dropped')),
  outcome text not null default '' check (length(outcome) <= 2000),
  ended_by uuid references accounts.person,
  ended_name text,
  ended_at timestamptz,
  reaction_id uuid references feedback.reaction,
  outside text check (length(outside) between 1 and 200),
  outside_on date,
  check ((state = 'planned') = (ended_at is null)),
  check (kind = 'report' or num_nonnulls(reaction_id, outside) = 0),
  check (num_nonnulls(reaction_id, outside) <= 1),
  check ((outside is null) = (outside_on is null))
);
comment on table supervision.follow_up is 'what a desk does with a signal, until when, and what came of it';
comment on column supervision.follow_up.deviates is 'why the desk does something else than the decision aid proposes';
comment on column supervision.follow_up.reaction_id is 'reported to an authority on this installation; outside: to somebody elsewhere';
create index follow_up_signal on supervision.follow_up (signal_id, due_on);
create index follow_up_decided_by on supervision.follow_up (decided_by);
create index follow_up_ended_by on supervision.follow_up (ended_by);
create index follow_up_reaction on supervision.follow_up (reaction_id);

create table supervision.signal_event (
  id uuid primary key,
  signal_id uuid not null references supervision.signal,
  at timestamptz not null,
  kind text not null check (kind in ('noted', 'corrected', 'weighed', 'decided', 'done', 'dropped', 'reported', 'reported_outside', 'closed', 'reopened')),
  person_id uuid references accounts.person,
  person_name text not null,
  follow_up text check (follow_up in ('talk', 'encourage', 'report', 'support', 'policy', 'watch')),
  words text not null default '' check (length(words) <= 5000)
);
comment on table supervision.signal_event is 'what the desk did with a signal: who and when; append only';
create index signal_event_signal on supervision.signal_event (signal_id, at);
create index signal_event_person on supervision.signal_event (person_id);

alter table supervision.signal enable row level security;
alter table supervision.follow_up enable row level security;
alter table supervision.signal_event enable row level security;
create policy hear on supervision.signal to opvangloket_member
  using (desk_id = any (array(select accounts.acting_desks()))) with check (desk_id = any (array(select accounts.acting_desks())));
create policy hear on supervision.follow_up for select to opvangloket_member
  using (exists (select from supervision.signal as s where s.id = signal_id));
create policy decide on supervision.follow_up for insert to opvangloket_member
  with check (decided_by = platform.acting_person() and exists (select from supervision.signal as s where s.id = signal_id));
create policy finish on supervision.follow_up for update to opvangloket_member
  using (exists (select from supervision.signal as s where s.id = signal_id)) with check (ended_by = platform.acting_person());
create policy hear on supervision.signal_event for select to opvangloket_member
  using (exists (select from supervision.signal as s where s.id = signal_id));
create policy tell on supervision.signal_event for insert to opvangloket_member
  with check (person_id = platform.acting_person() and exists (select from supervision.signal as s where s.id = signal_id));
create policy work on supervision.signal for select to opvangloket_worker using (true);
grant select, insert, update on supervision.signal, supervision.follow_up to opvangloket_member;
grant select, insert on supervision.signal_event to opvangloket_member;
grant select on supervision.signal to opvangloket_worker;

-- Since when a signal is over: the term of keeping counts from that day.
create view supervision.ended_signal as
  select s.id, s.desk_id as house_id, (s.closed_at at time zone o.zone)::date as ended_on
  from supervision.signal as s join accounts.organisation as o on o.id = s.desk_id
  where s.closed_at is not null and s.anonymised_on is null;
grant select on supervision.ended_signal to opvangloket_worker;

-- Refuses what is not over or is held, whoever asks.
create function supervision.anonymise_signals(which uuid[], on_day date) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(which) except select s.id from supervision.ended_signal as s where not audit.held(s.id, on_day)) then
    raise exception 'a signal that is open, wiped or held is not wiped';
  end if;
  update supervision.signal set anonymised_on = on_day, words = '—', folded = '', source_key = null, source_sealed = null,
    noted_by = null, version = version + 1
    where id = any (which);
  update supervision.follow_up set words = '', deviates = '', outcome = '', decided_by = null, decided_name = '—', ended_by = null,
    ended_name = case when ended_name is null then null else '—' end, outside = case when outside is null then null else '—' end
    where signal_id = any (which);
  delete from supervision.signal_event where signal_id = any (which);
end
$$;
revoke execute on function supervision.anonymise_signals from public;
grant execute on function supervision.anonymise_signals to opvangloket_worker;

-- A desk speaks in its own name, with the form of the web; nobody else does so for it.
create policy pass_on on feedback.reaction for insert to opvangloket_member
  with check (sender = 'desk' and channel = 'web' and state = 'received' and handler_id is null and registered_by = platform.acting_person()
    and registered_at_id in (select accounts.acting_desks()));
create policy only_a_desk_is_a_desk on feedback.reaction as restrictive for insert to opvangloket_member
  with check (sender <> 'desk' or registered_at_id in (select accounts.acting_desks()));

-- What a desk may know of what it passed on to an authority, at once: all that is said to its reporter where it is that itself,
-- else only how far it is. No policy on the tables: whoever handles reactions at a desk would meet these among his own.
create view feedback.passed_on with (security_barrier) as
  select r.id, r.number, r.registered_at_id as desk_id, r.holder_id, o.name as holder_name, o.zone as holder_zone, r.location_id, r.kind,
    r.sender = 'desk' as own, r.state, r.acts, r.due_on, r.received_at, r.closed_at, r.version,
    case when r.sender = 'desk' then r.words end as words, case when r.sender = 'desk' then r.handler_name end as handler_name
  from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id and o.kind = 'authority'
  where r.registered_at_id = any (array(select accounts.acting_desks())) and r.id <> all (array(select feedback.barred()));
create view feedback.passed_on_event with (security_barrier) as
  select e.id, e.reaction_id, e.at, e.kind, e.actor,
    case when p.own then e.words else '' end as words, case when p.own then e.person_name end as person_name
  from feedback.event as e join feedback.passed_on as p on p.id = e.reaction_id
  where e.audience = 'reporter' and (p.own or e.actor <> 'reporter');
create view feedback.passed_on_judgement with (security_barrier) as
  select distinct on (j.reaction_id) j.reaction_id, j.content
  from feedback.judgement as j join feedback.passed_on as p on p.id = j.reaction_id
  where p.own and j.approved_at is not null
  order by j.reaction_id, j.version desc;
grant select on feedback.passed_on, feedback.passed_on_event, feedback.passed_on_judgement to opvangloket_member;
comment on view feedback.passed_on is 'own: the desk itself is the reporter';
