import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../ports.ts';
import { customers, history } from '../tables.ts';
import type { HistoryEvent } from './events.ts';

export type HistoryEntry = typeof history.$inferSelect;

export interface LoginEntry {
  readonly loginId: string;
  readonly beganAt: Date;
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
  readonly address: string;
  readonly userAgent: string;
  /** Place in the history; grows with time. */
  readonly position: number;
}

const first = (column: typeof history.address | typeof history.userAgent) =>
  sql<string>`(array_agg(${column} order by ${history.id}))[1]`;

/** Logins of this customer and other things told to them, newest first; only those before `position`, if given. */
export const newestLogins = (
  database: Database,
  customerId: string,
  count: number,
  position?: number,
): Promise<LoginEntry[]> =>
  database
    .select({
      loginId: history.loginId,
      beganAt: sql`min(${history.at})`.mapWith(history.at),
      events: sql<HistoryEvent[]>`array_agg(${history.event} order by ${history.id})`,
      address: first(history.address),
      userAgent: first(history.userAgent),
      position: sql`min(${history.id})`.mapWith(history.id),
    })
    .from(history)
    .where(eq(history.customerId, customerId))
    .groupBy(history.loginId)
    .having(position === undefined ? undefined : lt(sql`min(${history.id})`, position))
    .orderBy(desc(sql`min(${history.id})`))
    .limit(count);

/** Everything that happened in one login and its session, oldest first; nothing when it is another customer's (PORTAL J3). */
export const stepsOf = (database: Database, customerId: string, loginId: string): Promise<HistoryEntry[]> =>
  database
    .select()
    .from(history)
    .where(and(eq(history.customerId, customerId), eq(history.loginId, loginId)))
    .orderBy(asc(history.id));

/** Everything about one customer since `from`, newest first. */
export const entriesSince = (database: Database, customerId: string, from: Date): Promise<HistoryEntry[]> =>
  database
    .select()
    .from(history)
    .where(and(eq(history.customerId, customerId), gt(history.at, from)))
    .orderBy(desc(history.id));

export async function setTimeZone(database: Database, customerId: string, timeZone: string): Promise<void> {
  await database.update(customers).set({ timeZone }).where(eq(customers.id, customerId));
}

/**
 * Since the customer's last finished login before this one: how many other logins had the right password and were
 * refused at the code or the link (PORTAL B13).
 */
export async function refusedBefore(
  database: Database,
  customerId: string,
  loginId: string,
  refusals: readonly HistoryEvent[],
): Promise<number> {
  const { rows } = await database.execute<{ refused: string }>(sql`
    with this_login as (
      select min(id) as id from history
      where customer_id = ${customerId} and login_id = ${loginId} and event = 'logged-in'
    ), login_before as (
      select max(h.id) as id from history h, this_login
      where h.customer_id = ${customerId} and h.event = 'logged-in' and h.id < this_login.id
    )
    select count(distinct h.login_id) as refused from history h, this_login, login_before
    where h.customer_id = ${customerId} and h.login_id <> ${loginId}
      and h.id > coalesce(login_before.id, 0) and h.id < this_login.id
      and h.event in (${sql.join([...refusals], sql`, `)})
      and not exists (select from history l where l.login_id = h.login_id and l.event = 'logged-in')`);
  return Number(rows[0]?.refused ?? 0);
}

/** The history is kept for a year and a month. */
const keptMs = 396 * 24 * 60 * 60_000;

export async function removeOldHistory(database: Database, now: Date): Promise<void> {
  await database.delete(history).where(lt(history.at, new Date(now.getTime() - keptMs)));
}
