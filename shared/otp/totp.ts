import { hotp, type CodeShape } from './hotp.ts';

/** Number of the time step at `nowMs` (ms since 1970), counted from 1970 (RFC 6238 §4.2 with T0 = 0). */
export const stepAt = (nowMs: number, periodSeconds: number): number =>
  Math.floor(nowMs / 1000 / periodSeconds);

/** Whole seconds the code of `nowMs` still has, counting the running one: `periodSeconds` down to 1. */
export const secondsLeft = (nowMs: number, periodSeconds: number): number =>
  (stepAt(nowMs, periodSeconds) + 1) * periodSeconds - Math.floor(nowMs / 1000);

/** The code of a time step (RFC 6238 §4.2): HOTP with the step for its counter. */
export const totp = (secret: Uint8Array, step: number, shape: CodeShape): string => hotp(secret, step, shape);
