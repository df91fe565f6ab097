import { failure, success, type Result } from '../../shared/result.ts';
import type { Ports } from '../ports.ts';
import type { OtpKeyRow } from '../tables.ts';
import { maxAttempts } from './lock-policy.ts';
import type { MatchedCode } from './matched-code.ts';
import { stepOfCode, type CodeFault } from './step-of-code.ts';
import { findKey, reserveAttempt } from './store.ts';

export type CodeRefusal =
  | CodeFault
  | { readonly kind: 'already-used' | 'locked'; readonly waitSeconds: number }
  | { readonly kind: 'disabled' | 'not-set' };

/**
 * The only way to have a code accepted, for every surface (login, deactivation, showing the key).
 *
 * `spend` runs the surface's own statement, which must spend the matched step together with what the code pays for;
 * undefined from it means that the step was used meanwhile. Costs two statements when the code is right.
 */
export async function verifyCode<Value extends object>(
  ports: Ports,
  customerId: string,
  typed: string | undefined,
  spend: (matched: MatchedCode) => Promise<Value | undefined>,
): Promise<Result<Value, CodeRefusal>> {
  if (typed === '') return failure({ kind: 'missing' });
  const now = ports.clock.now();
  const key = await reserveAttempt(ports.database, customerId, now);
  if (key === undefined) return failure(await whyNoAttempt(ports, customerId, now));

  const step = stepOfCode(ports, key, typed, now);
  if (step.ok && step.value > key.lastUsedStep) {
    const value = await spend({ key, step: step.value });
    if (value !== undefined) return success(value);
  }
  // The attempt just taken may have been the last one before a lock.
  if (isLocked(key, now)) return failure(lockedUntil(key.lockedUntil, now));
  if (!step.ok) return step;
  if (step.value < key.lastUsedStep) return failure({ kind: 'too-old' });
  return failure({
    kind: 'already-used',
    waitSeconds: secondsUntilStep(step.value + 1, key.periodSeconds, now),
  });
}

const isLocked = (key: OtpKeyRow, now: Date): key is OtpKeyRow & { lockedUntil: Date } =>
  key.lockedUntil !== null && key.lockedUntil > now;

const lockedUntil = (until: Date, now: Date): CodeRefusal => ({
  kind: 'locked',
  waitSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
});

/** A code of the next step is accepted early, so the one after a used code may be some steps away. */
const secondsUntilStep = (step: number, periodSeconds: number, now: Date): number =>
  Math.max(1, Math.ceil(step * periodSeconds - now.getTime() / 1000));

/** Only for the message: the refusal itself is already decided. */
async function whyNoAttempt(ports: Ports, customerId: string, now: Date): Promise<CodeRefusal> {
  const key = await findKey(ports.database, customerId);
  if (key === undefined) return { kind: 'not-set' };
  if (key.attempts >= maxAttempts) return { kind: 'disabled' };
  return isLocked(key, now) ? lockedUntil(key.lockedUntil, now) : { kind: 'locked', waitSeconds: 1 };
}
