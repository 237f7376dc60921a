-- That a family was told how complaints are handled, when its contract began.
create table feedback.explained (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  whom text not null check (length(whom) between 1 and 100),
  on_day date not null,
  how text not null check (how in ('talk', 'contract', 'letter', 'other')),
  noted_by uuid not null references accounts.person,
  noted_at timestamptz not null,
  unique (organisation_id, whom, on_day)
);
comment on table feedback.explained is 'that a family was told of the procedure at the start of its contract: the annual report says how it was made known';
comment on column feedback.explained.whom is 'the number of the contract, or the family, as the house knows it';
create index explained_organisation on feedback.explained (organisation_id, on_day desc);
create index explained_noted_by on feedback.explained (noted_by);

alter table feedback.explained enable row level security;
create policy own on feedback.explained to opvangloket_member
  using (organisation_id = any (platform.acting_organisations()))
  with check (organisation_id = any (platform.acting_organisations()) and noted_by = platform.acting_person());
create policy work on feedback.explained to opvangloket_worker using (true);
grant select, insert on feedback.explained to opvangloket_member;
grant select on feedback.explained to opvangloket_worker;
