import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { noting, type Actor } from '../history/noting.ts';
import type { Database, Sealed } from '../ports.ts';
import { otpKeys, otpPendingKeys, type OtpKeyRow, type PendingKeyRow } from '../tables.ts';
import { isUnused, spending, type MatchedCode } from './matched-code.ts';
import { attemptsPerLock, lockMinutes, maxAttempts } from './lock-policy.ts';
import type { OtpProfile } from './profile.ts';

export async function findKey(database: Database, customerId: string): Promise<OtpKeyRow | undefined> {
  const [row] = await database.select().from(otpKeys).where(eq(otpKeys.customerId, customerId));
  return row;
}

/**
 * Takes one attempt before the code is looked at, in a statement of its own: parallel guesses cannot share an attempt,
 * and no later failure gives it back (PORTAL B3, B4); the history has every attempt, whatever becomes of it.
 * Undefined when there is no key, no attempt left, or a lock.
 */
export async function reserveAttempt(
  database: Database,
  actor: Actor,
  now: Date,
): Promise<OtpKeyRow | undefined> {
  const attempt = sql`(${otpKeys.attempts} + 1)`;
  const minutes = sql`(array[${sql.join([...lockMinutes], sql`, `)}]::integer[])`;
  const lockNumber = sql`least(${attempt} / ${attemptsPerLock}, ${lockMinutes.length})`;
  const reserved = database.$with('reserved').as(
    database
      .update(otpKeys)
      .set({
        attempts: attempt,
        lockedUntil: sql`case when ${attempt} % ${attemptsPerLock} = 0
          then ${now}::timestamptz + make_interval(mins => ${minutes}[${lockNumber}]) else ${otpKeys.lockedUntil} end`,
      })
      .where(
        and(
          eq(otpKeys.customerId, actor.customerId),
          lt(otpKeys.attempts, maxAttempts),
          or(isNull(otpKeys.lockedUntil), lte(otpKeys.lockedUntil, now)),
        ),
      )
      .returning(),
  );
  const noted = database.$with('noted', {}).as(noting(['code-entered'], actor, now, sql`reserved`));
  const [row] = await database.with(reserved, noted).select().from(reserved);
  return row;
}

/** Spends a code for a look at the key. False when its step was used meanwhile. */
export async function spendForShowing(
  database: Database,
  matched: MatchedCode,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with spent as (${spending(matched)}),
    noted as (${noting(['otp-key-shown'], actor, now, sql`spent`)})
    select customer_id from spent`);
  return rows.length === 1;
}

/** Removes the key that the code belongs to, if the code is still unused, and every login that waits for such a code. */
export async function removeKey(
  database: Database,
  matched: MatchedCode,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with removed as (delete from otp_keys where ${isUnused(matched)} returning customer_id),
    ended as (delete from pending_logins using removed where pending_logins.customer_id = removed.customer_id),
    noted as (${noting(['otp-deactivated'], actor, now, sql`removed`)})
    select customer_id from removed`);
  return rows.length === 1;
}

/** The key this session is being shown, while it is valid. */
export async function findPendingKey(
  database: Database,
  sessionId: string,
  now: Date,
): Promise<PendingKeyRow | undefined> {
  const [row] = await database
    .select()
    .from(otpPendingKeys)
    .where(and(eq(otpPendingKeys.sessionId, sessionId), gt(otpPendingKeys.expiresAt, now)));
  return row;
}

export interface PendingKeyOffer extends OtpProfile, Sealed {
  readonly id: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/**
 * Offers a key to a session that has no valid one. Nothing happens unless the customer's e-mail and phone are
 * verified and there is no active key: one statement decides.
 */
export async function offerPendingKey(database: Database, offer: PendingKeyOffer, now: Date): Promise<void> {
  await database.execute(sql`
    insert into otp_pending_keys
      (session_id, customer_id, id, sealed_secret, sealing_key_id, algorithm, digits, period_seconds, expires_at)
    select s.id, c.id, ${offer.id}::uuid, ${offer.sealed}::bytea, ${offer.keyId}, ${offer.algorithm},
      ${offer.digits}::integer, ${offer.periodSeconds}::integer, ${offer.expiresAt}::timestamptz
    from sessions s join customers c on c.id = s.customer_id
    where s.id = ${offer.sessionId} and c.email_verified_at is not null and c.phone_verified_at is not null
      and not exists (select from otp_keys k where k.customer_id = c.id)
    on conflict (session_id) do update set
      id = excluded.id, sealed_secret = excluded.sealed_secret, sealing_key_id = excluded.sealing_key_id,
      algorithm = excluded.algorithm, digits = excluded.digits, period_seconds = excluded.period_seconds,
      expires_at = excluded.expires_at
    where otp_pending_keys.expires_at <= ${now}::timestamptz`);
}

/** Kills the key that was tried and failed (PORTAL C4). */
export async function dropPendingKey(database: Database, id: string, actor: Actor, now: Date): Promise<void> {
  await database.execute(sql`
    with dropped as (delete from otp_pending_keys where id = ${id} returning id)
    ${noting(['otp-activation-failed'], actor, now, sql`dropped`)}`);
}

export interface Activation {
  readonly actor: Actor;
  readonly pendingKeyId: string;
  readonly sessionId: string;
  /** The step of the code that confirmed the key: spent from the start (PORTAL C8). */
  readonly step: number;
  readonly newVisitHash: Uint8Array;
  readonly endsOtherSessions: boolean;
}

/**
 * Turns the pending key of this session into the customer's active key, gives the session a new id and, if wished,
 * ends the customer's other sessions. All in one statement; of parallel ones a single one gets true (PORTAL C7).
 * Rows are locked in the order customer, session, key: two activations that end each other's sessions, or a logout
 * meanwhile, wait instead of blocking each other.
 */
export async function activateKey(database: Database, activation: Activation, now: Date): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with owner as materialized (
      select id from customers where id = ${activation.actor.customerId} for no key update
    ), own as materialized (
      select s.id from sessions s join owner on owner.id = s.customer_id
      where s.id = ${activation.sessionId} for update of s
    ), taken as (
      delete from otp_pending_keys p using own
      where p.session_id = own.id and p.id = ${activation.pendingKeyId} and p.expires_at > ${now}
      returning p.*
    ), activated as (
      insert into otp_keys (customer_id, id, sealed_secret, sealing_key_id, algorithm, digits, period_seconds,
        last_used_step, activated_at)
      select customer_id, id, sealed_secret, sealing_key_id, algorithm, digits, period_seconds,
        ${activation.step}::bigint, ${now}::timestamptz
      from taken
      on conflict (customer_id) do nothing
      returning customer_id
    ), renewed as (
      update sessions set id_hash = ${activation.newVisitHash} from activated where sessions.id = ${activation.sessionId}
    ), ended as (
      delete from sessions using activated
      where sessions.customer_id = activated.customer_id and sessions.id <> ${activation.sessionId}
        and ${activation.endsOtherSessions}::boolean
      returning sessions.id
    ), noted as (${noting(['otp-activated'], activation.actor, now, sql`activated`)}),
    noted_end as (${noting(['sessions-ended'], activation.actor, now, sql`ended`)})
    select customer_id from activated`);
  return rows.length === 1;
}
