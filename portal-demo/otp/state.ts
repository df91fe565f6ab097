import type { Ports } from '../ports.ts';
import { findKey } from './store.ts';

/** Since when codes are asked for; undefined when OTP is off. */
export const otpActiveSince = async ({ database }: Ports, customerId: string): Promise<Date | undefined> =>
  (await findKey(database, customerId))?.activatedAt;
