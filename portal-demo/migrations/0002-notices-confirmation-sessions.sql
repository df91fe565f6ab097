-- How often a person wants to be told, in order: each one covers everything the ones before it cover.
create type login_frequency as enum ('never', 'unknown', 'changed', 'opened', 'every');

-- Sessions and pending logins of an earlier epoch are dead: one update ends them all, also one that is just being opened.
alter table customers
  add column session_epoch integer not null default 0,
  add column notice_frequency login_frequency not null default 'unknown',
  add column link_frequency login_frequency not null default 'never',
  add constraint link_never_more_often_than_notice check (link_frequency <= notice_frequency);

-- What the login looks like from here, and, when a link is needed, the state of that link.
alter table pending_logins
  add column session_epoch integer not null default 0,
  add column started_at timestamptz not null default now(),
  add column browser text not null default '',
  add column address text not null default '',
  add column network text not null default '',
  add column country text,
  add column city text,
  add column importance login_frequency not null default 'unknown',
  add column proven_key_id uuid,
  add column needs_link boolean not null default false,
  add column link_hash bytea unique,
  add column link_mail_id uuid,
  add column match_number integer not null default 0,
  add column match_tries integer not null default 0,
  add column confirmed_at timestamptz;

alter table sessions
  add column session_epoch integer not null default 0,
  add column browser text not null default '',
  add column address text not null default '',
  add column country text,
  add column city text;

-- Which browser was used in which network, the newest last.
create table login_origins (
  customer_id uuid not null references customers on delete cascade,
  browser text not null,
  network text not null,
  ordinal bigserial not null,
  primary key (customer_id, browser, network)
);
create index on login_origins (customer_id, ordinal);

-- Browsers that stay open since a login of this customer; the mark is a cookie that goes when the browser is closed.
create table opened_browsers (
  mark_hash bytea not null,
  customer_id uuid not null references customers on delete cascade,
  last_login_at timestamptz not null,
  primary key (mark_hash, customer_id)
);

-- The link in each login mail that logs out everywhere.
create table logout_links (
  code_hash bytea primary key,
  customer_id uuid not null references customers on delete cascade,
  expires_at timestamptz not null
);

-- Mails on their way out. Sealed: they hold links that are kept nowhere else in readable form.
create table outbox (
  id uuid primary key,
  sealed bytea not null,
  sealing_key_id text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  expires_at timestamptz not null
);
create index on outbox (next_attempt_at);
