import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import type { HistoryEvent } from './events.ts';

/** Who does something, in which login, from where. */
export interface Actor {
  readonly customerId: string;
  /** Ties the steps of one login together, and what was done in its session. */
  readonly loginId: string;
  readonly caller: Caller;
}

/** Also somebody who typed a login that nobody has; what was typed is not kept, it may be a password. */
type Anybody = Omit<Actor, 'customerId'> & { readonly customerId: string | undefined };

/**
 * Writes history in the statement that makes it: `with done as (…), noted as (${noting(…)}) …`. The note and the
 * change are there together or not at all (PORTAL J6). `done` names the rows of the change: without one there is no note.
 */
export function noting(
  events: readonly [HistoryEvent, ...HistoryEvent[]],
  { customerId, loginId, caller }: Anybody,
  at: Date,
  done: 'nothing else' | SQL,
): SQL {
  const condition = done === 'nothing else' ? sql`true` : sql`exists (select from ${done})`;
  return sql`
    insert into history (at, event, customer_id, login_id, address, user_agent, request_id)
    select ${at}::timestamptz, event, ${customerId ?? null}::uuid, ${loginId}::uuid,
      ${caller.address}, ${caller.userAgent}, ${caller.requestId}
    from unnest(array[${sql.join([...events], sql`, `)}]::text[]) with ordinality as listed (event, place)
    where ${condition} order by place`;
}

/** The same where `done` has the rows with the `customer_id` and `login_id` it happened to: one note for each. */
export const notingOf = (event: HistoryEvent, done: SQL, caller: Caller, at: Date): SQL => sql`
  insert into history (at, event, customer_id, login_id, address, user_agent, request_id)
  select ${at}::timestamptz, ${event}, customer_id, login_id,
    ${caller.address}, ${caller.userAgent}, ${caller.requestId}
  from ${done}`;

/** A note about something that changes nothing else: a refusal. */
export async function note(database: Database, event: HistoryEvent, actor: Anybody, at: Date): Promise<void> {
  await database.execute(noting([event], actor, at, 'nothing else'));
}
