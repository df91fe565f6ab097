-- Only ever added to. What happened, to whom, in which login, and from where.
create table history (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null,
  customer_id uuid references customers on delete cascade,
  login_id uuid not null,
  address text not null,
  user_agent text not null,
  request_id text not null
);
create index on history (customer_id, id);
create index on history (login_id);

-- The login that a pending login or a session belongs to.
alter table pending_logins add column login_id uuid not null default gen_random_uuid();
alter table sessions add column login_id uuid not null default gen_random_uuid();

-- Times are shown in this zone; an IANA name.
alter table customers add column time_zone text not null default 'Europe/Prague';
