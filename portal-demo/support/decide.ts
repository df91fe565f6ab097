import { failure, success, type Result } from '../../shared/result.ts';
import { noticeMail, tellEverywhere } from '../accounts/tell-everywhere.ts';
import { withConsent } from '../otp/owner-consent.ts';
import type { OwnerProof, OwnerProofFault } from '../otp/owner-proof.ts';
import type { Ports } from '../ports.ts';
import type { Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { approveRequest, findRequest, objectToRequest, rejectRequest } from './decision-store.ts';
import { decidedNotice } from './notices.ts';
import { findByObjection } from './store.ts';

/** How long after a decision an objection is still heard. */
const objectionMs = 7 * 24 * 60 * 60_000;

export type Verdict = 'approve' | 'reject';

/** `not-open`: there is no such request, it is decided already, or it is not this person's to decide. */
export type VerdictFault = 'not-open' | OwnerProofFault;

/**
 * A member of staff decides, with password and code each time; the code is spent together with the verdict.
 * The customer's history tells that it was us, not from which desk.
 */
export async function decide(
  ports: Ports,
  {
    session,
    caller,
    publicUrl,
  }: { readonly session: Session; readonly caller: Caller; readonly publicUrl: URL },
  requestId: string,
  verdict: Verdict,
  proof: OwnerProof,
): Promise<Result<{ readonly isDecided: boolean }, VerdictFault>> {
  const { clock, database, random } = ports;
  const now = clock.now();
  const request = await findRequest(database, requestId);
  const isOpen =
    request?.decision === null &&
    request.customerId !== session.customer.id &&
    (verdict === 'reject' || request.firstApproverId !== session.customer.id);
  if (request === undefined || !isOpen) return failure('not-open');
  const { customerId, name, email, phone, timeZone, language } = request;
  const about = {
    customerId,
    loginId: random.uuid(),
    caller: { address: '', userAgent: '', requestId: caller.requestId },
  };
  const decision = verdict === 'approve' ? 'approved' : 'rejected';
  const notice = decidedNotice({ name, language, timeZone, now }, decision, `${publicUrl.origin}/support`);
  const mail = noticeMail(ports, email, notice);
  const decided = await withConsent(ports, session, caller, proof, async (proven) => {
    const told = { requestId, about, mail };
    if (verdict === 'approve') return approveRequest(database, proven, told, now);
    return (await rejectRequest(database, proven, told, now)) ? { isDecided: true } : undefined;
  });
  if (decided.ok && decided.value.isDecided) await tellEverywhere(ports, notice, [mail], [phone]);
  return decided;
}

/** Is there something this link could object to? */
export const objectable = (
  { clock, database }: Ports,
  objectionHash: Uint8Array,
): ReturnType<typeof findByObjection> =>
  findByObjection(database, objectionHash, new Date(clock.now().getTime() - objectionMs));

/** The owner says that it was not them. */
export async function object(
  ports: Ports,
  objectionHash: Uint8Array,
  caller: Caller,
): Promise<Result<{ readonly wasDecided: boolean }, 'dead-link'>> {
  const now = ports.clock.now();
  const request = await objectable(ports, objectionHash);
  if (request === undefined) return failure('dead-link');
  const about = { customerId: request.customerId, loginId: ports.random.uuid(), caller };
  const decidedAfter = new Date(now.getTime() - objectionMs);
  return (await objectToRequest(ports.database, objectionHash, decidedAfter, about, now))
    ? success({ wasDecided: request.isDecided })
    : failure('dead-link');
}
