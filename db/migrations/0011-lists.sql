-- A desk brings the waiting list along that it kept until now.
create table requests.list_import (
  id uuid primary key,
  desk_id uuid not null references accounts.organisation,
  file_name text not null,
  bytes bytea,
  file_hash bytea not null check (length(file_hash) = 32),
  mapping jsonb not null default '{}',
  send_letters boolean not null default false,
  state text not null default 'mapping' check (state in ('mapping', 'waiting', 'done')),
  count_new int,
  count_duplicate int,
  count_rejected int,
  started_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'done') = (finished_at is not null)),
  check ((state = 'done') = (bytes is null))
);
comment on column requests.list_import.bytes is 'the file, until it was carried out: it holds personal data';
comment on column requests.list_import.file_hash is 'a row of the same file becomes a request once';
comment on column requests.list_import.mapping is 'field to number of column, from 0: see requests/list/list-columns.ts';
create index list_import_desk on requests.list_import (desk_id, created_at desc);

create table requests.list_line (
  import_id uuid not null references requests.list_import on delete cascade,
  line int not null,
  outcome text not null check (outcome in ('new', 'duplicate', 'rejected')),
  reason text,
  number text,
  primary key (import_id, line),
  check ((outcome = 'rejected') = (reason is not null))
);
comment on table requests.list_line is 'what became of each row; the row itself stays in the desk''s own file';

alter table requests.list_import enable row level security;
create policy work on requests.list_import to opvangloket_worker using (true) with check (true);
create policy desk on requests.list_import to opvangloket_member
  using (desk_id = any (platform.acting_organisations())) with check (desk_id = any (platform.acting_organisations()));
alter table requests.list_line enable row level security;
create policy work on requests.list_line to opvangloket_worker using (true) with check (true);
create policy desk on requests.list_line for select to opvangloket_member
  using (exists (select from requests.list_import as i where i.id = list_line.import_id and i.desk_id = any (platform.acting_organisations())));
grant select, insert on requests.list_import to opvangloket_member;
grant update (mapping, send_letters, state) on requests.list_import to opvangloket_member;
grant select, update, delete on requests.list_import to opvangloket_worker;
grant select on requests.list_line to opvangloket_member;
grant select, insert on requests.list_line to opvangloket_worker;
