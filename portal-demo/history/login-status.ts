import type { HistoryEvent } from './events.ts';

/** How a login ended, or that it was none: something about the account that needed no login. */
export type LoginStatus = 'logged-in' | 'wrong-password' | 'refused' | 'unfinished' | 'no-login';

/** Reads the status off the steps of one login, oldest first. */
export function statusOf(events: readonly HistoryEvent[]): LoginStatus {
  if (events.includes('logged-in')) return 'logged-in';
  if (!events.includes('password-right')) {
    return events.includes('password-wrong') ? 'wrong-password' : 'no-login';
  }
  return events.some((event) => isRefusal(event)) ? 'refused' : 'unfinished';
}

const refusals: ReadonlySet<HistoryEvent> = new Set([
  'code-wrong',
  'code-malformed',
  'code-too-old',
  'code-reused',
  'code-locked',
  'code-disabled',
  'link-refused',
]);

/** Somebody with the right password could not show the second factor. */
export const isRefusal = (event: HistoryEvent): boolean => refusals.has(event);
