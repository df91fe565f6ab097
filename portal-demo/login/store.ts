import { and, eq, gt, sql } from 'drizzle-orm';
import type { ProvenPassword } from '../accounts/customer.ts';
import { noting, type Actor } from '../history/noting.ts';
import { spending, type MatchedCode } from '../otp/matched-code.ts';
import type { Database } from '../ports.ts';
import { pendingLogins } from '../tables.ts';

export interface PendingLogin {
  readonly customerId: string;
  readonly loginId: string;
  readonly next: string;
}

/**
 * Opens a session for a customer without OTP. One statement looks at the key and opens the session: an activation
 * meanwhile leaves no session behind that should have asked for a code. False when a code is needed.
 */
export async function openSessionByPassword(
  database: Database,
  proven: ProvenPassword,
  actor: Actor,
  visitHash: Uint8Array,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with opened as (
      insert into sessions (id_hash, customer_id, login_id, created_at, last_seen_at)
      select ${visitHash}::bytea, c.id, ${actor.loginId}::uuid, ${now}::timestamptz, ${now}::timestamptz
      from customers c
      where c.id = ${proven.customerId} and c.password_hash = ${proven.passwordHash}
        and not exists (select from otp_keys k where k.customer_id = c.id)
      returning id
    ), noted as (${noting(['password-right', 'logged-in'], actor, now, sql`opened`)})
    select id from opened`);
  return rows.length === 1;
}

export interface NewPendingLogin {
  readonly visitHash: Uint8Array;
  readonly next: string;
  readonly expiresAt: Date;
}

export async function beginPendingLogin(
  database: Database,
  proven: ProvenPassword,
  actor: Actor,
  pending: NewPendingLogin,
  now: Date,
): Promise<void> {
  await database.execute(sql`
    with begun as (
      insert into pending_logins (id_hash, customer_id, login_id, next, expires_at)
      select ${pending.visitHash}::bytea, c.id, ${actor.loginId}::uuid, ${pending.next},
        ${pending.expiresAt}::timestamptz
      from customers c
      where c.id = ${proven.customerId} and c.password_hash = ${proven.passwordHash}
      returning id_hash
    ) ${noting(['password-right'], actor, now, sql`begun`)}`);
}

export async function findPendingLogin(
  database: Database,
  visitHash: Uint8Array,
  now: Date,
): Promise<PendingLogin | undefined> {
  const [row] = await database
    .select({
      customerId: pendingLogins.customerId,
      loginId: pendingLogins.loginId,
      next: pendingLogins.next,
    })
    .from(pendingLogins)
    .where(and(eq(pendingLogins.idHash, visitHash), gt(pendingLogins.expiresAt, now)));
  return row;
}

export async function endPendingLogin(database: Database, visitHash: Uint8Array): Promise<void> {
  await database.delete(pendingLogins).where(eq(pendingLogins.idHash, visitHash));
}

/**
 * Spends the code, ends the pending login and opens the session, in one statement: of any number of parallel
 * requests with one code, or from one pending login, a single one gets a session (PORTAL A8). Yields where to go.
 */
export async function openSessionByCode(
  database: Database,
  matched: MatchedCode,
  actor: Actor,
  pendingHash: Uint8Array,
  visitHash: Uint8Array,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await database.execute<{ next: string }>(sql`
    with spent as (${spending(matched)}),
    ended as (
      delete from pending_logins using spent
      where id_hash = ${pendingHash} and pending_logins.customer_id = spent.customer_id and expires_at > ${now}
      returning pending_logins.customer_id, login_id, next
    ), opened as (
      insert into sessions (id_hash, customer_id, login_id, created_at, last_seen_at)
      select ${visitHash}::bytea, customer_id, login_id, ${now}::timestamptz, ${now}::timestamptz from ended
    ), noted as (${noting(['logged-in'], actor, now, sql`ended`)})
    select next from ended`);
  return rows[0]?.next;
}
