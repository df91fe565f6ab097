import { failure, success, type Result } from '../../shared/result.ts';
import { whoHas } from '../accounts/customer.ts';
import { verifyCode, type CodeRefusal } from '../otp/verify-code.ts';
import { note } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { hashOfVisit, newVisitId } from '../web/visit.ts';
import {
  beginPendingLogin,
  endPendingLogin,
  findPendingLogin,
  openSessionByCode,
  openSessionByPassword,
} from './store.ts';

/** PORTAL E3: how long a proven password waits for its code. */
const pendingLifetimeMs = 5 * 60_000;

export interface LoggedIn {
  /** Each stage of a login goes on under a new visit id. */
  readonly visitId: string;
  readonly next: string;
}

/** First step. Right credentials open a session, or for a customer with OTP only the way to the code. */
export async function logInWithPassword(
  ports: Ports,
  caller: Caller,
  credentials: { readonly login: string; readonly password: string; readonly next: string },
  previousVisitId: string,
): Promise<Result<LoggedIn, 'wrong-credentials'>> {
  const { clock, database, random } = ports;
  const checked = await whoHas(ports, credentials.login, credentials.password);
  const now = clock.now();
  const loginId = random.uuid();
  if (!checked.ok) {
    await note(database, 'password-wrong', { customerId: checked.reason.customerId, loginId, caller }, now);
    return failure('wrong-credentials');
  }
  const proven = checked.value;
  const actor = { customerId: proven.customerId, loginId, caller };
  const visitId = newVisitId(random);
  const visitHash = hashOfVisit(visitId);
  await endPendingLogin(database, hashOfVisit(previousVisitId));
  const { next } = credentials;
  if (await openSessionByPassword(database, proven, actor, visitHash, now)) return success({ visitId, next });
  const expiresAt = new Date(now.getTime() + pendingLifetimeMs);
  await beginPendingLogin(database, proven, actor, { visitHash, next, expiresAt }, now);
  return success({ visitId, next: '/login/otp' });
}

/**
 * Second step. A lock ends the pending login: back to the password (PORTAL B1). `no-login` means that there is none
 * (any more), for example because the same form was sent twice.
 */
export async function logInWithCode(
  ports: Ports,
  caller: Caller,
  pendingVisitId: string,
  typedCode: string | undefined,
): Promise<Result<LoggedIn, 'no-login' | CodeRefusal>> {
  const { clock, database, random } = ports;
  const pendingHash = hashOfVisit(pendingVisitId);
  const pending = await findPendingLogin(database, pendingHash, clock.now());
  if (pending === undefined) return failure('no-login');
  const visitId = newVisitId(random);
  const visitHash = hashOfVisit(visitId);
  const { customerId, loginId } = pending;
  const actor = { customerId, loginId, caller };
  const verified = await verifyCode(ports, actor, typedCode, async (matched) => {
    const next = await openSessionByCode(database, matched, actor, pendingHash, visitHash, clock.now());
    return next === undefined ? undefined : { visitId, next };
  });
  if (verified.ok) return verified;
  const { kind } = verified.reason;
  if (kind === 'locked' || kind === 'disabled' || kind === 'not-set')
    await endPendingLogin(database, pendingHash);
  if (kind === 'already-used' && !(await findPendingLogin(database, pendingHash, clock.now())))
    return failure('no-login');
  return verified;
}
