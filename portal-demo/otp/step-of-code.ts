import { stepAt, totp } from '../../shared/otp/totp.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Ports } from '../ports.ts';
import type { OtpKeyRow, PendingKeyRow } from '../tables.ts';
import { isOutdatedCode, matchingStep, readCode } from './matching-step.ts';
import { sealBinding } from './profile.ts';

/** Why what was typed is no code of the window. */
export type CodeFault =
  | { readonly kind: 'missing' | 'wrong' | 'too-old' }
  | { readonly kind: 'malformed'; readonly digits: number };

type SealedKey = Pick<OtpKeyRow, 'id' | 'customerId' | 'sealedSecret' | 'sealingKeyId'>;

/** The secret of a stored key. Throws when it can't be opened: then no code of it is right. */
export const openSecret = ({ secrets }: Ports, key: SealedKey): Uint8Array =>
  secrets.open({ sealed: key.sealedSecret, keyId: key.sealingKeyId }, sealBinding(key));

/** The time step whose code was typed; undefined stands for a field that was there twice. Whether it was used is not asked here. */
export function stepOfCode(
  ports: Ports,
  key: OtpKeyRow | PendingKeyRow,
  typed: string | undefined,
  now: Date,
): Result<number, CodeFault> {
  if (typed === '') return failure({ kind: 'missing' });
  const secret = openSecret(ports, key);
  const codeAt = (step: number): string => totp(secret, step, key);
  const currentStep = stepAt(now.getTime(), key.periodSeconds);
  const code = readCode(typed ?? '', key.digits);
  if (code === undefined) return failure({ kind: 'malformed', digits: key.digits });
  const step = matchingStep(codeAt, currentStep, code);
  if (step !== undefined) return success(step);
  return failure({ kind: isOutdatedCode(codeAt, currentStep, code) ? 'too-old' : 'wrong' });
}
