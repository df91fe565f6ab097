import { DrizzleQueryError } from 'drizzle-orm';
import type { Log } from '../ports.ts';

/** drizzle's own message lists the query parameters; only the query text and what the database said are kept. */
function describe(cause: unknown): { readonly error: string; readonly query?: string } {
  if (cause instanceof DrizzleQueryError) return { ...describe(cause.cause), query: cause.query };
  if (cause instanceof Error) return { error: cause.stack ?? cause.message };
  return { error: String(cause) };
}

/** One JSON object a line. */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const line = (level: 'info' | 'error', message: string, fields: object): void =>
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
  return {
    info: (message, fields = {}) => line('info', message, fields),
    error: (message, cause, fields = {}) => line('error', message, { ...fields, ...describe(cause) }),
  };
}
