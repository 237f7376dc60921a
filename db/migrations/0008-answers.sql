-- What a location answers: offers and visits; and what an organiser may see of a request.
create table requests.offer (
  id uuid primary key,
  choice_id uuid not null references requests.choice,
  age_group_id uuid references locations.age_group,
  occupation_id uuid unique references locations.occupation,
  half_days text[] not null check (cardinality(half_days) > 0 and half_days <@ locations.half_days()),
  start_on date not null,
  until_on date,
  answer_by date not null,
  words text not null default '' check (length(words) <= 2000),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'lapsed', 'taken_back')),
  made_at timestamptz not null default now(),
  decided_at timestamptz,
  check (until_on >= start_on),
  check ((age_group_id is null) = (occupation_id is null)),
  check ((state = 'open') = (decided_at is null))
);
comment on table requests.offer is 'a place that was promised until answer_by; without age group where the location has no plan to count with';
comment on column requests.offer.until_on is 'the last day of a place for a while, as in a holiday; null: no end';
comment on column requests.offer.occupation_id is 'its entry in the ledger of places';
create unique index offer_open on requests.offer (choice_id) where state = 'open';
create index offer_choice on requests.offer (choice_id, made_at);
create index offer_group on requests.offer (age_group_id);
create index offer_lapses on requests.offer (answer_by) where state = 'open';

create table requests.visit (
  id uuid primary key,
  choice_id uuid not null references requests.choice,
  picked timestamptz,
  state text not null default 'open' check (state in ('open', 'picked', 'closed')),
  made_at timestamptz not null default now(),
  check (state <> 'picked' or picked is not null)
);
comment on table requests.visit is 'an invitation to come and look, with moments to choose from; closed: none suited, or it was taken back';
create table requests.visit_slot (
  visit_id uuid not null references requests.visit,
  starts_at timestamptz not null,
  primary key (visit_id, starts_at)
);
create unique index visit_open on requests.visit (choice_id) where state <> 'closed';
create index visit_choice on requests.visit (choice_id, made_at);

-- For policies, as locations.managed() is. Past row-level security: a policy that asks another one in a circle never ends.
create function requests.choices_of_managed() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select c.id from requests.choice as c where c.location_id = any (array(select locations.managed())) $$;
create function requests.requests_of_managed() returns setof uuid
  language sql stable parallel safe security definer set search_path = ''
  as $$ select c.request_id from requests.choice as c where c.location_id = any (array(select locations.managed())) $$;

-- One step at a time in a request, whoever takes it: a location may lock what it may not change.
create function requests.lock_of_choice(of_choice uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  found_request uuid;
begin
  select c.request_id into found_request from requests.choice as c
  where c.id = of_choice
    and (c.desk_id = any ((select platform.acting_organisations())::uuid[])
      or c.request_id in (select r.id from requests.request as r where r.family_id = platform.acting_case())
      or c.location_id in (select locations.managed())
      or current_setting('role') = 'opvangloket_worker');
  if found_request is not null then
    perform from requests.request as r where r.id = found_request for no key update;
  end if;
  return found_request;
end
$$;
revoke execute on function requests.lock_of_choice from public;
grant execute on function requests.lock_of_choice to opvangloket_member, opvangloket_worker;

-- A location that mends its answer must know that the child has a place by now, although it does not see where.
create function requests.has_place(which uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$ select exists (select from requests.choice as c where c.request_id = which and c.state = 'accepted') $$;
revoke execute on function requests.has_place from public;
grant execute on function requests.has_place to opvangloket_member, opvangloket_worker;

-- A request is closed while none of its choices waits for anybody; who answers one choice does not see the others.
create function requests.close_or_open() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  perform from requests.request as r where r.id = new.request_id for no key update;
  update requests.request as r
  set state = case when w.waits then 'open' else 'closed' end, closed_at = case when w.waits then null else new.changed_at end
  from (select exists (select from requests.choice as c where c.request_id = new.request_id and c.acts <> 'nobody') as waits) as w
  where r.id = new.request_id and (r.state = 'open') <> w.waits;
  return null;
end
$$;
revoke execute on function requests.close_or_open from public;
create trigger close_or_open after update of acts on requests.choice
  for each row when (old.acts is distinct from new.acts) execute function requests.close_or_open();

-- An organiser sees what is asked of its own locations, and the history of that choice: no other choices, no notes of the desk.
create policy asked_location on requests.request for select to opvangloket_member
  using (id = any (array(select requests.requests_of_managed())));
create policy asked_location on requests.choice for select to opvangloket_member
  using (location_id = any (array(select locations.managed())));
create policy asked_location_answers on requests.choice for update to opvangloket_member
  using (location_id = any (array(select locations.managed()))) with check (location_id = any (array(select locations.managed())));
create policy asked_location on requests.event for select to opvangloket_member
  using (audience = 'all' and (choice_id = any (array(select requests.choices_of_managed()))
    or (choice_id is null and (kind = 'received' or (kind = 'changed' and details ->> 'what' <> 'order')) and request_id = any (array(select requests.requests_of_managed())))));
create policy asked_location_tells on requests.event for insert to opvangloket_member
  with check (actor = 'organiser' and audience = 'all' and choice_id = any (array(select requests.choices_of_managed())));

-- Who sees the choice sees what was offered there, and may decide on it; only a location or a desk offers.
create function requests.may_answer(which uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (select from requests.choice as c where c.id = which
      and (c.location_id = any (array(select locations.managed())) or c.desk_id = any (platform.acting_organisations())))
  $$;
alter table requests.offer enable row level security;
alter table requests.visit enable row level security;
alter table requests.visit_slot enable row level security;
create policy of_choice on requests.offer for select to opvangloket_member
  using (exists (select from requests.choice as c where c.id = offer.choice_id));
create policy decide on requests.offer for update to opvangloket_member
  using (exists (select from requests.choice as c where c.id = offer.choice_id));
create policy answer on requests.offer for insert to opvangloket_member
  with check (requests.may_answer(choice_id));
create policy of_choice on requests.visit for select to opvangloket_member
  using (exists (select from requests.choice as c where c.id = visit.choice_id));
create policy decide on requests.visit for update to opvangloket_member
  using (exists (select from requests.choice as c where c.id = visit.choice_id));
create policy answer on requests.visit for insert to opvangloket_member
  with check (requests.may_answer(choice_id));
create policy of_visit on requests.visit_slot for select to opvangloket_member
  using (exists (select from requests.visit as v where v.id = visit_slot.visit_id));
create policy answer on requests.visit_slot for insert to opvangloket_member
  with check (exists (select from requests.visit as v where v.id = visit_slot.visit_id));
create policy work on requests.offer to opvangloket_worker using (true) with check (true);
create policy work on requests.visit to opvangloket_worker using (true) with check (true);
create policy work on requests.visit_slot to opvangloket_worker using (true) with check (true);
grant select, insert on requests.offer, requests.visit, requests.visit_slot to opvangloket_member;
grant select on requests.offer, requests.visit, requests.visit_slot to opvangloket_worker;
grant update (state, decided_at) on requests.offer to opvangloket_member, opvangloket_worker;
grant update (state, picked) on requests.visit to opvangloket_member, opvangloket_worker;
