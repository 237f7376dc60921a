-- Mail that comes in: to the address of a house, or in answer to a letter about a reaction.

-- A letter may say where an answer to it goes; and who answers by itself gives nobody a way to answer that (RFC 3834).
alter table platform.letter add column reply_to text;
alter table platform.letter add column automatic_answer boolean not null default false;
comment on column platform.letter.reply_to is 'until it is sent: the address carries a secret';
comment on column platform.letter.automatic_answer is 'answers a mail by itself: leaves without a return path, so that nothing comes back';
grant update (reply_to) on platform.letter to opvangloket_worker;

-- Two may write one judgement: who looked at an older draft does not write over a newer one.
alter table feedback.judgement add column revision int not null default 1;

create table feedback.reply_address (
  token_hash bytea primary key check (length(token_hash) = 32),
  reaction_id uuid not null references feedback.reaction,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table feedback.reply_address is 'where the answer to a letter goes: every letter has its own, and only its reader knows it';
create index reply_address_reaction on feedback.reply_address (reaction_id);

create table feedback.arrival (
  id uuid primary key,
  house_id uuid not null references accounts.organisation,
  reply_to uuid references feedback.reaction,
  came_at timestamptz not null,
  envelope_sender text not null check (length(envelope_sender) <= 320),
  sealed bytea,
  state text not null default 'unread' check (state in ('unread', 'waiting', 'joined', 'reaction', 'set_aside')),
  automatic boolean not null default false,
  from_name text not null default '' check (length(from_name) <= 200),
  from_address text check (length(from_address) <= 254),
  subject text not null default '' check (length(subject) <= 300),
  words text not null default '' check (length(words) <= 10000),
  left_out jsonb not null default '[]',
  reaction_id uuid references feedback.reaction,
  decided_by uuid references accounts.person,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 1000),
  version int not null default 1,
  check ((state = 'unread') = (sealed is not null)),
  check ((state in ('joined', 'reaction')) = (reaction_id is not null)),
  check ((state in ('joined', 'reaction', 'set_aside')) = (decided_at is not null))
);
comment on table feedback.arrival is 'a mail that came in: read by the worker, judged by a person';
comment on column feedback.arrival.id is 'from what the mail is: the same one delivered twice is one';
comment on column feedback.arrival.reply_to is 'it came to the reply address of this reaction';
comment on column feedback.arrival.sealed is 'as it came, encrypted, until the worker has read it';
comment on column feedback.arrival.automatic is 'a program sent it: nobody is answered, nobody is warned';
comment on column feedback.arrival.left_out is 'files that were not kept: their names, and why';
comment on column feedback.arrival.reaction_id is 'what it became, or what it was put with; its words then stand there and no longer here';
create index arrival_house on feedback.arrival (house_id, state, came_at);
create index arrival_reply_to on feedback.arrival (reply_to) where reply_to is not null;
create index arrival_reaction on feedback.arrival (reaction_id) where reaction_id is not null;
create index arrival_decided_by on feedback.arrival (decided_by) where decided_by is not null;

create table feedback.arrival_file (
  id uuid primary key,
  arrival_id uuid not null references feedback.arrival on delete cascade,
  position int not null,
  name text not null check (length(name) between 1 and 120),
  media_type text not null check (media_type in ('image/webp', 'application/pdf', 'text/plain')),
  bytes bytea not null check (length(bytes) <= 12582912)
);
comment on table feedback.arrival_file is 'as the files of a reaction, until it is one';
create index arrival_file_arrival on feedback.arrival_file (arrival_id, position);

-- The gate learns whose reply address it is, and nothing else.
create function feedback.reply_address_of(hash bytea, at timestamptz) returns table (reaction_id uuid, house_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select r.id, r.holder_id from feedback.reply_address as a join feedback.reaction as r on r.id = a.reaction_id
    where a.token_hash = hash and a.expires_at > at;
  end;
revoke execute on function feedback.reply_address_of from public;
grant execute on function feedback.reply_address_of to opvangloket_gate;

alter table feedback.reply_address enable row level security;
alter table feedback.arrival enable row level security;
alter table feedback.arrival_file enable row level security;

create policy intake on feedback.reply_address for insert to opvangloket_intake with check (true);
create policy letter on feedback.reply_address for insert to opvangloket_member
  with check (reaction_id = platform.acting_reaction() or feedback.may_handle(reaction_id) or feedback.registers(reaction_id));
create policy work on feedback.reply_address to opvangloket_worker using (true) with check (true);

create policy intake on feedback.arrival for insert to opvangloket_intake with check (state = 'unread');
-- Who watches over a house reads its mail; what answers one reaction, also who handles that one. Never whom it is about.
create policy judge on feedback.arrival for select to opvangloket_member
  using (((house_id = any (array(select feedback.coordinated())) and (reply_to is null or reply_to <> all (array(select feedback.barred()))))
    or (reply_to is not null and feedback.may_handle(reply_to))));
create policy judge_change on feedback.arrival for update to opvangloket_member
  using (state <> 'unread' and ((house_id = any (array(select feedback.coordinated())) and (reply_to is null or reply_to <> all (array(select feedback.barred()))))
    or (reply_to is not null and feedback.may_handle(reply_to))))
  with check (decided_by = platform.acting_person());
create policy work on feedback.arrival to opvangloket_worker using (true) with check (true);

create policy judge on feedback.arrival_file for select to opvangloket_member
  using (exists (select from feedback.arrival as a where a.id = arrival_id));
create policy judge_move on feedback.arrival_file for delete to opvangloket_member
  using (exists (select from feedback.arrival as a where a.id = arrival_id));
create policy work on feedback.arrival_file to opvangloket_worker using (true) with check (true);

-- A mail becomes a reaction of the house that it was sent to, and of no other.
create policy register_mail on feedback.reaction for insert to opvangloket_member
  with check (registered_by = platform.acting_person() and channel = 'mail' and state = 'received'
    and holder_id in (select feedback.coordinated()));

grant insert on feedback.reply_address, feedback.arrival to opvangloket_intake;
grant insert on feedback.reply_address to opvangloket_member;
grant select, insert, delete on feedback.reply_address to opvangloket_worker;
-- Not what is sealed: only the worker opens it.
grant select (id, house_id, reply_to, came_at, state, automatic, from_name, from_address, subject, words, left_out, reaction_id,
  decided_by, decided_at, reason, version) on feedback.arrival to opvangloket_member;
grant update (state, from_name, from_address, subject, words, reaction_id, decided_by, decided_at, reason, version)
  on feedback.arrival to opvangloket_member;
grant select, insert, update, delete on feedback.arrival, feedback.arrival_file to opvangloket_worker;
grant select, delete on feedback.arrival_file to opvangloket_member;
