-- How many children a location can take, who has which place, and what is therefore still free.

-- The order of every array of fourteen below: monday morning first, sunday afternoon last. As locations/half-days.ts has it.
create function locations.half_days() returns text[]
  language sql immutable parallel safe
  return array['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am', 'thu-pm', 'fri-am', 'fri-pm', 'sat-am', 'sat-pm', 'sun-am', 'sun-pm'];

create table locations.land_maximum (
  land text not null check (land in ('vl', 'nl')),
  kind text not null check (kind in ('day_care', 'after_school', 'childminder')),
  from_on date not null,
  per_group smallint check (per_group > 0),
  per_location smallint check (per_location > 0),
  primary key (land, kind, from_on)
);
comment on table locations.land_maximum is 'what capacity-maxima.ts says with its sources, so that the database refuses as well; a test compares the two';
insert into locations.land_maximum (land, kind, from_on, per_group, per_location) values
  ('vl', 'day_care', '2014-04-01', 18, null),
  ('vl', 'childminder', '2014-04-01', 8, 8),
  ('vl', 'childminder', '2027-01-01', 7, 7),
  ('nl', 'childminder', '2014-01-01', 6, 6);

create table locations.age_group (
  id uuid primary key,
  location_id uuid not null references locations.location,
  name text not null check (length(name) between 1 and 60),
  from_months int not null check (from_months >= 0),
  to_months int not null check (to_months <= 156),
  position int not null default 1,
  check (to_months > from_months),
  unique (location_id, name)
);
comment on table locations.age_group is 'a group or pool of places for children of certain ages; a location without groups has one';
comment on column locations.age_group.to_months is 'a child of this age is too old';

create table locations.plan (
  id uuid primary key,
  age_group_id uuid not null references locations.age_group on delete cascade,
  from_on date not null,
  places smallint[] not null check (cardinality(places) = 14 and array_position(places, null) is null and 0 <= all (places)),
  unique (age_group_id, from_on)
);
comment on table locations.plan is 'places per half-day as the organiser wants them; each row holds until the next of its group. Maxima cut it when places are counted';

create table locations.closure (
  id uuid primary key,
  location_id uuid not null references locations.location,
  from_on date not null,
  until_on date not null,
  reason text not null check (reason in ('holiday', 'leave', 'training', 'other')),
  check (until_on >= from_on)
);
comment on table locations.closure is 'days on which the location is closed; a place on tuesdays stays a place when one tuesday falls out';
create index closure_location on locations.closure (location_id, from_on);

create table locations.occupation (
  id uuid primary key,
  age_group_id uuid not null references locations.age_group,
  kind text not null check (kind in ('offer', 'placement')),
  subject_id uuid not null,
  half_days text[] not null check (cardinality(half_days) > 0 and half_days <@ locations.half_days()),
  from_on date not null,
  until_on date,
  case_id uuid,
  desk_id uuid references accounts.organisation,
  created_at timestamptz not null default now(),
  check (until_on >= from_on - 1)
);
comment on table locations.occupation is 'the ledger: which half-days of a group are promised or taken. Written by occupy, settle, release, prolong and correct only';
comment on column locations.occupation.subject_id is 'the offer or the placement';
comment on column locations.occupation.until_on is 'the last day; null: no end known; the day before from_on: released whole, kept because others point at it';
comment on column locations.occupation.case_id is 'the family for whom the place is kept: it may take it or give it up, as may its desk (desk_id)';
create index occupation_desk on locations.occupation (desk_id) where desk_id is not null;
create index occupation_group on locations.occupation (age_group_id);
create index occupation_subject on locations.occupation (subject_id);

create table locations.free_place (
  age_group_id uuid not null references locations.age_group on delete cascade,
  from_on date not null,
  until_on date,
  places smallint[] not null check (cardinality(places) = 14),
  free smallint[] not null check (cardinality(free) = 14),
  open_mask int not null,
  primary key (age_group_id, from_on)
);
comment on table locations.free_place is 'derived by locations.recount in the transaction of each change; nobody types it in';
comment on column locations.free_place.until_on is 'the last day; null: until something changes';
comment on column locations.free_place.places is 'the plan as the maxima leave it; 0 is closed then';
comment on column locations.free_place.open_mask is 'the half-days with a free place, one bit each, monday morning the lowest';

create table locations.lasting_place (
  location_id uuid not null references locations.location,
  age_group_id uuid not null references locations.age_group on delete cascade,
  from_on date not null,
  until_on date not null,
  open_mask int not null,
  primary key (age_group_id, from_on)
);
create index lasting_place_location on locations.lasting_place (location_id, from_on) include (until_on, open_mask, age_group_id);
comment on table locations.lasting_place is 'derived with free_place, for the finder: the half-days that a child who starts between these days keeps for a year (place_lasts)';
comment on column locations.lasting_place.until_on is 'the last day on which a child starts so; infinity: until something changes';

create table locations.free_confirmation (
  location_id uuid primary key references locations.location,
  confirmed_on date not null,
  letter_on date
);
comment on table locations.free_confirmation is 'the day on which somebody of the location, or the desk for it, last said that the free places are right';
comment on column locations.free_confirmation.letter_on is 'when a letter last asked for it';

-- Who acts runs this location, or is the desk of its municipality and acts on its behalf.
create function locations.cares_for(which uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select which in (select locations.managed())
      or exists (select from locations.location as l
        join locations.desk_area as a on a.land = l.land and a.municipality_code = l.municipality_code
        where l.id = which and a.organisation_id = any (platform.acting_organisations()));
  end;

/* The room of every group of a location over time: no row before its first plan. Raw: below zero where more is taken than
   a maximum that came later allows. The pure twin is capacity-plan.ts; a random walk holds the two together. */
create function locations.rooms(of_location uuid)
  returns table (age_group_id uuid, from_on date, until_on date, half int, planned int, places int, room int)
  language sql stable set search_path = ''
  begin atomic
    with groups as (
      select g.id from locations.age_group as g where g.location_id = of_location
    ), plans as (
      select p.age_group_id, p.from_on, p.places,
        lead(p.from_on) over (partition by p.age_group_id order by p.from_on) as next_on
      from locations.plan as p join groups on groups.id = p.age_group_id
    ), maxima as (
      select m.from_on, lead(m.from_on) over (order by m.from_on) as next_on, m.per_group, m.per_location
      from locations.land_maximum as m join locations.location as l on l.land = m.land and l.kind = m.kind
      where l.id = of_location
    ), changes as (
      select o.age_group_id, h.half, e.on_day, sum(e.step) as step
      from locations.occupation as o
      join groups on groups.id = o.age_group_id
      cross join lateral (select array_position(locations.half_days(), one) as half from unnest(o.half_days) as one) as h
      cross join lateral (values (o.from_on, 1), (o.until_on + 1, -1)) as e (on_day, step)
      where e.on_day is not null and (o.until_on is null or o.until_on >= o.from_on)
      group by o.age_group_id, h.half, e.on_day
    ), days as (
      select p.from_on as on_day from plans as p union select c.on_day from changes as c union select m.from_on from maxima as m
    ), dated as (
      select g.id as age_group_id, d.on_day, p.places, m.per_group, m.per_location
      from groups as g cross join days as d
      left join plans as p on p.age_group_id = g.id and p.from_on <= d.on_day and (p.next_on is null or p.next_on > d.on_day)
      left join maxima as m on m.from_on <= d.on_day and (m.next_on is null or m.next_on > d.on_day)
    ), grid as (
      -- One pass: joining the changes to the days would compare every one with every other.
      select d.age_group_id, d.on_day, h.half, 0 as step, d.places[h.half]::int as planned, d.per_group, d.per_location
      from dated as d cross join generate_series(1, 14) as h (half)
      union all
      select c.age_group_id, c.on_day, c.half, c.step::int, null, null, null from changes as c
    ), cells as (
      select i.age_group_id, i.on_day, i.half, sum(i.step) as step, max(i.planned) as planned,
        max(i.per_group) as per_group, max(i.per_location) as per_location
      from grid as i group by i.age_group_id, i.on_day, i.half
    ), taken as (
      select e.age_group_id, e.on_day as from_on, e.half, e.planned, e.per_group, e.per_location,
        lead(e.on_day) over w - 1 as until_on, (sum(e.step) over w)::int as taken
      from cells as e window w as (partition by e.age_group_id, e.half order by e.on_day)
    ), counted as (
      select t.age_group_id, t.from_on, t.until_on, t.half, t.taken, t.planned,
        sum(t.taken) over (partition by t.from_on, t.half)::int as taken_in_all,
        case when t.planned is not null then least(t.planned, t.per_group, t.per_location, l.capacity) end as places,
        least(t.per_location, l.capacity) as most
      from taken as t cross join locations.location as l
      where l.id = of_location
    )
    select c.age_group_id, c.from_on, c.until_on, c.half, coalesce(c.planned, 0) - c.taken, c.places,
      case when c.places is not null then least(c.places - c.taken, c.most - c.taken_in_all) end
    from counted as c
    where c.planned is not null or c.taken > 0;
  end;
comment on function locations.rooms(uuid) is 'planned: what the plan leaves, maxima aside; below zero is a plan that goes below what is taken, or no plan at all';

-- Whoever counts or changes places of a location waits for whoever did before. Weaker than `for update`: foreign keys pass.
create function locations.lock_places(of_location uuid) returns void
  language sql security definer set search_path = ''
  as $$
    select from locations.age_group as g where g.location_id = of_location order by g.id for no key update
  $$;

-- A place that is gone within so many days is no place to begin with. As placeLasts in wanted-care.ts has it.
create function locations.place_lasts() returns int
  language sql immutable parallel safe
  return 364;

/* What stays free for a year, by the day on which one starts: it changes where a span begins, and a year before that. */
create function locations.lasting_places(spans locations.free_place[])
  returns table (age_group_id uuid, from_on date, until_on date, open_mask int)
  language sql immutable set search_path = ''
  begin atomic
    with days as (
      select s.age_group_id, s.from_on as on_day from unnest(spans) as s
      union
      select s.age_group_id, s.from_on - locations.place_lasts() + 1 from unnest(spans) as s
      where s.from_on - locations.place_lasts() + 1 > (select min(f.from_on) from unnest(spans) as f where f.age_group_id = s.age_group_id)
    ), masks as (
      select d.age_group_id, d.on_day, bit_and(s.open_mask) as open_mask
      from days as d
      join unnest(spans) as s on s.age_group_id = d.age_group_id
        and s.from_on < d.on_day + locations.place_lasts() and coalesce(s.until_on, 'infinity') >= d.on_day
      group by d.age_group_id, d.on_day
    ), begun as (
      select m.*, m.open_mask is distinct from lag(m.open_mask) over w as begins
      from masks as m window w as (partition by m.age_group_id order by m.on_day)
    )
    select b.age_group_id, b.on_day, lead(b.on_day, 1, 'infinity') over (partition by b.age_group_id order by b.on_day) - 1, b.open_mask
    from begun as b where b.begins;
  end;

/* Counts a location anew, and refuses in the same breath: `grown` are the entries that take more than before, `planned` the groups
   whose plan changed. What was too much before, because a maximum came down, may stay and may shrink. */
create function locations.recount(of_location uuid, grown jsonb default '[]', planned_anew uuid[] default '{}') returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  now_free locations.free_place[];
  was_free locations.free_place[];
  too_many boolean;
  too_few boolean;
begin
  perform locations.lock_places(of_location);
  with rooms as materialized (
    select r.* from locations.rooms(of_location) as r
  ), spans as (
    select r.age_group_id, r.from_on, r.until_on,
      array_agg(r.places::smallint order by r.half) as places,
      array_agg(greatest(r.room, 0)::smallint order by r.half) as free
    from rooms as r
    where r.places is not null
    group by r.age_group_id, r.from_on, r.until_on
  ), marked as (
    select s.*, (s.places, s.free) is distinct from (lag(s.places) over w, lag(s.free) over w) as begins
    from spans as s window w as (partition by s.age_group_id order by s.from_on)
  ), begun as (
    select m.*, lead(m.from_on) over (partition by m.age_group_id order by m.from_on) - 1 as last_on from marked as m where m.begins
  )
  select coalesce(array_agg(row(b.age_group_id, b.from_on, b.last_on, b.places, b.free,
    (select coalesce(sum(1 << (i - 1)), 0) from generate_subscripts(b.free, 1) as i where b.free[i] > 0))::locations.free_place
    order by b.age_group_id, b.from_on), '{}'),
    exists (
      select from jsonb_to_recordset(grown) as g (age_group_id uuid, half_days text[], from_on date, until_on date)
      join rooms as r on r.age_group_id = g.age_group_id
        and r.from_on <= coalesce(g.until_on, 'infinity') and coalesce(r.until_on, 'infinity') >= g.from_on
      where (r.places is null or r.room < 0) and (locations.half_days())[r.half] = any (g.half_days)
        and coalesce(g.until_on, 'infinity') >= g.from_on),
    exists (select from rooms as r where r.planned < 0 and r.age_group_id = any (planned_anew))
  into now_free, too_many, too_few from begun as b;
  if too_many then
    raise exception 'more children than places' using errcode = 'OV001';
  end if;
  if too_few then
    raise exception 'fewer places than children' using errcode = 'OV002';
  end if;
  select coalesce(array_agg(f order by f.age_group_id, f.from_on), '{}') into was_free
  from locations.free_place as f join locations.age_group as g on g.id = f.age_group_id where g.location_id = of_location;
  -- Pages that were kept are forgotten only when something that they show has changed.
  if now_free is distinct from was_free then
    delete from locations.free_place as f using locations.age_group as g where g.id = f.age_group_id and g.location_id = of_location;
    insert into locations.free_place select * from unnest(now_free);
    delete from locations.lasting_place as p where p.location_id = of_location;
    insert into locations.lasting_place (location_id, age_group_id, from_on, until_on, open_mask)
    select of_location, p.age_group_id, p.from_on, p.until_on, p.open_mask from locations.lasting_places(now_free) as p;
  end if;
end
$$;

create function locations.locations_of(groups uuid[]) returns setof uuid
  language sql stable set search_path = ''
  as $$ select distinct g.location_id from locations.age_group as g where g.id = any (groups) order by 1 $$;

/* Whoever writes: no occupation above the plan or a maximum, or where there is no plan. What was too much before, because
   a maximum came down, may shrink. */
create function locations.guard_occupation() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  place uuid;
  grown jsonb;
  groups uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct f.age_group_id) into groups from fresh as f;
  else
    select array_agg(distinct one) into groups from (select f.age_group_id as one from fresh as f union select o.age_group_id from former as o) as both_;
  end if;
  for place in select locations.locations_of(groups) loop
    perform locations.lock_places(place);
    if tg_op = 'INSERT' then
      select coalesce(jsonb_agg(to_jsonb(f)), '[]') into grown from fresh as f
      join locations.age_group as g on g.id = f.age_group_id where g.location_id = place;
    else
      select coalesce(jsonb_agg(to_jsonb(f)), '[]') into grown from fresh as f
      join locations.age_group as g on g.id = f.age_group_id
      left join former as o on o.id = f.id
      where g.location_id = place and (o.id is null or o.age_group_id <> f.age_group_id or not f.half_days <@ o.half_days
        or f.from_on < o.from_on or coalesce(f.until_on, 'infinity') > coalesce(o.until_on, 'infinity'));
    end if;
    perform locations.recount(place, grown => grown);
  end loop;
  return null;
end
$$;
create trigger guard_insert after insert on locations.occupation
  referencing new table as fresh for each statement execute function locations.guard_occupation();
create trigger guard_update after update on locations.occupation
  referencing new table as fresh old table as former for each statement execute function locations.guard_occupation();

create function locations.forget_occupation() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  perform locations.recount(place) from locations.locations_of((select array_agg(f.age_group_id) from former as f)) as place;
  return null;
end
$$;
create trigger forget_delete after delete on locations.occupation
  referencing old table as former for each statement execute function locations.forget_occupation();

/* A plan does not go below what is taken already. */
create function locations.guard_plan() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  place uuid;
  groups uuid[];
begin
  if tg_op = 'INSERT' then select array_agg(f.age_group_id) into groups from fresh as f;
  elsif tg_op = 'DELETE' then select array_agg(f.age_group_id) into groups from former as f;
  else select array_agg(one) into groups from (select f.age_group_id as one from fresh as f union select o.age_group_id from former as o) as both_;
  end if;
  for place in select locations.locations_of(groups) loop
    perform locations.recount(place, planned_anew => groups);
  end loop;
  return null;
end
$$;
create trigger guard_insert after insert on locations.plan
  referencing new table as fresh for each statement execute function locations.guard_plan();
create trigger guard_update after update on locations.plan
  referencing new table as fresh old table as former for each statement execute function locations.guard_plan();
create trigger guard_delete after delete on locations.plan
  referencing old table as former for each statement execute function locations.guard_plan();

-- The register says how many a location may take: what an import changes counts at once.
create function locations.recount_location() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if exists (select from locations.age_group as g where g.location_id = new.id) then
    perform locations.recount(new.id);
  end if;
  return null;
end
$$;
create trigger recount after update of capacity, kind on locations.location
  for each row when (new.capacity is distinct from old.capacity or new.kind is distinct from old.kind)
  execute function locations.recount_location();

-- Who may write the ledger: who cares for the location, and jobs.
create function locations.may_fill(of_group uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select current_setting('role') in ('none', 'opvangloket_worker')
      or coalesce((select locations.cares_for(g.location_id) from locations.age_group as g where g.id = of_group), false)
  $$;

/* Taking an offer, and giving a place up: the family for whom it is kept, or its desk, also for a location elsewhere. */
create function locations.may_give_up(entry locations.occupation) returns boolean
  language sql stable set search_path = ''
  as $$ select coalesce(entry.case_id = platform.acting_case(), false)
    or coalesce(entry.desk_id = any (platform.acting_organisations()), false) $$;

/* Why these half-days cannot be had: null; {"refusal": "no_plan"}; {"refusal": "full", "on": first day, "halfDays": which}. */
create function locations.lacking(of_group uuid, wanted text[], from_day date, until_day date) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  if not exists (select from locations.plan as p where p.age_group_id = of_group and p.from_on <= from_day) then
    return jsonb_build_object('refusal', 'no_plan');
  end if;
  return (
    select jsonb_build_object('refusal', 'full', 'on', greatest(min(f.from_on), from_day),
      'halfDays', jsonb_agg(distinct (locations.half_days())[h.half]))
    from locations.free_place as f cross join generate_series(1, 14) as h (half)
    where f.age_group_id = of_group and (locations.half_days())[h.half] = any (wanted) and f.free[h.half] < 1
      and f.from_on <= coalesce(until_day, 'infinity') and coalesce(f.until_on, 'infinity') >= from_day
    having count(*) > 0);
end
$$;

/* Takes half-days, or says what is lacking. */
create function locations.occupy(new_id uuid, of_group uuid, what text, subject uuid, wanted text[], from_day date, until_day date,
  of_case uuid, of_desk uuid)
  returns jsonb
  language plpgsql security definer set search_path = ''
  as $$
declare
  place uuid;
  lacking jsonb;
begin
  if not locations.may_fill(of_group) then
    raise exception 'who acts may not fill this group' using errcode = 'insufficient_privilege';
  end if;
  select g.location_id into strict place from locations.age_group as g where g.id = of_group;
  perform locations.lock_places(place);
  lacking := locations.lacking(of_group, wanted, from_day, until_day);
  if lacking is not null then
    return lacking;
  end if;
  insert into locations.occupation (id, age_group_id, kind, subject_id, half_days, from_on, until_on, case_id, desk_id)
  values (new_id, of_group, what, subject, wanted, from_day, until_day, of_case, of_desk);
  return null;
end
$$;

-- The places first, the entry after: the same order for everybody.
create function locations.locked_entry(which uuid) returns locations.occupation
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry locations.occupation;
begin
  select o.* into strict entry from locations.occupation as o where o.id = which;
  perform locations.lock_places(place) from locations.locations_of(array[entry.age_group_id]) as place;
  select o.* into strict entry from locations.occupation as o where o.id = which for update;
  return entry;
end
$$;

/* An offer that was taken becomes a placement, at the same place. */
create function locations.settle(which uuid, subject uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry locations.occupation;
begin
  entry := locations.locked_entry(which);
  if not (locations.may_fill(entry.age_group_id) or locations.may_give_up(entry)) then
    raise exception 'who acts may not settle this entry' using errcode = 'insufficient_privilege';
  end if;
  update locations.occupation as o set kind = 'placement', subject_id = subject where o.id = which;
end
$$;

/* Frees the half-days from a day on; wholly when that day is not after the first. */
create function locations.release(which uuid, from_day date) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry locations.occupation;
begin
  entry := locations.locked_entry(which);
  if not (locations.may_fill(entry.age_group_id) or locations.may_give_up(entry)) then
    raise exception 'who acts may not release this entry' using errcode = 'insufficient_privilege';
  end if;
  update locations.occupation as o
  set until_on = least(coalesce(o.until_on, 'infinity'), greatest(from_day, o.from_on) - 1)
  where o.id = which and coalesce(o.until_on, 'infinity') >= greatest(from_day, o.from_on);
end
$$;

/* A place goes on until a later day, or without end, where nobody else was given it meanwhile; or says what is lacking. Also for the
   family that has it: it may take back that it leaves. */
create function locations.prolong(which uuid, until_day date) returns jsonb
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry locations.occupation;
  told jsonb;
begin
  entry := locations.locked_entry(which);
  if not (locations.may_fill(entry.age_group_id) or (entry.kind = 'placement' and locations.may_give_up(entry))) then
    raise exception 'who acts may not prolong this entry' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(entry.until_on, 'infinity') >= coalesce(until_day, 'infinity') then
    return null;
  end if;
  told := locations.lacking(entry.age_group_id, entry.half_days, entry.until_on + 1, until_day);
  if told is not null then
    return told;
  end if;
  update locations.occupation as o set until_on = until_day where o.id = which;
  return null;
exception when sqlstate 'OV001' then
  return jsonb_build_object('refusal', 'full', 'on', entry.until_on + 1, 'halfDays', to_jsonb(entry.half_days));
end
$$;

/* Other half-days or days for an entry, as after a slip: at once, so that nobody else comes between; or says what is lacking, and
   leaves the entry as it was. */
create function locations.correct(which uuid, wanted text[], from_day date, until_day date) returns jsonb
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry locations.occupation;
  told jsonb;
  words text;
begin
  entry := locations.locked_entry(which);
  if not locations.may_fill(entry.age_group_id) then
    raise exception 'who acts may not correct this entry' using errcode = 'insufficient_privilege';
  end if;
  begin
    update locations.occupation as o set until_on = o.from_on - 1 where o.id = which;
    told := locations.lacking(entry.age_group_id, wanted, from_day, until_day);
    if told is not null then
      raise exception 'no room' using errcode = 'OV001', detail = told::text;
    end if;
    update locations.occupation as o set half_days = wanted, from_on = from_day, until_on = until_day where o.id = which;
  exception when sqlstate 'OV001' then
    get stacked diagnostics words = pg_exception_detail;
    return words::jsonb;
  end;
  return null;
end
$$;

create trigger facts_changed after insert or update or delete or truncate on locations.age_group
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.free_place
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.lasting_place
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.closure
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or delete or truncate or update of confirmed_on on locations.free_confirmation
  for each statement execute function locations.tell_facts_changed();

-- Nobody calls these but the functions above; the doors take the locks in one order, so that two never wait for each other.
revoke execute on function locations.lock_places, locations.recount, locations.rooms, locations.lasting_places, locations.guard_occupation, locations.guard_plan,
  locations.forget_occupation, locations.recount_location, locations.may_fill, locations.locked_entry, locations.lacking, locations.occupy, locations.settle, locations.release,
  locations.prolong, locations.correct from public;
grant execute on function locations.occupy, locations.settle, locations.release, locations.prolong, locations.correct to opvangloket_member, opvangloket_worker;
grant execute on function locations.lock_places, locations.rooms to opvangloket_member, opvangloket_worker;

alter table locations.land_maximum enable row level security;
alter table locations.age_group enable row level security;
alter table locations.plan enable row level security;
alter table locations.closure enable row level security;
alter table locations.occupation enable row level security;
alter table locations.free_place enable row level security;
alter table locations.lasting_place enable row level security;
alter table locations.free_confirmation enable row level security;

create policy published on locations.land_maximum for select using (true);
create policy published on locations.age_group for select using (true);
create policy published on locations.closure for select using (true);
create policy published on locations.free_place for select using (true);
create policy published on locations.lasting_place for select using (true);
create policy published on locations.free_confirmation for select using (true);
grant select on locations.land_maximum, locations.age_group, locations.closure, locations.free_place, locations.lasting_place
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select (location_id, confirmed_on) on locations.free_confirmation to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member;
grant select on locations.free_confirmation to opvangloket_worker;

create policy care on locations.age_group to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
create policy care on locations.plan to opvangloket_member
  using (exists (select from locations.age_group as g where g.id = plan.age_group_id and locations.cares_for(g.location_id)))
  with check (exists (select from locations.age_group as g where g.id = plan.age_group_id and locations.cares_for(g.location_id)));
create policy care on locations.closure to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
create policy care on locations.free_confirmation to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
create policy care on locations.occupation for select to opvangloket_member
  using (exists (select from locations.age_group as g where g.id = occupation.age_group_id and locations.cares_for(g.location_id)));
create policy work on locations.plan for select to opvangloket_worker using (true);
create policy work on locations.occupation for select to opvangloket_worker using (true);
create policy work on locations.free_confirmation to opvangloket_worker using (true) with check (true);

grant insert, update, delete on locations.age_group, locations.plan, locations.closure to opvangloket_member;
grant select on locations.plan, locations.occupation to opvangloket_member, opvangloket_worker;
grant insert, update (confirmed_on) on locations.free_confirmation to opvangloket_member;
grant update (letter_on) on locations.free_confirmation to opvangloket_worker;
