-- Ways in besides a password: single sign-on of a house, passkeys of a person, and who must show a second factor.
create table accounts.sign_on (
  id uuid primary key,
  organisation_id uuid not null references accounts.organisation,
  state text not null check (state in ('draft', 'active', 'retired')),
  name text not null check (length(name) between 1 and 60),
  issuer text not null check (length(issuer) <= 500),
  client_id text not null check (length(client_id) between 1 and 300),
  secret_sealed bytea,
  scopes text[] not null check ('openid' = any (scopes)),
  email_claim text not null check (length(email_claim) between 1 and 200),
  role_claim text not null check (length(role_claim) <= 200),
  joins text not null check (joins in ('invited', 'claims')),
  domains text[] not null,
  trusts_domains boolean not null,
  second_factor_values text[] not null,
  forced boolean not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  tested_at timestamptz,
  activated_at timestamptz,
  retired_at timestamptz,
  check (state = 'draft' or activated_at is not null),
  check (activated_at is null or (tested_at is not null and secret_sealed is not null))
);
comment on table accounts.sign_on is 'how the staff of a house log in at a provider of their own (OpenID Connect): what is tried out, what holds, what held';
comment on column accounts.sign_on.name is 'on the button: Inloggen met …';
comment on column accounts.sign_on.secret_sealed is 'sealed with KEYS_FILE, bound to this row; never shown again';
comment on column accounts.sign_on.scopes is 'what is asked of the provider; some refuse whoever asks more than was agreed';
comment on column accounts.sign_on.role_claim is 'where the roles stand in what the provider tells; empty: roles are given by invitation only';
comment on column accounts.sign_on.trusts_domains is 'the provider does not say whether it verified an address: those of these domains count as verified';
comment on column accounts.sign_on.second_factor_values is 'values of acr or amr by which the provider says that it saw a second factor';
comment on column accounts.sign_on.forced is 'whoever acts for this house came in by its provider';
create unique index sign_on_one_draft on accounts.sign_on (organisation_id) where state = 'draft';
create unique index sign_on_one_active on accounts.sign_on (organisation_id) where state = 'active';
create index sign_on_organisation on accounts.sign_on (organisation_id);

create table accounts.sign_on_rule (
  sign_on_id uuid not null references accounts.sign_on on delete cascade,
  position int not null,
  value text not null check (length(value) between 1 and 300),
  role text not null check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer', 'privacy_officer', 'client_manager')),
  location_id uuid,
  primary key (sign_on_id, position),
  check (location_id is null or role = 'location_worker')
);
comment on table accounts.sign_on_rule is 'which value of the claim gives which role; the roles that stand here follow the provider';

create table accounts.sign_on_identity (
  organisation_id uuid not null references accounts.organisation,
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  person_id uuid not null references accounts.person,
  linked_at timestamptz not null,
  primary key (organisation_id, issuer, subject),
  unique (organisation_id, issuer, person_id)
);
comment on table accounts.sign_on_identity is 'whom the provider of a house means; a mail address only makes the link, once';
create index sign_on_identity_person on accounts.sign_on_identity (person_id);

create table accounts.sign_on_arrival (
  id uuid primary key,
  sign_on_id uuid not null references accounts.sign_on,
  person_id uuid not null references accounts.person,
  id_token_sealed bytea not null,
  second_factor boolean not null,
  at timestamptz not null,
  session_id uuid references platform.session on delete cascade
);
comment on table accounts.sign_on_arrival is 'somebody came from the provider; with a session once our own second step, if asked, was taken. Forgotten with the session';
create index sign_on_arrival_sign_on on accounts.sign_on_arrival (sign_on_id);
create index sign_on_arrival_person on accounts.sign_on_arrival (person_id);
create index sign_on_arrival_session on accounts.sign_on_arrival (session_id);

alter table accounts.membership add column sign_on_id uuid references accounts.sign_on;
comment on column accounts.membership.sign_on_id is 'the provider told so at a login';
create index membership_sign_on on accounts.membership (sign_on_id);

alter table platform.session
  add column only_organisation_id uuid,
  add column signed_on boolean not null default false;
comment on column platform.session.only_organisation_id is 'whoever proved who he is to one house only, acts for that house only';

create table accounts.passkey (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  organisation_id uuid references accounts.organisation,
  name text not null check (length(name) between 1 and 60),
  host text not null,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
comment on column accounts.passkey.organisation_id is 'made while its owner acted for one house only: it opens that house only';
comment on column accounts.passkey.counter is 'what the device counted at its last use; a lower one later is a copy';
create index passkey_person on accounts.passkey (person_id);
create index passkey_organisation on accounts.passkey (organisation_id);

create table accounts.used_challenge (
  hash bytea primary key check (length(hash) = 32),
  at timestamptz not null
);
comment on table accounts.used_challenge is 'an answer of a passkey counts once';

create table accounts.factor_demand (
  organisation_id uuid not null references accounts.organisation,
  role text not null check (role in ('operator', 'desk_manager', 'desk_worker', 'organiser_manager', 'complaint_coordinator', 'location_worker', 'officer', 'policy', 'complaints_officer', 'privacy_officer', 'client_manager')),
  from_on date not null,
  demand text not null check (demand in ('provider', 'second', 'own')),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (organisation_id, role, from_on)
);
comment on table accounts.factor_demand is 'which second factor a role needs at single sign-on, from a day on; the program holds a floor for roles that read sensitive things';

-- All of it is read and written at the gate alone: who may is judged by the actions.
grant select, insert, update, delete on accounts.sign_on, accounts.sign_on_rule to opvangloket_gate;
grant select, insert, delete on accounts.sign_on_identity to opvangloket_gate;
grant select, insert, update on accounts.sign_on_arrival to opvangloket_gate;
grant select, insert, update, delete on accounts.passkey to opvangloket_gate;
grant select, insert on accounts.used_challenge to opvangloket_gate;
grant select, insert, update on accounts.factor_demand to opvangloket_gate;
grant select, delete on accounts.used_challenge, accounts.sign_on_arrival to opvangloket_worker;
