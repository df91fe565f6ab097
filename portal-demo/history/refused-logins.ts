import type { Ports } from '../ports.ts';
import type { Session } from '../sessions/session.ts';
import { historyEvents } from './events.ts';
import { isRefusal } from './login-status.ts';
import { refusedBefore } from './store.ts';

/** How many logins between the last one and this had the right password and no valid code (PORTAL B13). */
export const refusedLogins = ({ database }: Ports, { customer, loginId }: Session): Promise<number> =>
  refusedBefore(database, customer.id, loginId, historyEvents.filter(isRefusal));
