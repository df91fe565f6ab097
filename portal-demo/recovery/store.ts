import { sql } from 'drizzle-orm';
import { sentCodeAttempts } from '../accounts/sent-code.ts';
import { noting, type Actor } from '../history/noting.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';
import { endingEverything } from '../sessions/ending-everything.ts';
import { attemptsCountMs, proofsMustBeOlderThanMs } from './policy.ts';

const earlier = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** Somebody whose password is proven and whose code is still missing. */
export interface Claimant extends Record<string, unknown> {
  readonly customerId: string;
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly hasOldProofs: boolean;
}

export async function findClaimant(
  database: Database,
  visitHash: Uint8Array,
  now: Date,
): Promise<Claimant | undefined> {
  const { rows } = await database.execute<Claimant>(sql`
    select c.id as "customerId", p.login_id as "loginId", c.name, c.email, c.time_zone as "timeZone",
      coalesce(greatest(c.email_changed_at, c.phone_changed_at, c.password_reset_at)
        <= ${earlier(now, proofsMustBeOlderThanMs)}::timestamptz, true) as "hasOldProofs"
    from pending_logins p join customers c on c.id = p.customer_id and c.session_epoch = p.session_epoch
    where p.id_hash = ${visitHash} and p.expires_at > ${now}::timestamptz`);
  return rows[0];
}

export interface NewRecovery {
  readonly visitHash: Uint8Array;
  readonly linkHash: Uint8Array;
  readonly linkExpiresAt: Date;
  readonly mail: QueuedMail;
}

/**
 * Opens a recovery for the login that waits under this visit, and queues its mail; an earlier one and its link are
 * dead then (PORTAL G6). False when there is no key to recover from.
 */
export async function beginRecovery(
  database: Database,
  actor: Actor,
  { visitHash, linkHash, linkExpiresAt, mail }: NewRecovery,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with begun as (
      insert into recoveries (customer_id, key_id, step_at_start, login_id, link_hash, link_expires_at)
      select c.id, k.id, k.last_used_step, p.login_id, ${linkHash}::bytea, ${linkExpiresAt}::timestamptz
      from pending_logins p
      join customers c on c.id = p.customer_id and c.session_epoch = p.session_epoch
      join otp_keys k on k.customer_id = c.id
      where p.id_hash = ${visitHash} and p.expires_at > ${now}::timestamptz
        and c.email_verified_at is not null and c.phone_verified_at is not null
        and coalesce(greatest(c.email_changed_at, c.phone_changed_at, c.password_reset_at)
          <= ${earlier(now, proofsMustBeOlderThanMs)}::timestamptz, true)
      on conflict (customer_id) do update set
        key_id = excluded.key_id, step_at_start = excluded.step_at_start, login_id = excluded.login_id,
        link_hash = excluded.link_hash, link_expires_at = excluded.link_expires_at,
        sms_code_hash = null, sms_code_expires_at = null,
        sms_attempts = case
          when recoveries.link_expires_at <= ${earlier(now, attemptsCountMs)}::timestamptz then 0
          else recoveries.sms_attempts end
      returning customer_id
    ), told as (${queueing(mail, now, sql`begun`)}),
    noted as (${noting(['recovery-started', 'recovery-link-sent'], actor, now, sql`begun`)})
    select customer_id from begun`);
  return rows.length === 1;
}

/**
 * The recovery `r` behind a link, while it lives: five minutes for the link, ten for a sent code. It dies with any use
 * of the key since it began: who has the codes has not lost the fob (PORTAL H9).
 */
const alive = (linkHash: Uint8Array, now: Date) => sql`
  r.link_hash = ${linkHash} and coalesce(r.sms_code_expires_at, r.link_expires_at) > ${now}::timestamptz
  and exists (select from otp_keys k where k.id = r.key_id and k.last_used_step = r.step_at_start)`;

export interface OpenRecovery extends Record<string, unknown> {
  readonly customerId: string;
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly isSmsSent: boolean;
  readonly attemptsLeft: number;
}

export async function findRecovery(
  database: Database,
  linkHash: Uint8Array,
  now: Date,
): Promise<OpenRecovery | undefined> {
  const { rows } = await database.execute<OpenRecovery>(sql`
    select c.id as "customerId", r.login_id as "loginId", c.name, c.email, c.phone, c.time_zone as "timeZone",
      r.sms_code_hash is not null as "isSmsSent", ${sentCodeAttempts} - r.sms_attempts as "attemptsLeft"
    from recoveries r join customers c on c.id = r.customer_id
    where ${alive(linkHash, now)}`);
  return rows[0];
}

/** Puts a new code in the place of the one sent before; tries that were used stay used (PORTAL H4). */
export async function replaceSmsCode(
  database: Database,
  actor: Actor,
  linkHash: Uint8Array,
  code: { readonly hash: Uint8Array; readonly expiresAt: Date },
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with replaced as (
      update recoveries r set sms_code_hash = ${code.hash}::bytea, sms_code_expires_at = ${code.expiresAt}::timestamptz
      where ${alive(linkHash, now)} and r.sms_attempts < ${sentCodeAttempts}
      returning customer_id
    ), noted as (${noting(['sms-sent'], actor, now, sql`replaced`)})
    select customer_id from replaced`);
  return rows.length === 1;
}

/** Takes one try before the code is looked at (as for OTP codes, PORTAL B3). Undefined when there is none, or no code was sent. */
export async function reserveSmsAttempt(
  database: Database,
  linkHash: Uint8Array,
  now: Date,
): Promise<Uint8Array | undefined> {
  const { rows } = await database.execute<{ hash: Uint8Array }>(sql`
    update recoveries r set sms_attempts = sms_attempts + 1
    where ${alive(linkHash, now)} and r.sms_code_hash is not null and r.sms_attempts < ${sentCodeAttempts}
    returning sms_code_hash as hash`);
  return rows[0]?.hash;
}

/**
 * Turns OTP off and ends everything the customer has open, if this recovery is still alive with this very code. One
 * statement: of parallel ones a single one gets true, and a code of the key that is used meanwhile wins or loses
 * against the lock on the key's row. Nobody is logged in by it (PORTAL H6, H7).
 */
export async function finishRecovery(
  database: Database,
  actor: Actor,
  linkHash: Uint8Array,
  smsCodeHash: Uint8Array,
  mail: QueuedMail,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with lost as materialized (
      select k.id, k.customer_id from otp_keys k join recoveries r on r.key_id = k.id
      where r.link_hash = ${linkHash} and k.last_used_step = r.step_at_start for update of k
    ), taken as (
      delete from recoveries r using lost
      where r.key_id = lost.id and r.link_hash = ${linkHash} and r.sms_code_hash = ${smsCodeHash}
        and r.sms_code_expires_at > ${now}::timestamptz
      returning r.customer_id
    ), removed as (delete from otp_keys k using taken where k.customer_id = taken.customer_id returning k.customer_id),
    ${endingEverything(sql`taken`)},
    told as (${queueing(mail, now, sql`taken`)}),
    noted as (${noting(['sms-right', 'recovery-finished', 'sessions-ended'], actor, now, sql`taken`)})
    select customer_id from removed`);
  return rows.length === 1;
}

/** Ends a recovery that a code of the key has made pointless. True when there was a living one. */
export async function cancelRecovery(database: Database, actor: Actor, now: Date): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with cancelled as (
      delete from recoveries where customer_id = ${actor.customerId}
        and coalesce(sms_code_expires_at, link_expires_at) > ${now}::timestamptz
      returning customer_id
    ), noted as (${noting(['recovery-cancelled'], actor, now, sql`cancelled`)})
    select customer_id from cancelled`);
  return rows.length === 1;
}
