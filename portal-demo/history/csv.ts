import type { HistoryEntry } from './store.ts';

/**
 * One cell. A text that a table program would take for a formula gets an apostrophe in front (OWASP, CSV injection);
 * quotes are doubled (RFC 4180 §2.7).
 */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

/** The history as a table for other programs. Times in UTC (RFC 3339), events by their stored names. */
export const historyCsv = (entries: readonly HistoryEntry[]): string =>
  [
    ['time', 'event', 'address', 'browser', 'login', 'request'],
    ...entries.map(({ at, event, address, userAgent, loginId, requestId }) => [
      at.toISOString(),
      event,
      address,
      userAgent,
      loginId,
      requestId,
    ]),
  ]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
