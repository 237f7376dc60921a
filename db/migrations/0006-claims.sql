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

-- A desk checks who claims the locations of its municipalities.
create function locations.serves(which uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select exists (select from locations.location as l
      join locations.desk_area as a on a.land = l.land and a.municipality_code = l.municipality_code
      where l.id = which and a.organisation_id = any (platform.acting_organisations()));
  end;
comment on function locations.serves(uuid) is 'whether the one who acts is the desk of the municipality of this location';

create table locations.claim (
  id uuid primary key,
  location_id uuid not null references locations.location,
  name text not null check (length(name) between 1 and 200),
  function text not null check (length(function) between 1 and 200),
  email text not null check (email = lower(email) and length(email) <= 200),
  phone text not null check (length(phone) between 1 and 50),
  words text not null default '' check (length(words) <= 2000),
  language text not null check (language in ('nl', 'fr', 'en')),
  state text not null default 'received' check (state in ('received', 'accepted', 'refused', 'withdrawn', 'undone')),
  way text check (way in ('manager', 'worker', 'mail')),
  organisation_id uuid references accounts.organisation,
  founded boolean not null default false,
  invitation_id uuid references accounts.invitation,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  submission_key uuid not null unique,
  check ((state in ('accepted', 'undone')) = (organisation_id is not null)),
  check ((organisation_id is null) = (way is null))
);
comment on table locations.claim is 'somebody says that he works at a location; the desk of its municipality checks that with what the register knows';
comment on column locations.claim.way is 'how he acts since: manager of the organiser, worker at this location, or by links in mails without an account';
comment on column locations.claim.founded is 'the account of the organiser was made for this claim';
comment on column locations.claim.submission_key is 'made with the form: the same form sent twice is one claim';
create index claim_location on locations.claim (location_id);
create index claim_organisation on locations.claim (organisation_id);
create index claim_invitation on locations.claim (invitation_id);
create index claim_state on locations.claim (state, received_at);
-- The same person once more while the first is being looked at: nothing new.
create unique index claim_once on locations.claim (location_id, email) where state = 'received';
create unique index claim_accepted_once on locations.claim (location_id) where state = 'accepted';

create table locations.claim_event (
  id uuid primary key,
  claim_id uuid not null references locations.claim,
  at timestamptz not null,
  step text not null check (step in ('accept', 'refuse', 'withdraw', 'undo', 'reopen')),
  person_id uuid not null,
  reason text check (reason in ('not_there', 'not_reached', 'no_proof', 'no_mandate', 'other')),
  words text not null default '' check (length(words) <= 2000),
  check ((step = 'refuse') = (reason is not null))
);
create index claim_event_claim on locations.claim_event (claim_id, at);

alter table locations.claim enable row level security;
alter table locations.claim_event enable row level security;
create policy intake on locations.claim for insert to opvangloket_intake with check (state = 'received' and not founded);
create policy desk on locations.claim to opvangloket_member using (locations.serves(location_id)) with check (locations.serves(location_id));
create policy work on locations.claim to opvangloket_worker using (true) with check (true);
create policy desk on locations.claim_event to opvangloket_member
  using (exists (select from locations.claim as c where c.id = claim_event.claim_id))
  with check (person_id = platform.acting_person() and exists (select from locations.claim as c where c.id = claim_event.claim_id));
grant insert on locations.claim to opvangloket_intake;
grant select, update on locations.claim to opvangloket_member;
grant select, insert on locations.claim_event to opvangloket_member;
grant select, delete on locations.claim to opvangloket_worker;

/* What the register knows and does not publish, beside a claim: the one way in for people, and for the desk of the place alone. */
create function locations.private_of(which uuid)
  returns table (name text, organiser_name text, address text, postcode text, contact_person text, phone text, email text, website text, correspondence text)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.name, p.organiser_name, p.address, p.postcode, p.contact_person, p.phone, p.email, p.website, p.correspondence
    from locations.location_private as p where p.location_id = which and locations.serves(which);
  end;
revoke execute on function locations.private_of from public;
grant execute on function locations.private_of to opvangloket_member;

/* Gives a location to the account of an organiser, or takes it back; the desk of its municipality alone. */
create function locations.hand_over(which uuid, organisation uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  if not locations.serves(which) then
    raise exception 'not the desk of this location' using errcode = 'insufficient_privilege';
  end if;
  if organisation is null then
    -- An account that runs nothing any more is no longer that of the organiser either.
    update locations.organiser as o set organisation_id = null
    from locations.location as l
    where l.id = which and o.id = l.organiser_id and o.organisation_id = l.organisation_id
      and not exists (select from locations.location as other where other.organisation_id = l.organisation_id and other.id <> which);
    update locations.location set organisation_id = null where id = which;
    return;
  end if;
  update locations.location set organisation_id = organisation where id = which and (organisation_id is null or organisation_id = organisation);
  if not found then
    raise exception 'this location has an account' using errcode = 'unique_violation';
  end if;
  update locations.organiser as o set organisation_id = organisation
  from locations.location as l where l.id = which and o.id = l.organiser_id and o.organisation_id is null;
end
$$;
revoke execute on function locations.hand_over from public;
grant execute on function locations.hand_over to opvangloket_member;

-- A desk founds the accounts of organisers and invites their first people: into what lies in its own municipalities alone.
create function locations.desk_acts() returns boolean
  language sql stable parallel safe
  begin atomic
    select exists (select from accounts.organisation as o where o.kind = 'desk' and o.id = any (platform.acting_organisations()));
  end;

create function locations.served_organisers() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select l.organisation_id from locations.location as l
    where l.organisation_id in (
      select near.organisation_id from locations.location as near
      join locations.desk_area as a on a.land = near.land and a.municipality_code = near.municipality_code
      where near.organisation_id is not null and a.organisation_id = any (platform.acting_organisations()))
    group by l.organisation_id
    having bool_and(exists (select from locations.desk_area as a
      where a.land = l.land and a.municipality_code = l.municipality_code and a.organisation_id = any (platform.acting_organisations())));
  end;
comment on function locations.served_organisers() is 'organisers whose every location here lies in the municipalities of the desk that acts';

create policy desk_founds on accounts.organisation for insert to opvangloket_member
  with check (kind = 'organiser' and locations.desk_acts());
create policy desk_invites on accounts.invitation to opvangloket_member
  using (organisation_id = any (array(select locations.served_organisers())) or (location_id is not null and locations.serves(location_id)))
  with check ((organisation_id = any (array(select locations.served_organisers())) and role in ('organiser_manager', 'location_worker'))
    or (role = 'location_worker' and location_id is not null and locations.serves(location_id)));
-- Undoing a claim ends what came of it, also where the organiser has grown since.
create function locations.claimed_invitations() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select c.invitation_id from locations.claim as c where c.invitation_id is not null and locations.serves(c.location_id);
  end;
create policy desk_takes_back on accounts.invitation for update to opvangloket_member
  using (id = any (array(select locations.claimed_invitations())));
create policy desk_looks_back on accounts.invitation for select to opvangloket_member
  using (id = any (array(select locations.claimed_invitations())));
create policy desk_ends on accounts.membership to opvangloket_member
  using (organisation_id = any (array(select locations.served_organisers()))
    or invitation_id = any (array(select locations.claimed_invitations()))
    or (location_id is not null and locations.serves(location_id)));

create table locations.profile (
  location_id uuid primary key references locations.location,
  about text not null default '' check (length(about) <= 4000),
  price text check (price in ('income', 'free')),
  price_cents int check (price_cents between 1 and 100000),
  price_per text check (price_per in ('day', 'hour')),
  price_words text not null default '' check (length(price_words) <= 500),
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  house_rules text not null default '' check (length(house_rules) <= 4000),
  house_rules_url text check (house_rules_url ~ '^https?://'),
  priority text not null default '' check (length(priority) <= 4000),
  hidden boolean not null default false,
  changed_at timestamptz not null,
  version int not null default 1,
  check ((price_cents is null) = (price_per is null)),
  check (price_cents is null or price is not distinct from 'free')
);
comment on table locations.profile is 'what a location says about itself';
comment on column locations.profile.hidden is 'whose claim it was is no longer: shown again when who runs it now saves it';

create table locations.opening_hours (
  location_id uuid not null references locations.profile on delete cascade,
  weekday text not null check (weekday in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
  opens text not null check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  closes text not null check (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  primary key (location_id, weekday, opens),
  check (closes > opens)
);

create table locations.photo (
  id uuid primary key,
  location_id uuid not null references locations.profile on delete cascade,
  position int not null,
  alt text not null check (length(alt) between 1 and 300),
  width int not null check (width between 1 and 1600),
  height int not null check (height between 1 and 1600),
  small bytea not null check (length(small) <= 500000),
  large bytea not null check (length(large) <= 2000000),
  created_at timestamptz not null,
  unique (location_id, position) deferrable initially deferred
);
comment on table locations.photo is 'made anew from what was uploaded, as WebP in two sizes: no place, camera or time in it';

create function locations.guard_photos() returns trigger
  language plpgsql
  as $$
begin
  -- Two uploads at once: the second waits for the first and counts it.
  perform from locations.profile where location_id = new.location_id for update;
  if (select count(*) from locations.photo where location_id = new.location_id) >= 6 then
    raise exception 'six photos at most' using errcode = 'check_violation', constraint = 'photo_at_most_six';
  end if;
  return new;
end
$$;
create trigger guard_photos before insert on locations.photo for each row execute function locations.guard_photos();

alter table locations.profile enable row level security;
alter table locations.opening_hours enable row level security;
alter table locations.photo enable row level security;
create policy published on locations.profile for select using (not hidden);
create policy published on locations.opening_hours for select using (exists (select from locations.profile as p where p.location_id = opening_hours.location_id));
create policy published on locations.photo for select using (exists (select from locations.profile as p where p.location_id = photo.location_id));
create policy care on locations.profile to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
create policy care on locations.opening_hours to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
create policy care on locations.photo to opvangloket_member
  using (locations.cares_for(location_id)) with check (locations.cares_for(location_id));
grant select on locations.profile, locations.opening_hours, locations.photo to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert, update, delete on locations.profile, locations.opening_hours, locations.photo to opvangloket_member;

create trigger facts_changed after insert or update or delete or truncate on locations.profile
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.opening_hours
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.photo
  for each statement execute function locations.tell_facts_changed();

create table locations.desk_mode (
  desk_id uuid not null references accounts.organisation,
  from_on date not null,
  takes_requests boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (desk_id, from_on)
);
comment on table locations.desk_mode is 'whether a desk takes requests, each from a day on; without a row it does. What it took before goes on';

create table locations.desk_article (
  id uuid primary key,
  desk_id uuid not null references accounts.organisation,
  kind text not null check (kind in ('welcome', 'page', 'question')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  position int not null,
  removed_at timestamptz,
  unique (desk_id, slug)
);
comment on column locations.desk_article.kind is 'welcome: above all on the page of the desk; page: an address of its own; question: asked often, with its answer';
create unique index desk_article_welcome on locations.desk_article (desk_id) where kind = 'welcome';

create table locations.desk_article_text (
  article_id uuid not null references locations.desk_article,
  lang text not null check (lang in ('nl', 'fr', 'en')),
  version int not null,
  title text not null check (length(title) between 1 and 150),
  body text not null check (length(body) <= 20000),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (article_id, lang, version)
);
comment on table locations.desk_article_text is 'every version is kept; the highest of a language is shown';

alter table locations.desk_mode enable row level security;
alter table locations.desk_article enable row level security;
alter table locations.desk_article_text enable row level security;
create policy published on locations.desk_mode for select using (true);
create policy desk on locations.desk_mode to opvangloket_member
  using (desk_id = any (platform.acting_organisations()))
  with check (desk_id = any (platform.acting_organisations()) and set_by = platform.acting_person());
create policy published on locations.desk_article for select using (removed_at is null);
create policy desk on locations.desk_article to opvangloket_member
  using (desk_id = any (platform.acting_organisations())) with check (desk_id = any (platform.acting_organisations()));
create policy published on locations.desk_article_text for select
  using (exists (select from locations.desk_article as a where a.id = desk_article_text.article_id));
create policy desk on locations.desk_article_text for insert to opvangloket_member
  with check (written_by = platform.acting_person() and exists (select from locations.desk_article as a
    where a.id = desk_article_text.article_id and a.desk_id = any (platform.acting_organisations())));
grant select on locations.desk_mode, locations.desk_article, locations.desk_article_text
  to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;
grant insert, update, delete on locations.desk_mode to opvangloket_member;
grant insert on locations.desk_article, locations.desk_article_text to opvangloket_member;
grant update (position, removed_at) on locations.desk_article to opvangloket_member;

create trigger facts_changed after insert or update or delete or truncate on locations.desk_mode
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.desk_article
  for each statement execute function locations.tell_facts_changed();
create trigger facts_changed after insert or update or delete or truncate on locations.desk_article_text
  for each statement execute function locations.tell_facts_changed();
