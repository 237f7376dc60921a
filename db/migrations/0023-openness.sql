-- Who says something without a name, or with a name that nobody reads without a reason (docs/law/reporters.md).

create table feedback.receipt (
  code_hash bytea primary key check (length(code_hash) = 32),
  reaction_id uuid not null unique references feedback.reaction,
  created_on date not null
);
comment on table feedback.receipt is 'the code with which somebody without a name comes back: shown once, only its hash is kept';

create table feedback.identity (
  reaction_id uuid primary key references feedback.reaction,
  wrapped_key bytea not null,
  body bytea not null
);
comment on table feedback.identity is 'who speaks in confidence: name and ways to reach, in an envelope of its own';

create table feedback.disclosure (
  id uuid primary key,
  reaction_id uuid not null references feedback.reaction,
  asked_by uuid not null references accounts.person,
  asked_name text not null,
  reason text not null check (reason <> '' and platform.may_hold(reason, reaction_id, 'disclosure.reason', 1000)),
  asked_at timestamptz not null,
  decided_by uuid references accounts.person,
  decided_name text,
  decided_at timestamptz,
  granted boolean,
  until_at timestamptz,
  check (decided_by <> asked_by),
  check ((decided_by is null) = (granted is null) and (decided_by is null) = (decided_at is null)),
  check ((until_at is not null) = (granted is true))
);
comment on table feedback.disclosure is 'somebody asks to read who speaks in confidence; another person says yes for some hours, or no';
create index disclosure_reaction on feedback.disclosure (reaction_id, asked_at);
create index disclosure_asked_by on feedback.disclosure (asked_by);
create index disclosure_decided_by on feedback.disclosure (decided_by);
create unique index disclosure_waiting on feedback.disclosure (reaction_id, asked_by) where decided_at is null;

-- The gate learns whose code it is, and nothing else.
create function feedback.reaction_of_code(hash bytea) returns uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select r.reaction_id from feedback.receipt as r where r.code_hash = hash;
  end;
revoke execute on function feedback.reaction_of_code from public;
grant execute on function feedback.reaction_of_code to opvangloket_gate;

alter table feedback.receipt enable row level security;
alter table feedback.identity enable row level security;
alter table feedback.disclosure enable row level security;
create policy intake on feedback.receipt for insert to opvangloket_intake with check (true);
create policy intake on feedback.identity for insert to opvangloket_intake with check (true);
-- The sealed part leaves the database only for who asked, with another person's yes, until its hour.
create policy opened on feedback.identity for select to opvangloket_member
  using (feedback.may_handle(reaction_id) and exists (select from feedback.disclosure as o where o.reaction_id = identity.reaction_id
    and o.asked_by = platform.acting_person() and o.granted and o.until_at > now()));
-- Only the reporter himself moves towards more openness.
create policy own_put on feedback.identity for insert to opvangloket_member with check (reaction_id = platform.acting_reaction());
create policy own_gone on feedback.identity for delete to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy own_seen on feedback.identity for select to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy handle on feedback.disclosure for select to opvangloket_member using (feedback.may_handle(reaction_id));
create policy own on feedback.disclosure for select to opvangloket_member using (reaction_id = platform.acting_reaction());
create policy ask on feedback.disclosure for insert to opvangloket_member
  with check (feedback.may_handle(reaction_id) and asked_by = platform.acting_person() and decided_by is null);
create policy decide on feedback.disclosure for update to opvangloket_member
  using (feedback.may_handle(reaction_id) and decided_by is null and asked_by <> platform.acting_person())
  with check (decided_by = platform.acting_person());

grant insert on feedback.receipt, feedback.identity to opvangloket_intake;
grant insert, select, delete on feedback.identity to opvangloket_member;
grant select, insert, update (decided_by, decided_name, decided_at, granted, until_at) on feedback.disclosure to opvangloket_member;
