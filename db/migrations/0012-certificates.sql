-- A desk prepares the certificate of the income tariff (attest inkomenstarief) for a family. Everybody at the desk sees that a
-- file exists and how it stands; what is in it only who is authorised that day (gemachtigde personen).
create schema if not exists tariffs;
grant usage on schema tariffs to opvangloket_member, opvangloket_worker;

create table tariffs.authorised (
  id uuid primary key,
  desk_id uuid not null references accounts.organisation,
  person_id uuid not null references accounts.person,
  function text not null default '' check (length(function) <= 200),
  from_on date not null,
  until_on date,
  added_by uuid not null,
  added_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_words text not null default '' check (length(revoked_words) <= 500),
  check (until_on >= from_on),
  check ((revoked_at is null) = (revoked_by is null))
);
comment on table tariffs.authorised is 'gemachtigde personen: who may ask for certificates in the name of families, by the desk''s own list';
create index authorised_desk on tariffs.authorised (desk_id);
create index authorised_person on tariffs.authorised (person_id) where revoked_at is null;
create index authorised_of on tariffs.authorised (person_id);

create table tariffs.authorised_sheet (
  desk_id uuid primary key references accounts.organisation,
  title text not null check (length(title) between 1 and 200),
  intro text not null check (length(intro) <= 1000),
  columns text[] not null check (cardinality(columns) > 0
    and columns <@ array['name', 'function', 'email', 'from', 'until', 'signature']),
  declaration text not null check (length(declaration) <= 2000),
  changed_by uuid not null,
  changed_at timestamptz not null
);
comment on table tariffs.authorised_sheet is 'how the desk prints its list for the agency: nobody published the form, so the desk decides';

create table tariffs.certificate (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  desk_id uuid not null references accounts.organisation,
  state text not null default 'asked'
    check (state in ('asked', 'preparing', 'sent', 'granted', 'renewed', 'lapsed', 'stopped')),
  follows_id uuid unique references tariffs.certificate,
  missing smallint not null default 0,
  due_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (id, desk_id),
  check (due_on is null or state in ('asked', 'preparing', 'sent', 'granted'))
);
comment on table tariffs.certificate is 'that a file exists, how it stands and by when something is due: for everybody at the desk. No name, no figure, no reason';
comment on column tariffs.certificate.missing is 'answers, documents and signatures that are still to come';
comment on column tariffs.certificate.follows_id is 'the file whose certificate this one renews';
create index certificate_work on tariffs.certificate (desk_id, due_on);

create table tariffs.certificate_case (
  certificate_id uuid primary key,
  desk_id uuid not null,
  kind text not null check (kind in ('first', 'recalculation', 'reduced')),
  child_name text not null check (length(child_name) between 1 and 200),
  birth_on date not null,
  first_day date not null,
  contact_name text not null check (length(contact_name) between 1 and 200),
  contact_email text check (length(contact_email) <= 254),
  contact_phone text check (length(contact_phone) <= 50),
  language text not null check (language in ('nl', 'fr', 'en')),
  sent_on date,
  household_changed_on date,
  due_why text check (due_why in
    ('before_start', 'result_awaited', 'household', 'age_3_5', 'age_6', 'age_9', 'reduced_rate', 'september', 'valid_until')),
  erase_on date not null,
  erased_at timestamptz,
  foreign key (certificate_id, desk_id) references tariffs.certificate (id, desk_id),
  check (birth_on < first_day)
);
comment on column tariffs.certificate_case.desk_id is 'of the file, once more: a list is judged at once, not row by row';
create index certificate_case_of on tariffs.certificate_case (certificate_id, desk_id);
comment on column tariffs.certificate_case.first_day is 'the first day in care without the parent; of a renewal, the first day that the new one has to hold';
comment on column tariffs.certificate_case.erase_on is 'from this day on what the family told of its income is deleted (retention.ts)';
create index certificate_erase on tariffs.certificate_case (erase_on) where erased_at is null;

create table tariffs.certificate_income (
  certificate_id uuid primary key references tariffs.certificate,
  sealed bytea not null,
  changed_at timestamptz not null
);
comment on table tariffs.certificate_income is 'household, incomes and documents seen, encrypted; the table, this row and this column are authenticated with it';

create table tariffs.certificate_declaration (
  id uuid primary key,
  certificate_id uuid not null references tariffs.certificate,
  kind text not null check (kind in ('mandate', 'consent')),
  given_by text not null check (length(given_by) between 1 and 200),
  given_on date not null,
  way text not null check (way in ('signed', 'mail', 'spoken')),
  text_version text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_way text check (withdrawn_way in ('signed', 'mail', 'spoken')),
  withdrawn_by uuid,
  check (num_nonnulls(withdrawn_on, withdrawn_way, withdrawn_by) in (0, 3))
);
comment on table tariffs.certificate_declaration is 'mandate: ask in our name; consent: see and keep our income data for it. Who gave it, when, how, which text';
create unique index certificate_declaration_once on tariffs.certificate_declaration (certificate_id, kind) where withdrawn_on is null;
create index certificate_declaration_of on tariffs.certificate_declaration (certificate_id);

create table tariffs.certificate_result (
  certificate_id uuid primary key references tariffs.certificate,
  code text not null check (code ~ '^[0-9]{6}-[0-9]{3}-[0-9]{2}$'),
  day_cents int not null check (day_cents > 0),
  rate text not null check (rate in ('income', 'reduced', 'maximum')),
  from_on date not null,
  until_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  check (until_on >= from_on)
);
comment on column tariffs.certificate_result.until_on is 'the last day, as the certificate says; null where it names none';

create table tariffs.certificate_event (
  id uuid primary key,
  certificate_id uuid not null references tariffs.certificate,
  at timestamptz not null,
  kind text not null check (kind in ('asked', 'given', 'withdrawn', 'answered', 'documents', 'sent', 'back', 'recorded', 'corrected',
    'household', 'reminded', 'to_call', 'renewed', 'lapsed', 'stopped', 'erased')),
  person_id uuid,
  mandate_id uuid references tariffs.certificate_declaration,
  words text not null default '' check (length(words) <= 2000),
  details jsonb not null default '{}'
);
comment on table tariffs.certificate_event is 'who did what, with which mandate';
create index certificate_event_of on tariffs.certificate_event (certificate_id, at);
create index certificate_event_mandate on tariffs.certificate_event (mandate_id);

create table tariffs.certificate_reminder (
  certificate_id uuid not null references tariffs.certificate,
  because text not null,
  last_on date not null,
  letter_id uuid,
  planned_at timestamptz not null,
  primary key (certificate_id, because, last_on)
);
comment on table tariffs.certificate_reminder is 'a family is told once that a certificate lapses; without letter: somebody calls';

-- The coarse guard; the program looks once more by its own clock (authorised.ts).
create function tariffs.authorised_desks() returns setof uuid
  language sql stable
  begin atomic
    select a.desk_id from tariffs.authorised as a
    join accounts.organisation as o on o.id = a.desk_id
    where a.person_id = platform.acting_person()
      and a.desk_id = any (platform.acting_organisations())
      and a.revoked_at is null
      and o.land = 'vl'
      and (now() at time zone o.zone)::date >= a.from_on
      and (a.until_on is null or (now() at time zone o.zone)::date <= a.until_on);
  end;

create function tariffs.coordinated_desks() returns setof uuid
  language sql stable
  begin atomic
    select m.organisation_id from accounts.membership as m
    where m.person_id = platform.acting_person() and m.role = 'desk_manager' and m.ended_at is null
      and m.organisation_id = any (platform.acting_organisations());
  end;

alter table tariffs.authorised enable row level security;
create policy desk on tariffs.authorised for select to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy coordinate on tariffs.authorised for insert to opvangloket_member
  with check (desk_id = any (array(select tariffs.coordinated_desks())));
create policy revoke on tariffs.authorised for update to opvangloket_member
  using (desk_id = any (array(select tariffs.coordinated_desks())));
alter table tariffs.authorised_sheet enable row level security;
create policy desk on tariffs.authorised_sheet for select to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy coordinate on tariffs.authorised_sheet to opvangloket_member
  using (desk_id = any (array(select tariffs.coordinated_desks())))
  with check (desk_id = any (array(select tariffs.coordinated_desks())));
grant select, insert on tariffs.authorised, tariffs.authorised_sheet to opvangloket_member;
grant update (revoked_at, revoked_by, revoked_words) on tariffs.authorised to opvangloket_member;
grant update on tariffs.authorised_sheet to opvangloket_member;

alter table tariffs.certificate enable row level security;
create policy desk on tariffs.certificate for select to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy authorised_insert on tariffs.certificate for insert to opvangloket_member
  with check (desk_id = any (array(select tariffs.authorised_desks())));
create policy authorised_update on tariffs.certificate for update to opvangloket_member
  using (desk_id = any (array(select tariffs.authorised_desks())));
create policy work on tariffs.certificate to opvangloket_worker using (true) with check (true);
grant select, insert, update on tariffs.certificate to opvangloket_member;
grant select, update on tariffs.certificate to opvangloket_worker;

create function tariffs.opened(certificate uuid) returns boolean
  language sql stable
  return exists (select from tariffs.certificate as c
    where c.id = certificate and c.desk_id = any (array(select tariffs.authorised_desks())));

alter table tariffs.certificate_case enable row level security;
create policy authorised on tariffs.certificate_case to opvangloket_member
  using (desk_id = any (array(select tariffs.authorised_desks()))) with check (desk_id = any (array(select tariffs.authorised_desks())));
create policy work on tariffs.certificate_case to opvangloket_worker using (true) with check (true);
grant select, insert on tariffs.certificate_case to opvangloket_member;
grant select on tariffs.certificate_case to opvangloket_worker;

do $$
declare
  part text;
begin
  foreach part in array array['income', 'declaration', 'result', 'event', 'reminder'] loop
    execute format('alter table tariffs.certificate_%s enable row level security', part);
    execute format('create policy authorised on tariffs.certificate_%s to opvangloket_member
      using (tariffs.opened(certificate_id)) with check (tariffs.opened(certificate_id))', part);
    execute format('create policy work on tariffs.certificate_%s to opvangloket_worker using (true) with check (true)', part);
    execute format('grant select, insert on tariffs.certificate_%s to opvangloket_member', part);
    execute format('grant select on tariffs.certificate_%s to opvangloket_worker', part);
  end loop;
end
$$;
revoke select on tariffs.certificate_income from opvangloket_worker;
grant select (certificate_id) on tariffs.certificate_income to opvangloket_worker;
grant delete on tariffs.certificate_income to opvangloket_member, opvangloket_worker;
grant update on tariffs.certificate_case, tariffs.certificate_income, tariffs.certificate_result to opvangloket_member;
grant update (withdrawn_on, withdrawn_way, withdrawn_by) on tariffs.certificate_declaration to opvangloket_member;
grant update (erased_at, due_why) on tariffs.certificate_case to opvangloket_worker;
grant insert on tariffs.certificate_event, tariffs.certificate_reminder to opvangloket_worker;
