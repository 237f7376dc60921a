-- Before and beside a request: what a family typed so far, looking up how it stands without a link, letters on paper.
create table requests.draft (
  id uuid primary key,
  submission_key uuid not null unique,
  answers jsonb not null default '{}',
  places text[] not null default '{}' check (cardinality(places) <= 10),
  step text not null check (step in ('kind', 'dagen', 'plekken', 'contact', 'controle')),
  links_sent int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz
);
comment on table requests.draft is 'a request on its way: kept for thirty days after the last change, for whoever holds a pass, without an account';
comment on column requests.draft.submission_key is 'of the request that comes of it: sent twice it is one request';
comment on column requests.draft.answers is 'as typed, by page; emptied once sent';
comment on column requests.draft.places is 'land and register number, in the order of the wish';
create index draft_expires on requests.draft (expires_at);

create table requests.draft_pass (
  token_hash bytea primary key check (length(token_hash) = 32),
  draft_id uuid not null references requests.draft on delete cascade
);
comment on table requests.draft_pass is 'what opens a draft: the cookie of a browser, or a link in a mail';
create index draft_pass_draft on requests.draft_pass (draft_id);

-- Whose pass is shown, told per transaction: without it the gate sees no draft at all.
create function requests.shown_pass() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('app.pass', true), ''), 'hex');

alter table requests.draft enable row level security;
alter table requests.draft_pass enable row level security;
create policy shown on requests.draft_pass for select to opvangloket_gate using (token_hash = requests.shown_pass());
create policy new on requests.draft_pass for insert to opvangloket_gate with check (true);
create policy shown on requests.draft for select to opvangloket_gate
  using (exists (select from requests.draft_pass as p where p.draft_id = draft.id and p.token_hash = requests.shown_pass()));
create policy change on requests.draft for update to opvangloket_gate
  using (exists (select from requests.draft_pass as p where p.draft_id = draft.id and p.token_hash = requests.shown_pass()));
create policy new on requests.draft for insert to opvangloket_gate with check (sent_at is null);
create policy sweep on requests.draft to opvangloket_worker using (true);
create policy sweep on requests.draft_pass to opvangloket_worker using (true);
grant select, insert, update on requests.draft to opvangloket_gate;
grant select, insert on requests.draft_pass to opvangloket_gate;
grant select, delete on requests.draft, requests.draft_pass to opvangloket_worker;

-- Number and birth date show how it stands: no name of a parent, no word, nothing to act with.
create table requests.standing_try (
  number_hash bytea not null check (length(number_hash) = 32),
  at timestamptz not null
);
comment on table requests.standing_try is 'how often a number was tried, whether it exists or not';
create index standing_try_number on requests.standing_try (number_hash, at);
alter table requests.standing_try enable row level security;
create policy door on requests.standing_try to opvangloket_gate using (true) with check (true);
create policy sweep on requests.standing_try to opvangloket_worker using (true);
grant select, insert on requests.standing_try to opvangloket_gate;
grant select, delete on requests.standing_try to opvangloket_worker;

create function requests.standing_of(wanted text, birth date)
  returns table (rank int, location text, state text, acts text, due_on date, changed_at timestamptz,
    received_at timestamptz, desk text, desk_phone text, zone text, land text)
  language sql stable security definer set search_path = ''
  begin atomic
    select c.rank, l.name, c.state, c.acts, c.due_on, c.changed_at, r.received_at, o.name, o.phone, o.zone, o.land
    from requests.request as r
    join requests.choice as c on c.request_id = r.id
    join locations.location as l on l.id = c.location_id
    join accounts.organisation as o on o.id = r.desk_id
    where r.number = wanted and coalesce(r.birth_on, r.expected_on) = birth
    order by c.rank;
  end;
revoke execute on function requests.standing_of from public;
grant execute on function requests.standing_of to opvangloket_gate;

-- A family without mail gets its letters on paper: made by the worker, printed and posted by its desk.
create table requests.paper_letter (
  id uuid primary key,
  request_id uuid not null references requests.request,
  desk_id uuid not null references accounts.organisation,
  kind text not null,
  language text not null check (language in ('nl', 'fr', 'en')),
  content jsonb not null,
  pdf bytea,
  created_at timestamptz not null,
  printed_at timestamptz,
  printed_by uuid references accounts.person,
  check ((printed_at is null) = (printed_by is null))
);
comment on column requests.paper_letter.content is 'address and words, as the worker prints them';
create index paper_letter_request on requests.paper_letter (request_id);
create index paper_letter_desk on requests.paper_letter (desk_id, created_at);
create index paper_letter_printer on requests.paper_letter (printed_by);
alter table requests.paper_letter enable row level security;
create policy new_intake on requests.paper_letter for insert to opvangloket_intake with check (pdf is null and printed_at is null);
create policy new_member on requests.paper_letter for insert to opvangloket_member with check (pdf is null and printed_at is null);
create policy desk on requests.paper_letter for select to opvangloket_member using (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy printed on requests.paper_letter for update to opvangloket_member
  using (desk_id = any ((select platform.acting_organisations())::uuid[]));
create policy work on requests.paper_letter to opvangloket_worker using (true) with check (true);
grant insert on requests.paper_letter to opvangloket_intake, opvangloket_member, opvangloket_worker;
grant select on requests.paper_letter to opvangloket_member, opvangloket_worker;
grant update (printed_at, printed_by) on requests.paper_letter to opvangloket_member;
grant update (pdf) on requests.paper_letter to opvangloket_worker;

-- A mail address that is no longer the family's opens nothing any more.
create function requests.end_links(family uuid, at timestamptz) returns void
  language sql security definer set search_path = ''
  begin atomic
    update requests.access_link as l set expires_at = at
    from requests.request as r
    where r.id = l.request_id and r.family_id = family and l.expires_at > at
      and (r.family_id = platform.acting_case() or r.desk_id = any (platform.acting_organisations()));
  end;
revoke execute on function requests.end_links from public;
grant execute on function requests.end_links to opvangloket_member;
