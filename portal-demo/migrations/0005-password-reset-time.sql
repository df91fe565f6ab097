-- When the password was last set by a mailed link: right after, it proves no more than the mailbox does.
alter table customers add column password_reset_at timestamptz;
