import { and, eq, gt, lt, or } from 'drizzle-orm';
import { customerColumns } from '../accounts/customer.ts';
import type { Database } from '../ports.ts';
import { customers, pendingLogins, sessions } from '../tables.ts';
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
    .select({ id: sessions.id, lastSeenAt: sessions.lastSeenAt, customer: customerColumns })
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
  return { id: row.id, customer: row.customer };
}

/** Ends whatever this cookie opens: a session, or a login that waits for its code. */
export async function endVisit(database: Database, idHash: Uint8Array): Promise<void> {
  await database.delete(sessions).where(eq(sessions.idHash, idHash));
  await database.delete(pendingLogins).where(eq(pendingLogins.idHash, idHash));
}

/** Rows past their time open nothing any more; this only frees the space. */
export async function removeExpired(database: Database, now: Date): Promise<void> {
  await database
    .delete(sessions)
    .where(or(lt(sessions.lastSeenAt, before(now, idleMs)), lt(sessions.createdAt, before(now, totalMs))));
  await database.delete(pendingLogins).where(lt(pendingLogins.expiresAt, now));
}
