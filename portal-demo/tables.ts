import { bigint, boolean, customType, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Algorithm } from '../shared/otp/key.ts';
import type { Frequency } from './notices/frequency.ts';
import type { HistoryEvent } from './history/events.ts';

/**
 * The tables as reads see them. `migrations/` is the truth about the schema (keys, checks, defaults); a test holds the two together.
 */
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
const instant = (name: string): ReturnType<typeof timestamp<string, 'date'>> =>
  timestamp(name, { withTimezone: true, mode: 'date' });

export const customers = pgTable('customers', {
  id: uuid('id').primaryKey().defaultRandom(),
  login: text('login').notNull(),
  passwordHash: text('password_hash').notNull(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerifiedAt: instant('email_verified_at'),
  phone: text('phone').notNull(),
  phoneVerifiedAt: instant('phone_verified_at'),
  sessionEpoch: integer('session_epoch').notNull().default(0),
  noticeFrequency: text('notice_frequency').$type<Frequency>().notNull().default('unknown'),
  linkFrequency: text('link_frequency').$type<Frequency>().notNull().default('never'),
  timeZone: text('time_zone').notNull().default('Europe/Prague'),
  isStaff: boolean('is_staff').notNull().default(false),
  createdAt: instant('created_at').notNull(),
});

/** What a login looks like to its owner. */
const originColumns = {
  browser: text('browser').notNull(),
  address: text('address').notNull(),
  country: text('country'),
  city: text('city'),
};

export const pendingLogins = pgTable('pending_logins', {
  idHash: bytea('id_hash').primaryKey(),
  customerId: uuid('customer_id').notNull(),
  loginId: uuid('login_id').notNull().defaultRandom(),
  next: text('next').notNull(),
  expiresAt: instant('expires_at').notNull(),
  sessionEpoch: integer('session_epoch').notNull(),
  startedAt: instant('started_at').notNull(),
  ...originColumns,
  network: text('network').notNull(),
  importance: text('importance').$type<Frequency>().notNull(),
  provenKeyId: uuid('proven_key_id'),
  needsLink: boolean('needs_link').notNull(),
  linkHash: bytea('link_hash'),
  linkMailId: uuid('link_mail_id'),
  matchNumber: integer('match_number').notNull(),
  matchTries: integer('match_tries').notNull(),
  confirmedAt: instant('confirmed_at'),
});

export const sessions = pgTable('sessions', {
  id: uuid('id').primaryKey().defaultRandom(),
  idHash: bytea('id_hash').notNull(),
  customerId: uuid('customer_id').notNull(),
  loginId: uuid('login_id').notNull().defaultRandom(),
  createdAt: instant('created_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  sessionEpoch: integer('session_epoch').notNull(),
  ...originColumns,
});

const keyColumns = {
  id: uuid('id').notNull(),
  sealedSecret: bytea('sealed_secret').notNull(),
  sealingKeyId: text('sealing_key_id').notNull(),
  algorithm: text('algorithm').$type<Algorithm>().notNull(),
  digits: integer('digits').notNull(),
  periodSeconds: integer('period_seconds').notNull(),
};

export const otpKeys = pgTable('otp_keys', {
  customerId: uuid('customer_id').primaryKey(),
  ...keyColumns,
  lastUsedStep: bigint('last_used_step', { mode: 'number' }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  lockedUntil: instant('locked_until'),
  activatedAt: instant('activated_at').notNull(),
});

export const otpPendingKeys = pgTable('otp_pending_keys', {
  sessionId: uuid('session_id').primaryKey(),
  customerId: uuid('customer_id').notNull(),
  ...keyColumns,
  expiresAt: instant('expires_at').notNull(),
});

export type OtpKeyRow = typeof otpKeys.$inferSelect;
export type PendingKeyRow = typeof otpPendingKeys.$inferSelect;

export const messages = pgTable('messages', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  channel: text('channel').$type<'mail' | 'sms'>().notNull(),
  recipient: text('recipient').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  sentAt: instant('sent_at').notNull(),
});

export const history = pgTable('history', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull(),
  event: text('event').$type<HistoryEvent>().notNull(),
  customerId: uuid('customer_id'),
  loginId: uuid('login_id').notNull(),
  address: text('address').notNull(),
  userAgent: text('user_agent').notNull(),
  requestId: text('request_id').notNull(),
});

export const loginOrigins = pgTable('login_origins', {
  customerId: uuid('customer_id').notNull(),
  browser: text('browser').notNull(),
  network: text('network').notNull(),
  ordinal: bigint('ordinal', { mode: 'number' }).notNull(),
});

export const openedBrowsers = pgTable('opened_browsers', {
  markHash: bytea('mark_hash').notNull(),
  customerId: uuid('customer_id').notNull(),
  lastLoginAt: instant('last_login_at').notNull(),
});

export const logoutLinks = pgTable('logout_links', {
  codeHash: bytea('code_hash').primaryKey(),
  customerId: uuid('customer_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

export const outbox = pgTable('outbox', {
  id: uuid('id').primaryKey(),
  sealed: bytea('sealed').notNull(),
  sealingKeyId: text('sealing_key_id').notNull(),
  attempts: integer('attempts').notNull().default(0),
  nextAttemptAt: instant('next_attempt_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
