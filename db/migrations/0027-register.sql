-- The side of an authority: what it passes on of a report, who talks with the organiser, and a report that belongs elsewhere.

alter table feedback.reaction add column crisis boolean not null default false;
comment on column feedback.reaction.crisis is 'the reporter says that a child was in danger: it goes straight to the authority, past the house';

create table supervision.passed_on (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  number text not null,
  authority_id uuid not null references accounts.organisation,
  organiser_id uuid not null references locations.organiser,
  location_id uuid references locations.location,
  words text not null check (length(words) between 1 and 5000),
  at_once boolean not null,
  passed_by uuid not null references accounts.person,
  passed_name text not null,
  passed_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1
);
comment on table supervision.passed_on is 'what who talks with the organiser knows of a reaction: words of the officer, never who said it';
comment on column supervision.passed_on.at_once is 'news that the client manager means for the reporter is told without the officer reading it first';
create unique index passed_on_open on supervision.passed_on (reaction_id) where closed_at is null;
create index passed_on_reaction on supervision.passed_on (reaction_id);
create index passed_on_authority on supervision.passed_on (authority_id, passed_at desc);
create index passed_on_organiser on supervision.passed_on (organiser_id);
create index passed_on_location on supervision.passed_on (location_id);
create index passed_on_passed_by on supervision.passed_on (passed_by);

create table supervision.contact (
  id uuid primary key,
  authority_id uuid not null references accounts.organisation,
  organiser_id uuid not null references locations.organiser,
  location_id uuid references locations.location,
  passed_on_id uuid references supervision.passed_on,
  how text not null check (how in ('talk', 'phone', 'letter', 'visit')),
  with_whom text not null check (length(with_whom) between 1 and 200),
  held_on date not null,
  words text not null check (length(words) between 1 and 5000),
  noted_by uuid not null references accounts.person,
  noted_name text not null,
  noted_at timestamptz not null
);
comment on table supervision.contact is 'the client manager spoke with an organiser, wrote, or came by';
create index contact_authority on supervision.contact (authority_id);
create index contact_organiser on supervision.contact (organiser_id, held_on desc);
create index contact_location on supervision.contact (location_id);
create index contact_passed_on on supervision.contact (passed_on_id);
create index contact_noted_by on supervision.contact (noted_by);

create table supervision.clarification (
  id uuid primary key,
  authority_id uuid not null references accounts.organisation,
  organiser_id uuid not null references locations.organiser,
  location_id uuid not null references locations.location,
  passed_on_id uuid references supervision.passed_on,
  words text not null check (length(words) between 1 and 5000),
  asked_by uuid not null references accounts.person,
  asked_name text not null,
  asked_at timestamptz not null,
  due_on date not null,
  answer text check (length(answer) between 1 and 10000),
  answered_by uuid references accounts.person,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
comment on table supervision.clarification is 'what an authority asks an organiser, and what that answers; neither reads the report behind it';
create index clarification_authority on supervision.clarification (authority_id);
create index clarification_organiser on supervision.clarification (organiser_id);
create index clarification_location on supervision.clarification (location_id, asked_at desc);
create index clarification_passed_on on supervision.clarification (passed_on_id);
create index clarification_asked_by on supervision.clarification (asked_by);
create index clarification_answered_by on supervision.clarification (answered_by);

create table supervision.exchange (
  id uuid primary key,
  passed_on_id uuid not null references supervision.passed_on,
  words text not null check (length(words) between 1 and 5000),
  written_by uuid not null references accounts.person,
  written_name text not null,
  written_at timestamptz not null
);
comment on table supervision.exchange is 'officer and client manager among themselves, about one report';
create index exchange_passed_on on supervision.exchange (passed_on_id, written_at);
create index exchange_written_by on supervision.exchange (written_by);

create table supervision.news (
  id uuid primary key,
  passed_on_id uuid not null references supervision.passed_on,
  kind text not null check (kind in ('asked', 'talked', 'visited', 'inspection', 'closed')),
  words text not null check (length(words) between 1 and 5000),
  said_by uuid not null references accounts.person,
  said_name text not null,
  said_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'kept')),
  decided_by uuid references accounts.person,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 1000),
  check ((state = 'waiting') = (decided_at is null))
);
comment on table supervision.news is 'what the client manager did, in words that the reporter may read; the officer tells it, or says why not';
create index news_passed_on on supervision.news (passed_on_id, said_at);
create index news_said_by on supervision.news (said_by);
create index news_decided_by on supervision.news (decided_by);

create table feedback.handover (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  number text not null,
  location_id uuid references locations.location,
  from_id uuid not null references accounts.organisation,
  to_id uuid not null references accounts.organisation,
  reason text not null check (length(reason) between 1 and 2000),
  summary text not null check (length(summary) between 1 and 5000),
  consent text check (length(consent) between 1 and 500),
  asked_by uuid not null references accounts.person,
  asked_name text not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'returned', 'taken_back')),
  decided_by uuid references accounts.person,
  decided_name text,
  decided_at timestamptz,
  answer text not null default '' check (length(answer) <= 2000),
  check (from_id <> to_id),
  check ((state = 'asked') = (decided_at is null))
);
comment on table feedback.handover is 'a house asks another one to handle a reaction; it moves only once that one says yes';
comment on column feedback.handover.reason is 'as the reporter reads it';
comment on column feedback.handover.summary is 'what the other house reads before it says yes: nothing of who said it';
comment on column feedback.handover.consent is 'how and when the reporter agreed that the organiser itself gets it';
create unique index handover_asked on feedback.handover (reaction_id) where state = 'asked';
create index handover_reaction on feedback.handover (reaction_id);
create index handover_location on feedback.handover (location_id);
create index handover_from on feedback.handover (from_id, asked_at desc);
create index handover_to on feedback.handover (to_id, asked_at desc);
create index handover_asked_by on feedback.handover (asked_by);
create index handover_decided_by on feedback.handover (decided_by);

-- The authorities where who acts works on this side.
create function supervision.watches_as(which_role text) returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select m.organisation_id from accounts.membership as m
    where m.person_id = platform.acting_person() and m.ended_at is null and m.location_id is null and m.role = which_role
  $$;
-- Whether who acts looks after an organiser today: his own, that of a colleague for whom he stands in, or one that is nobody's.
create function supervision.looks_after(authority uuid, organiser uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select authority in (select supervision.watches_as('client_manager'))
      and coalesce((select c.person_id = platform.acting_person()
          or c.person_id in (select s.person_id from feedback.stood_in_for() as s where s.organisation_id = authority)
        from supervision.client_manager as c join accounts.organisation as o on o.id = c.authority_id
        where c.authority_id = authority and c.organiser_id = organiser
          and (now() at time zone o.zone)::date between c.from_on and coalesce(c.until_on, 'infinity')
          and exists (select from accounts.membership as m where m.person_id = c.person_id and m.organisation_id = authority
            and m.role = 'client_manager' and m.ended_at is null)
        order by c.from_on desc limit 1), true)
  $$;
-- Who talks with organisers for a house stays apart from who said something, unless he also is an officer there.
create function supervision.stands_apart(house uuid, who uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select exists (select from accounts.membership as m where m.person_id = who and m.organisation_id = house and m.ended_at is null
        and m.role = 'client_manager')
      and not exists (select from accounts.membership as m where m.person_id = who and m.organisation_id = house and m.ended_at is null
        and m.role = 'officer')
  $$;
-- The houses where who acts stands apart.
create function supervision.apart() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select w from supervision.watches_as('client_manager') as w where supervision.stands_apart(w, platform.acting_person()) $$;
revoke execute on function supervision.watches_as, supervision.looks_after, supervision.stands_apart, supervision.apart from public;
grant execute on function supervision.watches_as, supervision.looks_after, supervision.stands_apart, supervision.apart to opvangloket_member, opvangloket_worker;

create function supervision.keep_sides() returns trigger language plpgsql set search_path = '' as $$
begin
  if supervision.stands_apart(new.holder_id, new.handler_id) or supervision.stands_apart(new.holder_id, new.approver_id) then
    raise exception 'who talks with the organiser does not handle the side of the reporter';
  end if;
  return new;
end
$$;
create trigger keep_sides before insert or update of handler_id, approver_id, holder_id on feedback.reaction
  for each row when (new.handler_id is not null or new.approver_id is not null) execute function supervision.keep_sides();
-- Nor with a reason does he look at it.
create or replace function feedback.opened() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.id from audit.opening as o join feedback.reaction as r on r.id = o.subject_id and r.holder_id = o.organisation_id
    where o.id = any (platform.acting_openings()) and o.person_id = platform.acting_person() and o.subject_kind = 'reaction'
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
      and not supervision.stands_apart(r.holder_id, platform.acting_person())
  $$;
-- The letters of the house tell the reporter's name and words.
drop policy own_organisation on platform.letter;
create policy own_organisation on platform.letter for select to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()) and organisation_id <> all (array(select supervision.apart())));
drop policy resend on platform.letter;
create policy resend on platform.letter for update to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()) and organisation_id <> all (array(select supervision.apart())));
create or replace function feedback.openable(which text) returns table (id uuid, holder_id uuid)
  language sql stable security definer set search_path = ''
  as $$
    select r.id, r.holder_id from feedback.reaction as r
    where r.number = which and platform.acting_person() is not null
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
      and not supervision.stands_apart(r.holder_id, platform.acting_person())
  $$;

alter table supervision.passed_on enable row level security;
alter table supervision.contact enable row level security;
alter table supervision.clarification enable row level security;
alter table supervision.exchange enable row level security;
alter table supervision.news enable row level security;
alter table feedback.handover enable row level security;

create policy officer on supervision.passed_on to opvangloket_member
  using (authority_id in (select supervision.watches_as('officer')) and reaction_id <> all (array(select feedback.barred())))
  with check (authority_id in (select supervision.watches_as('officer')) and feedback.may_handle(reaction_id));
create policy manager on supervision.passed_on for select to opvangloket_member
  using (supervision.looks_after(authority_id, organiser_id) and reaction_id <> all (array(select feedback.barred())));
create policy manager_closes on supervision.passed_on for update to opvangloket_member
  using (supervision.looks_after(authority_id, organiser_id) and reaction_id <> all (array(select feedback.barred())));
create policy work on supervision.passed_on to opvangloket_worker using (true) with check (true);

-- What hangs below a report is there for who may see that it was passed on: the rows above decide.
create policy officer on supervision.contact for select to opvangloket_member
  using (authority_id in (select supervision.watches_as('officer'))
    and (passed_on_id is null or exists (select from supervision.passed_on as p where p.id = passed_on_id)));
create policy manager on supervision.contact to opvangloket_member
  using (supervision.looks_after(authority_id, organiser_id)
    and (passed_on_id is null or exists (select from supervision.passed_on as p where p.id = passed_on_id)))
  with check (supervision.looks_after(authority_id, organiser_id) and noted_by = platform.acting_person()
    and (passed_on_id is null or exists (select from supervision.passed_on as p where p.id = passed_on_id)));
create policy officer on supervision.clarification for select to opvangloket_member
  using (authority_id in (select supervision.watches_as('officer'))
    and (passed_on_id is null or exists (select from supervision.passed_on as p where p.id = passed_on_id)));
create policy manager on supervision.clarification to opvangloket_member
  using (supervision.looks_after(authority_id, organiser_id)
    and (passed_on_id is null or exists (select from supervision.passed_on as p where p.id = passed_on_id)))
  with check (supervision.looks_after(authority_id, organiser_id) and asked_by = platform.acting_person() and answer is null);
create policy asked on supervision.clarification for select to opvangloket_member
  using (location_id = any (array(select locations.managed())));
create policy asked_answers on supervision.clarification for update to opvangloket_member
  using (location_id = any (array(select locations.managed())) and answered_at is null)
  with check (location_id = any (array(select locations.managed())));
create policy share on supervision.exchange to opvangloket_member
  using (exists (select from supervision.passed_on as p where p.id = passed_on_id))
  with check (exists (select from supervision.passed_on as p where p.id = passed_on_id) and written_by = platform.acting_person());
create policy share on supervision.news for select to opvangloket_member
  using (exists (select from supervision.passed_on as p where p.id = passed_on_id));
create policy says on supervision.news for insert to opvangloket_member
  with check (said_by = platform.acting_person() and state = 'waiting'
    and exists (select from supervision.passed_on as p where p.id = passed_on_id and supervision.looks_after(p.authority_id, p.organiser_id)));
create policy tells on supervision.news for update to opvangloket_member
  using (state = 'waiting' and exists (select from supervision.passed_on as p where p.id = passed_on_id and feedback.may_handle(p.reaction_id)))
  with check (decided_by = platform.acting_person());
create policy work on supervision.contact for select to opvangloket_worker using (true);
create policy work on supervision.clarification for select to opvangloket_worker using (true);
create policy work on supervision.exchange for select to opvangloket_worker using (true);
create policy work on supervision.news to opvangloket_worker using (true) with check (true);
grant select, insert, update (closed_at, version) on supervision.passed_on to opvangloket_member;
grant select, insert on supervision.contact, supervision.exchange to opvangloket_member;
grant select, insert, update (answer, answered_by, answered_at) on supervision.clarification to opvangloket_member;
grant select, insert, update (state, decided_by, decided_at, reason) on supervision.news to opvangloket_member;
grant select on supervision.passed_on, supervision.contact, supervision.clarification, supervision.exchange to opvangloket_worker;
grant select, update (state, decided_by, decided_at) on supervision.news to opvangloket_worker;

-- Both houses keep the line of a hand-over; the one that let go reads nothing new.
create policy gives on feedback.handover to opvangloket_member
  using (from_id in (select feedback.coordinated()) and reaction_id <> all (array(select feedback.barred())))
  with check (from_id in (select feedback.coordinated()) and (state <> 'asked' or feedback.may_handle(reaction_id)));
create policy takes on feedback.handover for select to opvangloket_member
  using (to_id in (select feedback.coordinated()) and reaction_id <> all (array(select feedback.barred())));
create policy handles on feedback.handover for select to opvangloket_member using (feedback.may_handle(reaction_id));
create policy takes_decides on feedback.handover for update to opvangloket_member
  using (to_id in (select feedback.coordinated()) and state = 'asked' and reaction_id <> all (array(select feedback.barred())))
  with check (to_id in (select feedback.coordinated()) and decided_by = platform.acting_person());
create policy work on feedback.handover for select to opvangloket_worker using (true);
grant select, insert, update (state, decided_by, decided_name, decided_at, answer) on feedback.handover to opvangloket_member;
grant select on feedback.handover to opvangloket_worker;

-- The yes itself: the house that takes it over cannot see it before. The next word is that of its coordinators.
create function feedback.take_over(which uuid) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  taken feedback.handover;
begin
  select h.* into taken from feedback.handover as h where h.id = which and h.state = 'asked' for update;
  if taken.id is null or taken.to_id not in (select feedback.coordinated()) or taken.reaction_id in (select feedback.barred()) then
    return null;
  end if;
  update feedback.reaction set holder_id = taken.to_id, handler_id = null, handler_name = null, approver_id = null, situation_id = null,
    state = 'received', acts = 'coordinator', version = version + 1
    where id = taken.reaction_id and holder_id = taken.from_id;
  -- The side of the organiser at the former house ends with it.
  update supervision.passed_on set closed_at = now(), version = version + 1 where reaction_id = taken.reaction_id and closed_at is null;
  return taken.reaction_id;
end
$$;
-- What was written inside the house before stays there.
create function feedback.since_handover(which uuid, at timestamptz) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select not exists (select from feedback.handover as h where h.reaction_id = which and h.state = 'accepted' and h.decided_at > at)
  $$;
revoke execute on function feedback.take_over, feedback.since_handover from public;
grant execute on function feedback.take_over, feedback.since_handover to opvangloket_member;

drop policy handle on feedback.event;
create policy handle on feedback.event to opvangloket_member
  using (feedback.may_handle(reaction_id) and (audience = 'reporter' or feedback.since_handover(reaction_id, at)))
  with check (feedback.may_handle(reaction_id) and (person_id = platform.acting_person() or (actor = 'system' and person_id is null)));
drop policy handle on feedback.inquiry;
create policy handle on feedback.inquiry to opvangloket_member
  using (feedback.may_handle(reaction_id) and feedback.since_handover(reaction_id, asked_at)) with check (feedback.may_handle(reaction_id));
drop policy handle on feedback.hearing;
create policy handle on feedback.hearing to opvangloket_member
  using (feedback.may_handle(reaction_id) and feedback.since_handover(reaction_id, noted_at)) with check (feedback.may_handle(reaction_id));
drop policy handle on feedback.task;
create policy handle on feedback.task to opvangloket_member
  using (feedback.may_handle(reaction_id) and feedback.since_handover(reaction_id, added_at)) with check (feedback.may_handle(reaction_id));
drop policy handle on feedback.file;
create policy handle on feedback.file to opvangloket_member
  using (feedback.may_handle(reaction_id) and (sender = 'reporter' or feedback.since_handover(reaction_id, added_at)))
  with check (feedback.may_handle(reaction_id) and added_by = platform.acting_person());
drop policy handle on feedback.disclosure;
create policy handle on feedback.disclosure for select to opvangloket_member
  using (feedback.may_handle(reaction_id) and feedback.since_handover(reaction_id, asked_at));

-- What an authority spoke, wrote and asked about without a report behind it; a question counts from its answer, else from its day.
create view supervision.ended_contact as
  select c.id, c.authority_id as house_id, c.held_on as ended_on from supervision.contact as c where c.passed_on_id is null
  union all
  select c.id, c.authority_id, coalesce((c.answered_at at time zone o.zone)::date, c.due_on)
  from supervision.clarification as c join accounts.organisation as o on o.id = c.authority_id
  where c.passed_on_id is null;
grant select on supervision.ended_contact to opvangloket_worker;

-- Refuses what hangs on a report or is held, whoever asks.
create function supervision.destroy_contacts(which uuid[], on_day date) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(which) except select e.id from supervision.ended_contact as e where not audit.held(e.id, on_day)) then
    raise exception 'a contact of a report, or one that is held, is not destroyed';
  end if;
  delete from supervision.contact where id = any (which);
  delete from supervision.clarification where id = any (which);
end
$$;
revoke execute on function supervision.destroy_contacts from public;
grant execute on function supervision.destroy_contacts to opvangloket_worker;
