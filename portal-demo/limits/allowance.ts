import { sql } from 'drizzle-orm';
import type { Database } from '../ports.ts';

/** So many uses of something in so much time. */
export interface Allowance {
  /** What is counted, for example `recovery-start`. */
  readonly subject: string;
  readonly uses: number;
  readonly perMs: number;
}

/**
 * Takes one use of the allowance for `who` (a customer, an address); false when none is left. The time runs from the
 * first use. One statement decides, so that parallel requests, several portal processes and a restart share one
 * count (PORTAL B14, B15, N4). That, and the clock as an argument, is why this is no library: those count by their
 * own clock, with a connection of their own beside ours.
 */
export async function takeOne(
  database: Database,
  { subject, uses, perMs }: Allowance,
  who: string,
  now: Date,
): Promise<boolean> {
  const endsAt = new Date(now.getTime() + perMs);
  const { rows } = await database.execute(sql`
    insert into allowances (subject, who, used, ends_at) values (${subject}, ${who}, 1, ${endsAt}::timestamptz)
    on conflict (subject, who) do update set
      used = case when allowances.ends_at <= ${now}::timestamptz then 1 else allowances.used + 1 end,
      ends_at = case when allowances.ends_at <= ${now}::timestamptz then excluded.ends_at else allowances.ends_at end
    where allowances.ends_at <= ${now}::timestamptz or allowances.used < ${uses}
    returning used`);
  return rows.length === 1;
}

/** How long `who` must wait for a further use, when `takeOne` had none. */
export async function secondsUntilNext(
  database: Database,
  { subject }: Allowance,
  who: string,
  now: Date,
): Promise<number> {
  const { rows } = await database.execute<{ seconds: string }>(sql`
    select ceil(extract(epoch from ends_at - ${now}::timestamptz)) as seconds from allowances
    where subject = ${subject} and who = ${who}`);
  return Math.max(1, Number(rows[0]?.seconds ?? 1));
}

/** Gives back a use that turned out to be rightful. */
export async function giveBack(database: Database, { subject }: Allowance, who: string): Promise<void> {
  await database.execute(sql`
    update allowances set used = used - 1 where subject = ${subject} and who = ${who} and used > 0`);
}

/** Counts whose time is over allow everything again; this only frees the space. */
export async function removeOldAllowances(database: Database, now: Date): Promise<void> {
  await database.execute(sql`delete from allowances where ends_at <= ${now}::timestamptz`);
}
