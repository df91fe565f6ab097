create table customers (
  id uuid primary key default gen_random_uuid(),
  login text not null unique,
  password_hash text not null,
  name text not null,
  email text not null,
  email_verified_at timestamptz,
  phone text not null,
  phone_verified_at timestamptz,
  created_at timestamptz not null
);

-- A browser that proved the password and still owes a code. It opens nothing but the code page.
create table pending_logins (
  id_hash bytea primary key,
  customer_id uuid not null references customers on delete cascade,
  next text not null,
  expires_at timestamptz not null
);
create index on pending_logins (customer_id);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  id_hash bytea not null unique,
  customer_id uuid not null references customers on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index on sessions (customer_id);

-- The active key. Used step and failures live in its row, so that one statement can decide over them.
create table otp_keys (
  customer_id uuid primary key references customers on delete cascade,
  id uuid not null unique,
  sealed_secret bytea not null,
  sealing_key_id text not null,
  algorithm text not null check (algorithm in ('SHA1', 'SHA256', 'SHA512')),
  digits integer not null check (digits between 6 and 8),
  period_seconds integer not null check (period_seconds > 0),
  last_used_step bigint not null,
  attempts integer not null default 0,
  locked_until timestamptz,
  activated_at timestamptz not null
);

-- A key that is shown but not active: it lives and dies with the session that asked for it.
create table otp_pending_keys (
  session_id uuid primary key references sessions on delete cascade,
  customer_id uuid not null references customers on delete cascade,
  id uuid not null unique,
  sealed_secret bytea not null,
  sealing_key_id text not null,
  algorithm text not null check (algorithm in ('SHA1', 'SHA256', 'SHA512')),
  digits integer not null check (digits between 6 and 8),
  period_seconds integer not null check (period_seconds > 0),
  expires_at timestamptz not null
);
create index on otp_pending_keys (customer_id);

-- What the built-in inbox and phone received.
create table messages (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('mail', 'sms')),
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
