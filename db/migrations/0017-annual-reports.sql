-- The annual complaints report of a house: its figures, the reports as they were fixed, and to whom they went.

-- What a report counts of each reaction. Not under the policies of its tables: whom a complaint is about must not see it, and yet it
-- counts. Only who coordinates the house gets its rows, and the only words are those written to be published.
create view feedback.reaction_figures as
  select r.id, r.holder_id, r.location_id, r.kind, r.sender, r.channel, r.regimes, r.filed_on, r.openness,
    (r.received_at at time zone o.zone)::date as received_on,
    coalesce(r.filed_on, (r.received_at at time zone o.zone)::date) as counted_on,
    coalesce(r.situation_id, r.id) as situation, r.state, r.satisfaction, r.report_words, r.report_outcome,
    r.state not in ('talk', 'received', 'handling', 'waiting', 'review')
      and exists (select from feedback.judgement as j where j.reaction_id = r.id and j.approved_at is not null) as judged,
    (select coalesce(jsonb_agg(jsonb_build_object('head', e.head, 'outcome', e.outcome) order by e.position), '[]')
      from feedback.element as e where e.reaction_id = r.id) as elements,
    (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'dueOn', t.due_on, 'metOn', t.met_on) order by t.due_on), '[]')
      from feedback.term as t where t.reaction_id = r.id and not t.dropped and t.name in ('handler', 'proposal', 'judgement')) as terms,
    (select coalesce(jsonb_agg(m.state order by m.due_on), '[]') from feedback.measure as m
      where m.reaction_id = r.id and m.state in ('planned', 'done', 'verified')) as measures
  from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id
  where current_user = 'opvangloket_worker' or r.holder_id = any (array(select feedback.coordinated()));
comment on view feedback.reaction_figures is 'what the annual report counts of each reaction, also where it is about who reads the figures';
comment on column feedback.reaction_figures.counted_on is 'the day that decides in which year it counts';

create view feedback.dispute_figures as
  select r.holder_id, r.location_id, r.id as reaction_id, e.body, e.since_on, e.outcome_on
  from feedback.escalation as e join feedback.reaction as r on r.id = e.reaction_id
  where current_user = 'opvangloket_worker' or r.holder_id = any (array(select feedback.coordinated()));
comment on view feedback.dispute_figures is 'what was taken to somebody independent: counts in the year in which that happened';

grant select on feedback.reaction_figures, feedback.dispute_figures to opvangloket_member, opvangloket_worker;

create schema annual_reports;
grant usage on schema annual_reports to opvangloket_public, opvangloket_intake, opvangloket_gate, opvangloket_member, opvangloket_worker;

create table annual_reports.report (
  id uuid primary key,
  holder_id uuid not null references accounts.organisation,
  year int not null check (year between 2000 and 2200),
  edition int not null default 1,
  correction text not null default '' check (length(correction) <= 1000),
  state text not null default 'draft' check (state in ('draft', 'discussed', 'fixed', 'published', 'sent')),
  further_disputes int not null default 0 check (further_disputes between 0 and 1000),
  management_on date,
  panel_on date,
  panel_advice text not null default '' check (length(panel_advice) <= 4000),
  panel_reason text not null default '' check (length(panel_reason) <= 2000),
  deviates boolean not null default false,
  fixed_by uuid references accounts.person,
  fixed_at timestamptz,
  content jsonb,
  pdf bytea,
  published_at timestamptz,
  sent_at timestamptz,
  unreached int,
  version int not null default 1,
  unique (holder_id, year, edition),
  check ((fixed_at is null) = (content is null)),
  check ((state in ('draft', 'discussed')) = (fixed_at is null)),
  check ((edition = 1) = (correction = ''))
);
comment on table annual_reports.report is 'the complaints report of a house over a calendar year; a correction is a new edition';
comment on column annual_reports.report.further_disputes is 'at the disputes board, but not about a reaction that is known here';
comment on column annual_reports.report.panel_reason is 'why the advice of the panel is not followed, or why no panel was asked';
comment on column annual_reports.report.unreached is 'families without a mail address, once all letters to parents are planned: the house gives them the report itself';
comment on column annual_reports.report.content is 'everything the report says, as it was fixed; never changes';
create index report_fixed_by on annual_reports.report (fixed_by);

create function annual_reports.keep_fixed() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.fixed_at is not null
    and (to_jsonb(new) - array['pdf', 'state', 'published_at', 'sent_at', 'unreached', 'version'])
      is distinct from (to_jsonb(old) - array['pdf', 'state', 'published_at', 'sent_at', 'unreached', 'version'])
    or old.pdf is not null and new.pdf is distinct from old.pdf
    or old.published_at is not null and new.published_at is distinct from old.published_at
    or old.fixed_at is not null and new.state in ('draft', 'discussed')
  then
    raise exception 'a fixed report stays as it is';
  end if;
  return new;
end
$$;
create trigger keep_fixed before update on annual_reports.report for each row execute function annual_reports.keep_fixed();

create table annual_reports.reminder (
  holder_id uuid not null references accounts.organisation,
  year int not null,
  step text not null check (step in ('march', 'may', 'mid_may', 'late_may', 'overdue')),
  sent_on date not null,
  primary key (holder_id, year, step)
);
comment on table annual_reports.reminder is 'which steps of the ladder to the last day were told';

alter table annual_reports.report enable row level security;
alter table annual_reports.reminder enable row level security;
create policy published on annual_reports.report for select to opvangloket_public, opvangloket_intake, opvangloket_gate using (published_at is not null);
create policy coordinate on annual_reports.report to opvangloket_member
  using (holder_id in (select feedback.coordinated())) with check (holder_id in (select feedback.coordinated()));
create policy work on annual_reports.report to opvangloket_worker using (true) with check (true);
create policy work on annual_reports.reminder to opvangloket_worker using (true) with check (true);
grant select (id, holder_id, year, edition, content, pdf, published_at) on annual_reports.report to opvangloket_public, opvangloket_intake, opvangloket_gate;
grant select, insert, update on annual_reports.report to opvangloket_member;
grant select, update (pdf, unreached) on annual_reports.report to opvangloket_worker;
grant select, insert on annual_reports.reminder to opvangloket_worker;
