import { failure, success, type Result } from '../../shared/result.ts';
import { findCustomer, whoHas, type Customer } from '../accounts/customer.ts';
import { sendLink } from '../confirmation/send-link.ts';
import { note, type Actor } from '../history/noting.ts';
import { takePasswordTry, type TooMany } from '../limits/password-tries.ts';
import { deliver } from '../mail/outbox.ts';
import { writeLoginMail } from '../notices/login-notice.ts';
import { originOf, type LoginOrigin } from '../notices/login-origin.ts';
import { verifyCode, type CodeRefusal } from '../otp/verify-code.ts';
import type { Ports } from '../ports.ts';
import { cancelAfterLogin } from '../recovery/finish.ts';
import { hashOfVisit, newVisitId } from '../web/visit.ts';
import type { NewSession } from './opening-session.ts';
import {
  beginPendingLogin,
  endPendingLogin,
  findPendingLogin,
  openConfirmedSession,
  openSessionByCode,
  openSessionByPassword,
} from './store.ts';
import type { Visitor } from './visitor.ts';

/** PORTAL E3: how long a proven password waits for its code. */
const codeWaitMs = 5 * 60_000;
/** PORTAL G5: how long a login waits for the link of its mail, from the password on; the link lives as long. */
const linkWaitMs = 10 * 60_000;

export interface LoggedIn {
  /** Each stage of a login goes on under a new visit id. */
  readonly visitId: string;
  readonly next: string;
}

/** A session to be opened under a new visit id, with the notice for its owner. */
function newSession(
  ports: Ports,
  visitor: Visitor,
  customer: Customer,
  origin: LoginOrigin,
): { visitId: string; session: NewSession } {
  const visitId = newVisitId(ports.random);
  const notice = writeLoginMail(ports, { customer, visitor, origin });
  const session = {
    visitHash: hashOfVisit(visitId),
    markHash: origin.markHash,
    notice,
    now: ports.clock.now(),
  };
  return { visitId, session };
}

/** First step. Right credentials open a session, or only the way to whatever else this login needs. */
export async function logInWithPassword(
  ports: Ports,
  visitor: Visitor,
  credentials: { readonly login: string; readonly password: string; readonly next: string },
  previousVisitId: string,
): Promise<Result<LoggedIn, 'wrong-credentials' | TooMany>> {
  const { clock, database, random } = ports;
  const { caller } = visitor;
  const taken = await takePasswordTry(ports, caller, credentials.login);
  if (!taken.ok) return taken;
  const checked = await whoHas(ports, credentials.login, credentials.password);
  const now = clock.now();
  const loginId = random.uuid();
  if (!checked.ok) {
    await note(database, 'password-wrong', { customerId: checked.reason.customerId, loginId, caller }, now);
    return failure('wrong-credentials');
  }
  await taken.value.giveBack();
  const proven = checked.value;
  const customer = await findCustomer(database, proven.customerId);
  if (customer === undefined) return failure('wrong-credentials');
  const actor = { customerId: proven.customerId, loginId, caller };
  const origin = originOf(ports, caller, visitor.browserMark);
  const { visitId, session } = newSession(ports, visitor, customer, origin);
  await endPendingLogin(database, hashOfVisit(previousVisitId));
  const { next } = credentials;
  if (await openSessionByPassword(database, proven, actor, origin, session)) {
    await deliver(ports, session.notice.mail.id);
    return success({ visitId, next });
  }
  const { visitHash } = session;
  const due = (ms: number): Date => new Date(now.getTime() + ms);
  const pending = { visitHash, next, codeDueAt: due(codeWaitMs), linkDueAt: due(linkWaitMs) };
  const begun = await beginPendingLogin(database, proven, actor, origin, pending, now);
  // The code page starts over when there is nothing to wait for (any more).
  if (begun?.needsLink !== true) return success({ visitId, next: '/login/otp' });
  await sendLink(ports, visitor, { customer, origin, visitHash, usefulForMs: linkWaitMs });
  return success({ visitId, next: begun.needsCode ? '/login/otp' : '/login/confirm' });
}

/**
 * Second step. A lock ends the pending login: back to the password (PORTAL B1). `no-login` means that there is none
 * (any more), for example because the same form was sent twice.
 */
export async function logInWithCode(
  ports: Ports,
  visitor: Visitor,
  pendingVisitId: string,
  typedCode: string | undefined,
): Promise<Result<LoggedIn, 'no-login' | CodeRefusal>> {
  const { clock, database } = ports;
  const pendingHash = hashOfVisit(pendingVisitId);
  const pending = await findPendingLogin(database, pendingHash, clock.now());
  if (pending === undefined) return failure('no-login');
  const { customer, loginId } = pending;
  const actor: Actor = { customerId: customer.id, loginId, caller: visitor.caller };
  const { visitId, session } = newSession(
    ports,
    visitor,
    customer,
    originOf(ports, visitor.caller, visitor.browserMark),
  );
  const verified = await verifyCode(ports, actor, typedCode, (matched) =>
    openSessionByCode(database, matched, actor, pendingHash, session, linkWaitMs / 1000),
  );
  if (verified.ok) {
    await cancelAfterLogin(ports, actor, customer, visitor);
    if (verified.value.isTold) await deliver(ports, session.notice.mail.id);
    return success({ visitId, next: verified.value.next });
  }
  const { kind } = verified.reason;
  if (kind === 'locked' || kind === 'disabled' || kind === 'not-set')
    await endPendingLogin(database, pendingHash);
  if (kind === 'already-used' && !(await findPendingLogin(database, pendingHash, clock.now())))
    return failure('no-login');
  return verified;
}

/**
 * Last step of a login whose link was used. `no-login`: there is none (any more), or a code is still owed;
 * `not-confirmed`: nobody has used the link yet.
 */
export async function logInConfirmed(
  ports: Ports,
  visitor: Visitor,
  pendingVisitId: string,
): Promise<Result<LoggedIn, 'no-login' | 'needs-code' | 'not-confirmed'>> {
  const { clock, database } = ports;
  const pendingHash = hashOfVisit(pendingVisitId);
  const pending = await findPendingLogin(database, pendingHash, clock.now());
  if (pending === undefined) return failure('no-login');
  if (pending.needsCode) return failure('needs-code');
  const { customer, loginId } = pending;
  const origin = originOf(ports, visitor.caller, visitor.browserMark);
  const { visitId, session } = newSession(ports, visitor, customer, origin);
  const actor = { customerId: customer.id, loginId, caller: visitor.caller };
  const next = await openConfirmedSession(database, actor, pendingHash, session);
  return next === undefined ? failure('not-confirmed') : success({ visitId, next });
}
