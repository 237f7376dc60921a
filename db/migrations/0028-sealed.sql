-- Words of cases that are not open are sealed under a key per case; a strict case is read by the people who were named for it alone.
alter table feedback.reaction add column words_key bytea;
comment on column feedback.reaction.words_key is 'the key of this case, sealed with a key of the house: all its words are sealed with it; gone with the case, and with it every word';
alter table feedback.reaction add column strict boolean not null default false;
comment on column feedback.reaction.strict is 'read by the people who were named for it and nobody else (feedback.recipient)';
alter table feedback.reaction add check (openness = 'open' or words_key is not null or anonymised_on is not null);
alter table feedback.reaction add check (not strict or words_key is not null or anonymised_on is not null);
alter table feedback.reaction add check (words_key is null or not (platform.is_plain(words) or platform.is_plain(wish)
  or platform.is_plain(happened) or platform.is_plain(concerns) or platform.is_plain(satisfaction_words)));

-- Whoever forgets to seal is refused: words of a case with a key are written sealed or not at all.
create function feedback.refuse_plain() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- Being sealed (feedback.seal_words): one column after the other.
  if current_setting('app.sealing', true) is distinct from new.reaction_id::text
    and exists (select from feedback.reaction as r where r.id = new.reaction_id and r.words_key is not null) then
    raise exception 'words of a case with a key of its own are written sealed';
  end if;
  return new;
end
$$;
create function feedback.refuse_plain_beside() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from feedback.mediation as m join feedback.reaction as r on r.id = m.reaction_id
    where m.id = new.mediation_id and r.words_key is not null) then
    raise exception 'words of a case with a key of its own are written sealed';
  end if;
  return new;
end
$$;
create trigger sealed before insert or update on feedback.element for each row
  when (platform.is_plain(new.words) or platform.is_plain(new.reasons)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.event for each row
  when (platform.is_plain(new.words)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.inquiry for each row
  when (platform.is_plain(new.statement) or platform.is_plain(new.answer)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.hearing for each row
  when (platform.is_plain(new.words)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.task for each row
  when (platform.is_plain(new.words)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.judgement for each row
  when (platform.is_plain(new.words) or platform.is_plain(new.no_measures) or platform.is_plain(new.content ->> 'words')
    or platform.is_plain(new.content ->> 'noMeasures') or platform.is_plain(new.content #>> '{elements,0,words}')
    or platform.is_plain(new.pdf)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.file for each row
  when (platform.is_plain(new.name) or platform.is_plain(new.bytes) or platform.is_plain(new.same_as)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.escalation for each row
  when (platform.is_plain(new.reference) or platform.is_plain(new.outcome)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.disclosure for each row
  when (platform.is_plain(new.reason)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.mediation for each row
  when (platform.is_plain(new.subject)) execute function feedback.refuse_plain();
create trigger sealed before insert or update on feedback.mediation_record for each row
  when (platform.is_plain(new.words) or platform.is_plain(new.pdf)) execute function feedback.refuse_plain_beside();
create trigger sealed before insert or update on feedback.mediation_answer for each row
  when (platform.is_plain(new.words)) execute function feedback.refuse_plain_beside();

create table feedback.recipient (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  person_id uuid not null references accounts.person,
  named_by uuid not null references accounts.person,
  named_at timestamptz not null,
  ended_by uuid references accounts.person,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
comment on table feedback.recipient is 'who may read a strict case, and since when; why somebody was named or left stands in the history';
create unique index recipient_now on feedback.recipient (reaction_id, person_id) where ended_at is null;
create index recipient_reaction on feedback.recipient (reaction_id);
create index recipient_person on feedback.recipient (person_id) where ended_at is null;
create index recipient_named on feedback.recipient (person_id);
create index recipient_named_by on feedback.recipient (named_by);
create index recipient_ended_by on feedback.recipient (ended_by);

-- Who is named for a case and can still read it: works there, was not disabled, it is not about that person, nor does he talk with the organiser.
create view feedback.reader as
  select n.reaction_id, n.person_id, r.holder_id from feedback.recipient as n
  join feedback.reaction as r on r.id = n.reaction_id join accounts.person as p on p.id = n.person_id
  where n.ended_at is null and p.disabled_at is null
    and exists (select from accounts.membership as m where m.person_id = n.person_id and m.organisation_id = r.holder_id and m.ended_at is null)
    and not exists (select from feedback.subject as s where s.reaction_id = n.reaction_id and s.person_id = n.person_id)
    and not supervision.stands_apart(r.holder_id, n.person_id);
create function feedback.named() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select n.reaction_id from feedback.reader as n where n.person_id = platform.acting_person() $$;
-- Strict cases that others were named for.
create index reaction_strict on feedback.reaction (id) where strict;
create function feedback.walled() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select r.id from feedback.reaction as r where r.strict and r.id not in (select feedback.named()) $$;
-- A strict case that nobody can read any more: whoever coordinates may take it over, and its reporter hears so.
create function feedback.deserted() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.id from feedback.reaction as r
    where r.strict and r.anonymised_on is null and r.holder_id in (select feedback.coordinated()) and r.id not in (select feedback.barred())
      and not exists (select from feedback.reader as n where n.reaction_id = r.id)
  $$;
-- All that others who coordinate know of a strict case: that it is there, who acts, and by when.
create function feedback.strict_elsewhere()
  returns table (id uuid, number text, acts text, due_on date, holder_name text, land text, zone text, deserted boolean)
  language sql stable security definer set search_path = ''
  as $$
    select r.id, r.number, r.acts, r.due_on, o.name, o.land, o.zone, not exists (select from feedback.reader as n where n.reaction_id = r.id)
    from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id
    where r.strict and r.acts <> 'nobody' and r.holder_id in (select feedback.coordinated())
      and r.id not in (select feedback.named()) and r.id not in (select feedback.barred())
    order by r.due_on nulls last, r.id limit 100
  $$;
revoke execute on function feedback.strict_elsewhere, feedback.deserted from public;
grant execute on function feedback.strict_elsewhere, feedback.deserted to opvangloket_member;

create or replace function feedback.may_handle(which uuid) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select platform.acting_person() is not null and exists (select from feedback.reaction as r where r.id = which
      and (case when r.strict then r.id in (select feedback.named())
        else r.holder_id in (select feedback.coordinated()) or platform.acting_person() in (r.handler_id, r.approver_id)
          or (r.handler_id, r.holder_id) in (select s.person_id, s.organisation_id from feedback.stood_in_for() as s) end)
      and r.id not in (select feedback.barred()))
  $$;
create or replace function feedback.stand_in(which uuid) returns table (id uuid, name text, until_on date)
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select p.id, p.name, s.until_on from feedback.reaction as r
    join accounts.organisation as o on o.id = r.holder_id
    join feedback.substitute as s on s.person_id = r.handler_id and s.organisation_id = r.holder_id
    join accounts.person as p on p.id = s.substitute_id
    where r.id = which and s.ended_at is null and p.disabled_at is null
      and (now() at time zone o.zone)::date between s.from_on and s.until_on
      and not exists (select from feedback.subject as b where b.reaction_id = r.id and b.person_id = s.substitute_id)
      and (not r.strict or exists (select from feedback.reader as n where n.reaction_id = r.id and n.person_id = s.substitute_id))
      and exists (select from accounts.membership as m
        where m.person_id = s.substitute_id and m.organisation_id = s.organisation_id and m.ended_at is null)
    order by s.from_on desc, s.id
    limit 1
  $$;
alter policy handle on feedback.reaction
  using ((not strict and (holder_id = any (array(select feedback.coordinated())) or handler_id = platform.acting_person() or approver_id = platform.acting_person()
      or (handler_id = any (array(select s.person_id from feedback.stood_in_for() as s))
        and holder_id = any (array(select s.organisation_id from feedback.stood_in_for() as s))))
      or strict and id = any (array(select feedback.named())))
    and id <> all (array(select feedback.barred())));
alter policy handle_change on feedback.reaction
  using ((not strict and (holder_id = any (array(select feedback.coordinated())) or handler_id = platform.acting_person() or approver_id = platform.acting_person()
      or (handler_id = any (array(select s.person_id from feedback.stood_in_for() as s))
        and holder_id = any (array(select s.organisation_id from feedback.stood_in_for() as s))))
      or strict and id = any (array(select feedback.named())))
    and id <> all (array(select feedback.barred())));
-- Nobody beside them is told of it by an inquiry either: they hear people themselves.
alter policy asked on feedback.inquiry
  using (location_id = any (array(select locations.managed())) and taken_back_at is null
    and reaction_id <> all (array(select feedback.barred())) and reaction_id <> all (array(select feedback.walled())));
alter policy asked_answers on feedback.inquiry
  using (location_id = any (array(select locations.managed())) and taken_back_at is null and answered_at is null
    and reaction_id <> all (array(select feedback.barred())) and reaction_id <> all (array(select feedback.walled())));
-- What was passed on of it, in words of who may read it, is for them and for the other side; hand-overs of before for them alone.
alter policy officer on supervision.passed_on
  using (authority_id in (select supervision.watches_as('officer')) and reaction_id <> all (array(select feedback.barred()))
    and reaction_id <> all (array(select feedback.walled())));
alter policy gives on feedback.handover
  using (from_id in (select feedback.coordinated()) and reaction_id <> all (array(select feedback.barred()))
    and reaction_id <> all (array(select feedback.walled())));
-- Looking with a reason needs one person; a strict case is not opened by one.
create or replace function feedback.openable(which text) returns table (id uuid, holder_id uuid)
  language sql stable security definer set search_path = ''
  as $$
    select r.id, r.holder_id from feedback.reaction as r
    where r.number = which and platform.acting_person() is not null and (not r.strict or r.id in (select feedback.named()))
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
      and not supervision.stands_apart(r.holder_id, platform.acting_person())
  $$;
create or replace function feedback.opened() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.id from audit.opening as o join feedback.reaction as r on r.id = o.subject_id and r.holder_id = o.organisation_id
    where o.id = any (platform.acting_openings()) and o.person_id = platform.acting_person() and o.subject_kind = 'reaction' and not r.strict
      and r.holder_id = any (platform.acting_organisations()) and r.id not in (select feedback.barred())
      and not supervision.stands_apart(r.holder_id, platform.acting_person())
  $$;

-- Once strict a case stays so; handler and second reader are among the people who were named, and the last reader stays.
create function feedback.keep_strict() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- In quotes: PL/pgSQL has a word of its own that is written so.
  if old."strict" and not new."strict" then
    raise exception 'a strict case stays strict';
  end if;
  if new."strict" and new.anonymised_on is null and exists (select unnest(array[new.handler_id, new.approver_id]) as id
    except select n.person_id from feedback.recipient as n where n.reaction_id = new.id and n.ended_at is null except select null) then
    raise exception 'only who was named for a strict case acts in it';
  end if;
  -- Who else works for the house reads neither its letters nor what is answered to them.
  if new."strict" and not old."strict" then
    update platform.letter set body_text = '', body_html = '' where subject_id = new.id and state in ('sent', 'kept');
    delete from feedback.reply_address where reaction_id = new.id;
  end if;
  return new;
end
$$;
create trigger keep_strict before update on feedback.reaction for each row when (new.strict or old.strict) execute function feedback.keep_strict();
create function feedback.keep_recipient() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' and not exists (select from feedback.reader as n where n.reaction_id = new.reaction_id and n.person_id = new.person_id) then
    raise exception 'who is named works for this house, and it is not about that person';
  end if;
  if tg_op = 'UPDATE' and not exists (select from feedback.reader as n where n.reaction_id = new.reaction_id) then
    raise exception 'somebody has to be able to read it';
  end if;
  if tg_op = 'UPDATE' and exists (select from feedback.reaction as r where r.id = new.reaction_id and new.person_id in (r.handler_id, r.approver_id)) then
    raise exception 'who acts in it can read it';
  end if;
  return null;
end
$$;
create trigger keep_recipient after insert or update on feedback.recipient for each row execute function feedback.keep_recipient();

alter table feedback.recipient enable row level security;
create policy seen on feedback.recipient for select to opvangloket_member using (feedback.may_handle(reaction_id));
create policy name_one on feedback.recipient for insert to opvangloket_member
  with check (named_by = platform.acting_person() and ended_at is null and (feedback.may_handle(reaction_id)
    or (person_id = platform.acting_person() and reaction_id in (select feedback.deserted()))));
create policy end_one on feedback.recipient for update to opvangloket_member
  using (feedback.may_handle(reaction_id) and ended_at is null) with check (ended_by = platform.acting_person());
create policy work on feedback.recipient for select to opvangloket_worker using (true);
grant select, insert, update (ended_by, ended_at) on feedback.recipient to opvangloket_member;
grant select on feedback.recipient to opvangloket_worker;

-- The sealed key of a case, for whoever may read anything of that case: the rows themselves say who.
create function feedback.key_beside(which uuid) returns bytea
  language sql stable parallel safe security definer set search_path = ''
  as $$
    select r.words_key from feedback.reaction as r where r.id = which and r.id not in (select feedback.barred()) and r.id not in (select feedback.walled())
      and (feedback.registers(r.id)
        or exists (select from feedback.inquiry as i where i.reaction_id = r.id and i.location_id in (select locations.managed()) and i.taken_back_at is null)
        or exists (select from feedback.mediation as m where m.reaction_id = r.id and m.id in (select feedback.mediated())))
  $$;
create function platform.word_keys(which uuid) returns table (wrapped_key bytea)
  language sql stable parallel safe set search_path = ''
  as $$
    select coalesce((select r.words_key from feedback.reaction as r where r.id = which), feedback.key_beside(which)) as wrapped_key
    where (select r.words_key from feedback.reaction as r where r.id = which) is not null or feedback.key_beside(which) is not null
  $$;
revoke execute on function feedback.key_beside, platform.word_keys from public;
grant execute on function feedback.key_beside, platform.word_keys to opvangloket_member, opvangloket_worker;

-- A case that becomes strict had words before: they stand sealed from then on, also those that otherwise never change.
create function feedback.seal_words(which uuid, words jsonb) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  one record;
begin
  if not feedback.may_handle(which) then
    raise exception 'not permitted';
  end if;
  perform set_config('app.sealing', which::text, true);
  for one in select * from jsonb_to_recordset(words) as w(part text, id uuid, field text, sealed jsonb) loop
    if (one.part, one.field) not in (('element', 'words'), ('element', 'reasons'), ('event', 'words'), ('inquiry', 'statement'), ('inquiry', 'answer'),
      ('hearing', 'words'), ('task', 'words'), ('judgement', 'words'), ('judgement', 'no_measures'), ('judgement', 'content'),
      ('file', 'name'), ('file', 'same_as'), ('escalation', 'reference'), ('escalation', 'outcome'), ('disclosure', 'reason')) then
      raise exception 'not a column of words';
    end if;
    execute format('update feedback.%I set %I = %s where id = $2 and reaction_id = $3', one.part, one.field,
      case one.field when 'content' then '$1' else '$1 #>> ''{}''' end) using one.sealed, one.id, which;
  end loop;
  perform set_config('app.sealing', '', true);
end
$$;
create function feedback.seal_bytes(which uuid, part text, part_id uuid, sealed bytea) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not feedback.may_handle(which) or platform.is_plain(sealed) then
    raise exception 'not permitted';
  end if;
  perform set_config('app.sealing', which::text, true);
  if part = 'file' then
    update feedback.file set bytes = sealed where id = part_id and reaction_id = which;
  else
    update feedback.judgement set pdf = sealed where id = part_id and reaction_id = which;
  end if;
  perform set_config('app.sealing', '', true);
end
$$;
revoke execute on function feedback.seal_words, feedback.seal_bytes from public;
grant execute on function feedback.seal_words, feedback.seal_bytes to opvangloket_member;

create table platform.key_probe (
  name text primary key,
  sealed bytea not null
);
comment on table platform.key_probe is 'one value per key of the house: a process with other keys than these refuses to start';
alter table platform.key_probe enable row level security;
create policy work on platform.key_probe to opvangloket_worker using (true) with check (true);
grant select, insert on platform.key_probe to opvangloket_worker;
