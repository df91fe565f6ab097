import type { Customer } from '../accounts/customer.ts';
import type { Actor } from '../history/noting.ts';
import type { Caller } from '../web/caller.ts';

/** A finished login. */
export interface Session {
  /** Handle inside the portal; the id in the cookie is another one and changes. */
  readonly id: string;
  /** The login that opened it, as the history knows it. */
  readonly loginId: string;
  readonly customer: Customer;
}

/** Whoever acts inside of a session. */
export const actorOf = ({ customer, loginId }: Session, caller: Caller): Actor => ({
  customerId: customer.id,
  loginId,
  caller,
});
