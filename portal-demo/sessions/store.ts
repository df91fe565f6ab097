import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import { customerColumns } from '../accounts/customer.ts';
import { notingOf } from '../history/noting.ts';
import type { Database } from '../ports.ts';
import { customers, pendingLogins, sessions } from '../tables.ts';
import type { Caller } from '../web/caller.ts';
import type { Session } from './session.ts';

/** PORTAL F3: an hour without a request, a day in all; both counted on the server. */
const idleMs = 60 * 60_000;
const totalMs = 24 * 60 * 60_000;
/** A visit within this time of the last one is not written down: reading pages stays a read. */
const touchAfterMs = 60_000;

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** The session a cookie opens now, with its customer, or undefined. */
export async function findSession(
  database: Database,
  idHash: Uint8Array,
  now: Date,
): Promise<Session | undefined> {
  const [row] = await database
    .select({
      id: sessions.id,
      loginId: sessions.loginId,
      lastSeenAt: sessions.lastSeenAt,
      customer: customerColumns,
    })
    .from(sessions)
    .innerJoin(customers, eq(customers.id, sessions.customerId))
    .where(
      and(
        eq(sessions.idHash, idHash),
        gt(sessions.lastSeenAt, before(now, idleMs)),
        gt(sessions.createdAt, before(now, totalMs)),
      ),
    );
  if (row === undefined) return undefined;
  if (row.lastSeenAt <= before(now, touchAfterMs)) {
    await database.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.id));
  }
  return { id: row.id, loginId: row.loginId, customer: row.customer };
}

/** Ends whatever this cookie opens: a session, or a login that waits for its code. */
export async function endVisit(
  database: Database,
  idHash: Uint8Array,
  caller: Caller,
  now: Date,
): Promise<void> {
  await database.execute(sql`
    with ended as (delete from sessions where id_hash = ${idHash} returning customer_id, login_id),
    dropped as (delete from pending_logins where id_hash = ${idHash})
    ${notingOf('logged-out', sql`ended`, caller, now)}`);
}

/** Rows past their time open nothing any more; this only frees the space. */
export async function removeExpired(database: Database, now: Date): Promise<void> {
  await database
    .delete(sessions)
    .where(or(lt(sessions.lastSeenAt, before(now, idleMs)), lt(sessions.createdAt, before(now, totalMs))));
  await database.delete(pendingLogins).where(lt(pendingLogins.expiresAt, now));
}
