import { failure, success, type Result } from '../../shared/result.ts';
import type { HistoryEvent } from '../history/events.ts';
import { note, type Actor } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import type { OtpKeyRow } from '../tables.ts';
import { maxAttempts } from './lock-policy.ts';
import type { MatchedCode } from './matched-code.ts';
import { warnOwner } from './notices.ts';
import { stepOfCode, type CodeFault } from './step-of-code.ts';
import { findKey, reserveAttempt } from './store.ts';

export type CodeRefusal =
  | CodeFault
  | { readonly kind: 'already-used' | 'locked'; readonly waitSeconds: number }
  | { readonly kind: 'disabled' | 'not-set' };

/** What the history says about a refused code: also that a wrong code brought the lock, which the person is told instead. */
const eventOf = {
  wrong: 'code-wrong',
  'too-old': 'code-too-old',
  malformed: 'code-malformed',
  'already-used': 'code-reused',
  locked: 'code-locked',
  disabled: 'code-disabled',
} as const satisfies Partial<Record<CodeRefusal['kind'], HistoryEvent>>;

/**
 * The only way to have a code accepted, for every surface (login, deactivation, showing the key).
 *
 * `spend` runs the surface's own statement, which must spend the matched step together with what the code pays for;
 * undefined from it means that the step was used meanwhile. Costs two statements when the code is right, and a third
 * one for the history when it is not.
 */
export async function verifyCode<Value extends object>(
  ports: Ports,
  actor: Actor,
  typed: string | undefined,
  spend: (matched: MatchedCode) => Promise<Value | undefined>,
): Promise<Result<Value, CodeRefusal>> {
  if (typed === '') return failure({ kind: 'missing' });
  const now = ports.clock.now();
  const key = await reserveAttempt(ports.database, actor, now);
  if (key === undefined) {
    const refusal = await whyNoAttempt(ports, actor.customerId, now);
    if (refusal.kind !== 'not-set') await note(ports.database, eventOf[refusal.kind], actor, now);
    return failure(refusal);
  }

  const step = stepOfCode(ports, key, typed, now);
  if (step.ok && step.value > key.lastUsedStep) {
    const value = await spend({ key, step: step.value });
    if (value !== undefined) return success(value);
  }
  const refusal = whyRefused(step, key, now);
  if (refusal.kind !== 'missing') await note(ports.database, eventOf[refusal.kind], actor, now);
  await warnOwner(ports, actor, key.attempts);
  // The attempt just taken may have been the last one before a lock.
  return failure(isLocked(key, now) ? lockedUntil(key.lockedUntil, now) : refusal);
}

type StepRefusal = CodeFault | { readonly kind: 'already-used'; readonly waitSeconds: number };

function whyRefused(step: Result<number, CodeFault>, key: OtpKeyRow, now: Date): StepRefusal {
  if (!step.ok) return step.reason;
  if (step.value < key.lastUsedStep) return { kind: 'too-old' };
  return { kind: 'already-used', waitSeconds: secondsUntilStep(step.value + 1, key.periodSeconds, now) };
}

const isLocked = (key: OtpKeyRow, now: Date): key is OtpKeyRow & { lockedUntil: Date } =>
  key.lockedUntil !== null && key.lockedUntil > now;

const lockedUntil = (until: Date, now: Date): WaitRefusal => ({
  kind: 'locked',
  waitSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
});

interface WaitRefusal {
  readonly kind: 'locked';
  readonly waitSeconds: number;
}

/** A code of the next step is accepted early, so the one after a used code may be some steps away. */
const secondsUntilStep = (step: number, periodSeconds: number, now: Date): number =>
  Math.max(1, Math.ceil(step * periodSeconds - now.getTime() / 1000));

/** Only for the message: the refusal itself is already decided. */
async function whyNoAttempt(
  ports: Ports,
  customerId: string,
  now: Date,
): Promise<WaitRefusal | { readonly kind: 'disabled' | 'not-set' }> {
  const key = await findKey(ports.database, customerId);
  if (key === undefined) return { kind: 'not-set' };
  if (key.attempts >= maxAttempts) return { kind: 'disabled' };
  return isLocked(key, now) ? lockedUntil(key.lockedUntil, now) : { kind: 'locked', waitSeconds: 1 };
}
