import { hotp } from './hotp.ts';
import type { OtpKey } from './key.ts';
import { steam } from './steam.ts';
import { secondsLeft, stepAt, totp } from './totp.ts';

export interface CurrentCode {
  readonly code: string;
  /** Number of the time step; the counter for HOTP. */
  readonly step: number;
  /** Undefined for HOTP: its codes do not run out. */
  readonly secondsLeft: number | undefined;
}

/** The code a fob shows for `key` at `nowMs` (ms since 1970). */
export function codeAt(key: OtpKey, nowMs: number): CurrentCode {
  if (key.type === 'hotp') {
    return { code: hotp(key.secret, key.counter, key), step: key.counter, secondsLeft: undefined };
  }
  const step = stepAt(nowMs, key.periodSeconds);
  const codeOf = key.type === 'steam' ? steam : totp;
  return { code: codeOf(key.secret, step, key), step, secondsLeft: secondsLeft(nowMs, key.periodSeconds) };
}
