-- How often something was done: per customer, per address, per whatever `who` names.
create table allowances (
  subject text not null,
  who text not null,
  used integer not null,
  ends_at timestamptz not null,
  primary key (subject, who)
);
create index on allowances (ends_at);

-- Answers of "I'm not a robot" that were accepted: each one counts once.
create table captcha_answers (
  answer_hash bytea primary key,
  expires_at timestamptz not null
);

-- When a verified address was last replaced by another one: right after, it proves nothing about the owner.
alter table customers add column email_changed_at timestamptz, add column phone_changed_at timestamptz;

-- A lost key fob being reported. One per customer: a new one takes the place of the old, whose link is then dead.
-- It belongs to the key and to its last used step: any code used since shows that the fob is not lost.
create table recoveries (
  customer_id uuid primary key references customers on delete cascade,
  key_id uuid not null references otp_keys (id) on delete cascade,
  step_at_start bigint not null,
  login_id uuid not null,
  link_hash bytea not null unique,
  link_expires_at timestamptz not null,
  sms_code_hash bytea,
  sms_code_expires_at timestamptz,
  sms_sent integer not null default 0,
  sms_attempts integer not null default 0
);

-- A new e-mail address or number that has not yet shown the code sent to it. The customer's row still holds the old one.
create table contact_changes (
  customer_id uuid not null references customers on delete cascade,
  contact text not null check (contact in ('email', 'phone')),
  new_value text not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  expires_at timestamptz not null,
  primary key (customer_id, contact)
);

create table password_resets (
  customer_id uuid primary key references customers on delete cascade,
  link_hash bytea not null unique,
  expires_at timestamptz not null
);

alter table customers add column is_staff boolean not null default false;

-- A request to turn OTP off for somebody who lost everything. Two of our people must agree.
create table support_requests (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers on delete cascade,
  message text not null,
  language text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  objection_hash bytea not null unique,
  first_approver uuid references customers on delete set null,
  first_approved_at timestamptz,
  second_approver uuid references customers on delete set null,
  decided_by uuid references customers on delete set null,
  decided_at timestamptz,
  decision text check (decision in ('approved', 'rejected', 'objected')),
  objected_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  check (second_approver is null or second_approver <> first_approver)
);
-- One open request per customer.
create unique index on support_requests (customer_id) where decision is null;
