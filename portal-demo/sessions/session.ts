import type { Customer } from '../accounts/customer.ts';

/** A finished login. */
export interface Session {
  /** Handle inside the portal; the id in the cookie is another one and changes. */
  readonly id: string;
  readonly customer: Customer;
}
