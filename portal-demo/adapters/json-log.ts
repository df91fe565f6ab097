import { DrizzleQueryError } from 'drizzle-orm';
import { pino } from 'pino';
import type { Log } from '../ports.ts';

/** Fields that must never be read by anybody, should one ever be handed over (PORTAL J4). */
const secretFields = [
  'password',
  'passwordHash',
  'secret',
  'key',
  'code',
  'cookie',
  'visitId',
  'csrf',
  'link',
  'url',
  'body',
  'authorization',
];

/** drizzle's own message lists the query parameters; only the query text and what the database said are kept. */
function describe(cause: unknown): { readonly error: string; readonly query?: string } {
  if (cause instanceof DrizzleQueryError) return { ...describe(cause.cause), query: cause.query };
  if (cause instanceof Error) return { error: cause.stack ?? cause.message };
  return { error: String(cause) };
}

/** One JSON object a line; a line end in a value stays inside of its string. */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const log = pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: secretFields, censor: '(not told)' },
    },
    { write },
  );
  return {
    info: (message, fields = {}) => log.info(fields, message),
    error: (message, cause, fields = {}) => log.error({ ...fields, ...describe(cause) }, message),
  };
}
