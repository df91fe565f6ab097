import type { OtpKey } from '../../shared/otp/key.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Customer } from '../accounts/customer.ts';
import type { Ports } from '../ports.ts';
import type { Session } from '../sessions/session.ts';
import { asFobKey, defaultProfile, pendingKeyLifetimeMs, sealBinding, secretBytes } from './profile.ts';
import { openSecret } from './step-of-code.ts';
import { findPendingKey, offerPendingKey } from './store.ts';

/** What a customer still needs before OTP can be set: both prove the identity after a loss. */
export const missingContacts = (customer: Customer): readonly ('email' | 'phone')[] => [
  ...(customer.emailVerifiedAt === null ? (['email'] as const) : []),
  ...(customer.phoneVerifiedAt === null ? (['phone'] as const) : []),
];

/**
 * The key to show to this session: the one it is already being shown, or a new one. Nothing that is active changes.
 * Refused when a key is active or a verified contact is missing.
 */
export async function pendingKeyFor(ports: Ports, session: Session): Promise<Result<OtpKey, 'not-offered'>> {
  const { clock, database, random, secrets } = ports;
  const now = clock.now();
  const id = random.uuid();
  const sealed = secrets.seal(
    random.bytes(secretBytes),
    sealBinding({ id, customerId: session.customer.id }),
  );
  const expiresAt = new Date(now.getTime() + pendingKeyLifetimeMs);
  await offerPendingKey(
    database,
    { id, sessionId: session.id, expiresAt, ...sealed, ...defaultProfile },
    now,
  );
  // Read back instead of trusting our own offer: another tab of this session may have been first.
  const pending = await findPendingKey(database, session.id, now);
  if (pending === undefined) return failure('not-offered');
  return success(asFobKey(session.customer.login, openSecret(ports, pending), pending));
}
