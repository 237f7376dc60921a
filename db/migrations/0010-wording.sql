-- A desk says some things in its own words, each from a day on.
create table accounts.wording (
  organisation_id uuid not null references accounts.organisation,
  lang text not null check (lang in ('nl', 'fr', 'en')),
  key text not null check (length(key) <= 100),
  from_on date not null,
  message text check (length(message) between 1 and 2000),
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (organisation_id, lang, key, from_on)
);
comment on column accounts.wording.message is 'ICU message, checked against ours when it was saved; null: from this day on our own words again';

alter table accounts.wording enable row level security;
create policy published on accounts.wording for select using (true);
create policy own on accounts.wording for insert to opvangloket_member
  with check (organisation_id = any (platform.acting_organisations()) and set_by = platform.acting_person());
create policy own_again on accounts.wording for update to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()))
  with check (organisation_id = any (platform.acting_organisations()) and set_by = platform.acting_person());
grant select on accounts.wording to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert on accounts.wording to opvangloket_member;
grant update (message, set_by, set_at) on accounts.wording to opvangloket_member;

create trigger facts_changed after insert or update or delete or truncate on accounts.wording
  for each statement execute function locations.tell_facts_changed();
