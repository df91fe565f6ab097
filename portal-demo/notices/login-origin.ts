import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Place, Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { browserName } from './browser-name.ts';
import { networkOf } from './network.ts';

/** Where a login comes from, as far as we compare and tell it. */
export interface LoginOrigin {
  readonly browser: string;
  readonly address: string;
  readonly network: string;
  readonly place: Place | undefined;
  /** Of the mark that stays in a browser while it is open. */
  readonly markHash: Uint8Array;
}

export function originOf(
  { places }: Ports,
  { address, userAgent }: Caller,
  browserMark: string,
): LoginOrigin {
  return {
    browser: browserName(userAgent),
    address,
    network: networkOf(address),
    place: places.placeOf(address),
    markHash: createHash('sha256').update(browserMark).digest(),
  };
}

/**
 * The importance of a login from here for the customer in the row `c`, judged by the database in the statement that
 * acts on it: see `frequencies`.
 */
export const importanceOf = ({ browser, network, markHash }: LoginOrigin): SQL => sql`(case
  when not exists (select from login_origins o where o.customer_id = c.id and o.browser = ${browser})
    or not exists (select from login_origins o where o.customer_id = c.id and o.network = ${network}) then 'unknown'
  when not exists (
    select from (select * from login_origins where customer_id = c.id order by ordinal desc limit 1) newest
    where newest.browser = ${browser} and newest.network = ${network}) then 'changed'
  when not exists (select from opened_browsers b where b.customer_id = c.id and b.mark_hash = ${markHash}) then 'opened'
  else 'every' end)::login_frequency`;
