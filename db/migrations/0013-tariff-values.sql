-- Values of the tariffs that people add without a release: one proposes a set, another approves it.
create schema if not exists tariffs;
grant usage on schema tariffs to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table tariffs.proposed_set (
  id uuid primary key,
  land text not null check (land in ('vl', 'nl')),
  kind text not null check (kind in ('income_tariff', 'benefit_year')),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  value jsonb not null,
  source text not null check (length(source) between 1 and 300),
  certainty text not null check (certainty in ('law', 'official', 'uncertain')),
  organisation_id uuid not null references accounts.organisation,
  proposed_by uuid not null references accounts.person,
  proposed_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  decided_by uuid references accounts.person,
  decided_at timestamptz,
  reason text check (length(reason) between 1 and 1000),
  check ((land = 'vl') = (kind = 'income_tariff')),
  check (kind <> 'benefit_year' or (from_on = date_trunc('year', from_on)::date and until_on = (from_on + interval '1 year - 1 day')::date)),
  constraint four_eyes check (decided_by <> proposed_by),
  check ((state in ('approved', 'rejected')) = (decided_by is not null)),
  check ((state = 'proposed') = (decided_at is null)),
  check (state <> 'rejected' or reason is not null)
);
comment on table tariffs.proposed_set is 'what was approved holds from its day; a mistake is mended by a newer set for the same days';
comment on column tariffs.proposed_set.until_on is 'of days behind it nothing is published';
comment on column tariffs.proposed_set.value is 'FlemishSet or DutchSet of tariff-values.ts, in cents and hundredths';
create index proposed_set_in_force on tariffs.proposed_set (land, from_on) where state = 'approved';
create index proposed_set_organisation on tariffs.proposed_set (organisation_id);
create index proposed_set_proposed_by on tariffs.proposed_set (proposed_by);
create index proposed_set_decided_by on tariffs.proposed_set (decided_by);

-- What was proposed is what is decided on, and what was decided stays, whoever writes.
create function tariffs.keep_history() returns trigger
  language plpgsql
  as $$
begin
  if tg_op = 'DELETE' or old.state <> 'proposed' then
    raise exception 'a set of values that was decided on stays as it is' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.land, new.kind, new.from_on, new.until_on, new.value, new.source, new.certainty, new.organisation_id, new.proposed_by, new.proposed_at)
    is distinct from
    (old.id, old.land, old.kind, old.from_on, old.until_on, old.value, old.source, old.certainty, old.organisation_id, old.proposed_by, old.proposed_at) then
    raise exception 'a proposed set of values is decided on as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger keep_history before update or delete on tariffs.proposed_set
  for each row execute function tariffs.keep_history();
create trigger facts_changed after insert or update of state on tariffs.proposed_set
  for each statement execute function locations.tell_facts_changed();

-- Policy people of an authority, for their own land.
create function tariffs.may_decide(of_land text) returns boolean
  language sql stable parallel safe
  return exists (
    select from accounts.membership as m join accounts.organisation as o on o.id = m.organisation_id
    where m.person_id = platform.acting_person() and m.role = 'policy' and m.ended_at is null
      and o.kind = 'authority' and o.land = of_land and o.id = any (platform.acting_organisations()));

alter table tariffs.proposed_set enable row level security;
create policy published on tariffs.proposed_set for select using (state = 'approved');
create policy see on tariffs.proposed_set for select to opvangloket_member using (tariffs.may_decide(land));
create policy propose on tariffs.proposed_set for insert to opvangloket_member
  with check (tariffs.may_decide(land) and proposed_by = platform.acting_person() and state = 'proposed'
    and organisation_id = any (platform.acting_organisations()));
create policy decide on tariffs.proposed_set for update to opvangloket_member
  using (state = 'proposed' and tariffs.may_decide(land))
  with check ((state in ('approved', 'rejected') and decided_by = platform.acting_person())
    or (state = 'withdrawn' and proposed_by = platform.acting_person()));
-- Who proposed and who decided is for colleagues.
grant select (id, land, kind, from_on, until_on, value, source, certainty, state, decided_at) on tariffs.proposed_set
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_worker;
grant select, insert on tariffs.proposed_set to opvangloket_member;
grant update (state, decided_by, decided_at, reason) on tariffs.proposed_set to opvangloket_member;
