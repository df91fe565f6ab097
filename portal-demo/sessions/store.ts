import { and, desc, eq, gt, lt, or, sql, type SQL } from 'drizzle-orm';
import { customerColumns } from '../accounts/customer.ts';
import { noting, notingOf, type Actor } from '../history/noting.ts';
import type { DescribedOrigin } from '../notices/origin-text.ts';
import type { Database } from '../ports.ts';
import { customers, logoutLinks, openedBrowsers, pendingLogins, sessions } from '../tables.ts';
import type { Caller } from '../web/caller.ts';
import { endingEverything } from './ending-everything.ts';
import type { Session } from './session.ts';

/** PORTAL F3: an hour without a request, a day in all; both counted on the server. */
const idleMs = 60 * 60_000;
const totalMs = 24 * 60 * 60_000;
/** A visit within this time of the last one is not written down: reading pages stays a read. */
const touchAfterMs = 60_000;

/** A browser that was left open for longer counts as newly opened. */
const rememberedOpenMs = 30 * 24 * 60 * 60_000;

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** Neither too old nor ended; `customers` is joined. */
const isLive = (now: Date): SQL | undefined =>
  and(
    gt(sessions.lastSeenAt, before(now, idleMs)),
    gt(sessions.createdAt, before(now, totalMs)),
    eq(sessions.sessionEpoch, customers.sessionEpoch),
  );

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
    .where(and(eq(sessions.idHash, idHash), isLive(now)));
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

/** A session as its owner sees it in the list. */
export interface ListedSession {
  readonly id: string;
  readonly origin: DescribedOrigin;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Everything of this customer that is logged in now, the latest first. */
export async function listSessions(
  database: Database,
  customerId: string,
  now: Date,
): Promise<readonly ListedSession[]> {
  const rows = await database
    .select({
      id: sessions.id,
      browser: sessions.browser,
      address: sessions.address,
      country: sessions.country,
      city: sessions.city,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(customers, eq(customers.id, sessions.customerId))
    .where(and(eq(sessions.customerId, customerId), isLive(now)))
    .orderBy(desc(sessions.lastSeenAt), sessions.id);
  return rows.map(({ browser, address, country, city, ...session }) => ({
    ...session,
    origin: { browser, address, place: country === null ? undefined : { country, city: city ?? undefined } },
  }));
}

/** Ends one session of the customer in `proven`; of somebody else's nothing. Yields the proof, whether or not it was still there. */
export async function endSession(
  database: Database,
  proven: SQL,
  sessionId: string,
  actor: Actor,
  now: Date,
): Promise<{ readonly isEnded: boolean } | undefined> {
  const { rows } = await database.execute<{ isEnded: boolean }>(sql`
    with proven as (${proven}),
    ended as (
      delete from sessions s using proven where s.customer_id = proven.customer_id and s.id = ${sessionId}::uuid
      returning s.id
    ), noted as (${noting(['session-ended'], actor, now, sql`ended`)})
    select exists (select from ended) as "isEnded" from proven`);
  return rows[0];
}

/**
 * Ends everything this customer has open, also logins that are just being finished (PORTAL F6), and a recovery that
 * somebody with the password may have begun.
 */
export async function endEverything(database: Database, actor: Actor, now: Date): Promise<void> {
  await database.execute(sql`
    with owner as (select ${actor.customerId}::uuid as customer_id),
    ${endingEverything(sql`owner`)},
    cancelled as (delete from recoveries r using owner where r.customer_id = owner.customer_id returning r.customer_id),
    noted as (${noting(['logged-out-everywhere'], actor, now, sql`ended_epoch`)})
    ${noting(['recovery-cancelled'], actor, now, sql`cancelled`)}`);
}

/** Whose login mail this link comes from. */
export async function ownerOfLogoutLink(
  database: Database,
  codeHash: Uint8Array,
  now: Date,
): Promise<{ readonly customerId: string; readonly login: string } | undefined> {
  const [row] = await database
    .select({ customerId: customers.id, login: customers.login })
    .from(logoutLinks)
    .innerJoin(customers, eq(customers.id, logoutLinks.customerId))
    .where(and(eq(logoutLinks.codeHash, codeHash), gt(logoutLinks.expiresAt, now)));
  return row;
}

/** Rows past their time open nothing any more; this only frees the space. */
export async function removeExpired(database: Database, now: Date): Promise<void> {
  await database
    .delete(sessions)
    .where(or(lt(sessions.lastSeenAt, before(now, idleMs)), lt(sessions.createdAt, before(now, totalMs))));
  await database.delete(pendingLogins).where(lt(pendingLogins.expiresAt, now));
  await database.delete(logoutLinks).where(lt(logoutLinks.expiresAt, now));
  await database.delete(openedBrowsers).where(lt(openedBrowsers.lastLoginAt, before(now, rememberedOpenMs)));
}
