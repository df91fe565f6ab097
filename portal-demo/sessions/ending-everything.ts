import { sql, type SQL } from 'drizzle-orm';

/**
 * Ends everything the customers in `who` have open, for use among the parts of a statement: `with done as (…),
 * ${endingEverything(sql`done`)} …`. The new epoch ends them all, also a login that is just being opened.
 */
export const endingEverything = (who: SQL): SQL => sql`
  ended_epoch as (
    update customers set session_epoch = session_epoch + 1 from ${who} as who
    where customers.id = who.customer_id returning customers.id as customer_id
  ), ${removingEnded(sql`ended_epoch`)}`;

/** Removes what the new epoch of the customers in `who` has ended. By itself it only tidies up. Parts are named `ended_…`. */
export const removingEnded = (who: SQL): SQL => sql`
  ended_sessions as (delete from sessions s using ${who} as who where s.customer_id = who.customer_id),
  ended_logins as (delete from pending_logins p using ${who} as who where p.customer_id = who.customer_id),
  ended_resets as (delete from password_resets r using ${who} as who where r.customer_id = who.customer_id),
  ended_changes as (delete from contact_changes c using ${who} as who where c.customer_id = who.customer_id)`;
