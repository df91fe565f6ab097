import { and, eq, lt, sql, type SQL } from 'drizzle-orm';
import { otpKeys, type OtpKeyRow } from '../tables.ts';

/** A code that belongs to a step of the window and has still to be spent. By itself it proves nothing. */
export interface MatchedCode {
  readonly key: OtpKeyRow;
  readonly step: number;
}

/** RFC 6238 §5.2: a step is accepted once, and none older than it (PORTAL A5, A6). */
export const isUnused = ({ key, step }: MatchedCode): SQL | undefined =>
  and(eq(otpKeys.id, key.id), lt(otpKeys.lastUsedStep, step));

/**
 * Spends the code; for use as `with spent as (…)` in front of what the code pays for, so that both happen in one
 * statement or not at all. Yields the customer's id once, and no row to everybody after.
 */
export const spending = (matched: MatchedCode): SQL => sql`
  update otp_keys set last_used_step = ${matched.step}, attempts = 0, locked_until = null
  where ${isUnused(matched)} returning customer_id`;
