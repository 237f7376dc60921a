-- A provider says by itself that somebody logged out there (OpenID Connect Back-Channel Logout 1.0).
alter table accounts.sign_on_arrival add column provider_session text check (length(provider_session) <= 255);
comment on column accounts.sign_on_arrival.provider_session is 'how the provider calls the session there (sid): it ends ours with it';
comment on table accounts.used_challenge is 'an answer of a passkey, and word of a provider that somebody left, counts once';
