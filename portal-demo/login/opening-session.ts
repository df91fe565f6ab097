import { sql, type SQL } from 'drizzle-orm';
import { queueing } from '../mail/outbox.ts';
import type { LoginNotice } from '../notices/login-notice.ts';

export interface NewSession {
  readonly visitHash: Uint8Array;
  /** Of the mark that stays in the browser while it is open. */
  readonly markHash: Uint8Array;
  readonly notice: LoginNotice;
  readonly now: Date;
}

/**
 * The end of every login, for use behind `with finishing as (…), `: a row there opens the session, becomes part of
 * what is known about the customer's logins, and queues the notice when the row says `is_told`. All of it or nothing.
 */
export const openingSession = (
  { visitHash, markHash, notice, now }: NewSession,
  customerId: string,
): SQL => sql`
  opened as (
    insert into sessions (id_hash, customer_id, session_epoch, login_id, browser, address, country, city,
      created_at, last_seen_at)
    select ${visitHash}::bytea, customer_id, session_epoch, login_id, browser, address, country, city,
      ${now}::timestamptz, ${now}::timestamptz from finishing
  ), remembered as (
    insert into login_origins (customer_id, browser, network) select customer_id, browser, network from finishing
    on conflict (customer_id, browser, network) do update set ordinal = excluded.ordinal
  ), marked as (
    insert into opened_browsers (mark_hash, customer_id, last_login_at)
    select ${markHash}::bytea, customer_id, ${now}::timestamptz from finishing
    on conflict (mark_hash, customer_id) do update set last_login_at = excluded.last_login_at
  ), told as (${queueing(notice.mail, now, sql`finishing where is_told`)}),
  linked as (
    insert into logout_links (code_hash, customer_id, expires_at)
    select ${notice.logoutHash}::bytea, ${customerId}::uuid, ${notice.logoutExpiresAt}::timestamptz from told
  )`;
