-- Who runs a location here, how it is reached by mail, what it says about itself, and the pages of desks.

create table locations.contact (
  location_id uuid primary key references locations.location,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 200),
  phone text check (length(phone) <= 50),
  language text not null default 'nl' check (language in ('nl', 'fr', 'en')),
  verified_at timestamptz not null default now()
);
comment on table locations.contact is 'where mail for a claimed location goes; a desk has verified that whoever reads it works there';

create table locations.location_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  location_id uuid not null references locations.location,
  path text not null check (path ~ '^/([^/\\]|$)'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table locations.location_link is 'from a letter to a location, in two steps, because mail scanners follow links; works until it expires';
create index location_link_location on locations.location_link (location_id);
create index location_link_expires on locations.location_link (expires_at);

alter table locations.contact enable row level security;
create policy work on locations.contact to opvangloket_worker using (true) with check (true);
create policy care on locations.contact to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
grant select, insert, update, delete on locations.contact to opvangloket_member, opvangloket_worker;

-- A letter to a location is written in the transaction of who causes it: a family that accepts, or the desk of that family,
-- which need not be the desk of the location.
create function locations.contact_of(which uuid)
  returns table (name text, email text, phone text, language text, verified_at timestamptz)
  language sql stable security definer set search_path = ''
  begin atomic
    select c.name, c.email, c.phone, c.language, c.verified_at from locations.contact as c
    where c.location_id = which
      and (current_setting('role') = 'opvangloket_worker'
        or platform.acting_case() is not null
        or locations.cares_for(which)
        or exists (select from accounts.organisation as o
          where o.kind = 'desk' and o.id = any (platform.acting_organisations())));
  end;
revoke execute on function locations.contact_of from public;
grant execute on function locations.contact_of to opvangloket_member, opvangloket_worker;

alter table locations.location_link enable row level security;
create policy door on locations.location_link for select to opvangloket_gate using (true);
create policy work on locations.location_link to opvangloket_worker using (true) with check (true);
-- Whoever writes a letter to a location makes its link; it opens nothing but in the mailbox that the letter goes to.
create policy letter on locations.location_link for insert to opvangloket_member with check (true);
grant select on locations.location_link to opvangloket_gate;
grant insert on locations.location_link to opvangloket_member;
grant select, insert, delete on locations.location_link to opvangloket_worker;

/* Nobody who came by mail stays in: the mailbox turned out to be somebody else's, or the claim was undone. */
create function locations.shut_out(which uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  if not locations.cares_for(which) then
    raise exception 'not the desk of this location' using errcode = 'insufficient_privilege';
  end if;
  delete from locations.location_link where location_id = which;
  update platform.session set ended_at = now() where location_id = which and ended_at is null;
end
$$;
revoke execute on function locations.shut_out from public;
grant execute on function locations.shut_out to opvangloket_member;
