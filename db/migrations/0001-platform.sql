-- The machinery below the trade: roles, letters, files, events, sessions, audit.
-- Roles belong to the whole server, so an installation beside this one may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['opvangloket_public', 'opvangloket_intake', 'opvangloket_gate', 'opvangloket_member', 'opvangloket_worker'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin', wanted);
    end if;
    if not pg_has_role(current_user, wanted, 'usage') then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end
$$;

comment on role opvangloket_public is 'anonymous pages: reads published facts only';
comment on role opvangloket_intake is 'anonymous forms: may insert, never select';
comment on role opvangloket_gate is 'login, sessions, invitations: sees who is at the door and nothing behind it';
comment on role opvangloket_member is 'signed-in people, under row-level security';
comment on role opvangloket_worker is 'background jobs';

-- platform.migration is made by the migrator itself, before the first file.
revoke all on schema public from public;
grant usage on schema platform to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

-- Who acts, told per transaction by the web process (set_config(…, is_local => true)); empty means nobody.
create function platform.acting_person() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;

create function platform.acting_organisations() returns uuid[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[], '{}');

create function platform.acting_locations() returns uuid[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.locations', true), ''), ',')::uuid[], '{}');

create function platform.acting_case() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.case', true), '')::uuid;

-- What a column of words may hold: words up to a length, or the same sealed for this subject and this field (src/platform/words.ts).
-- A subject that is not known in the row itself is null. Base64 of UTF-8 takes six times the room at most.
create function platform.may_hold(words text, subject uuid, field text, most int) returns boolean
  language sql immutable parallel safe
  return case when starts_with(words, 'sealed:1:')
    then split_part(words, ':', 4) = field and coalesce(split_part(words, ':', 3) = subject::text, true) and length(words) <= most * 6 + 200
    else length(words) <= most end;
create function platform.may_hold(bytes bytea, subject uuid, field text, most int) returns boolean
  language sql immutable parallel safe
  return case when substring(bytes for 9) = 'sealed:1:'::bytea
    then starts_with(encode(substring(bytes for 120), 'escape'), 'sealed:1:' || subject || ':' || field || ':') and length(bytes) <= most + 200
    else length(bytes) <= most end;
create function platform.is_plain(words text) returns boolean
  language sql immutable parallel safe
  return words <> '' and not starts_with(words, 'sealed:1:');
create function platform.is_plain(bytes bytea) returns boolean
  language sql immutable parallel safe
  return substring(bytes for 9) <> 'sealed:1:'::bytea;

-- Jobs are planned in the transaction that causes them; the queue's own tables stay closed to everybody but the worker.
create function platform.plan_job(task text, payload json, job_key text, run_at timestamptz, queue text) returns void
  language sql security definer set search_path = ''
  as $$
    select graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key, max_attempts => 25)
  $$;
revoke execute on function platform.plan_job from public;
grant execute on function platform.plan_job to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table platform.event (
  id uuid primary key,
  name text not null check (name ~ '^[a-z_-]+\.[a-z_]+$'),
  subject_id uuid not null,
  payload jsonb not null,
  at timestamptz not null default now()
);
create index event_subject on platform.event (subject_id, at);
grant insert on platform.event to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select on platform.event to opvangloket_worker;

create table platform.letter (
  id uuid primary key,
  organisation_id uuid,
  subject_id uuid,
  kind text not null,
  to_address text not null,
  to_sealed bytea,
  language text not null check (language in ('nl', 'fr', 'en')),
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  check ((state in ('sent', 'kept')) = (sent_at is not null)),
  check (to_sealed is null or to_address = '')
);
comment on table platform.letter is 'every mail we send, with what became of it; kept = no SMTP server is configured';
comment on column platform.letter.to_sealed is 'instead of to_address, where nobody may read to whom: sealed, and gone once the letter has left';
create index letter_organisation on platform.letter (organisation_id, created_at desc);
create index letter_subject on platform.letter (subject_id, created_at desc);
alter table platform.letter enable row level security;
create policy own_organisation on platform.letter for select to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()));
create policy resend on platform.letter for update to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()));
create policy write_member on platform.letter for insert to opvangloket_member with check (true);
create policy write_gate on platform.letter for insert to opvangloket_gate with check (true);
create policy write_intake on platform.letter for insert to opvangloket_intake with check (true);
create policy send on platform.letter to opvangloket_worker using (true) with check (true);
grant insert on platform.letter to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant select on platform.letter to opvangloket_member, opvangloket_worker;
grant update (state, attempts, failure, sent_at) on platform.letter to opvangloket_member, opvangloket_worker;
grant update (body_text, body_html, to_sealed) on platform.letter to opvangloket_worker;

create table platform.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  created_by uuid not null
);
alter table platform.file enable row level security;
create policy own on platform.file to opvangloket_member
  using (created_by = platform.acting_person()) with check (created_by = platform.acting_person());
create policy work on platform.file to opvangloket_worker using (true) with check (true);
grant insert, select on platform.file to opvangloket_member;
grant select, insert, delete on platform.file to opvangloket_worker;

create table platform.session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid,
  case_id uuid,
  location_id uuid,
  agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(person_id, case_id, location_id) = 1)
);
comment on column platform.session.agent is 'browser and system in two words, so that a person recognises the session';
comment on column platform.session.case_id is 'a family that came by mail link acts for this one case only';
comment on column platform.session.location_id is 'whoever came by a link in the mail of this location acts for it alone';
create index session_person on platform.session (person_id) where ended_at is null;
grant select, insert, update on platform.session to opvangloket_gate;
grant select, delete on platform.session to opvangloket_worker;

create schema audit;
grant usage on schema audit to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid,
  role text not null,
  organisation_id uuid,
  action text not null check (action ~ '^[a-z_-]+\.[a-z_]+$'),
  subject_kind text not null,
  subject_id uuid,
  reason text,
  details jsonb not null default '{}'
);
comment on table audit.entry is 'append only: who, in which role, what, when, why; ids and hashes, never personal data';
create index entry_subject on audit.entry (subject_id, at);
grant insert on audit.entry to opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
