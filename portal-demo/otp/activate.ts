import { failure, success, type Result } from '../../shared/result.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { hashOfVisit, newVisitId } from '../web/visit.ts';
import { passwordFault, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { stepOfCode } from './step-of-code.ts';
import { activateKey, dropPendingKey, findKey, findPendingKey } from './store.ts';

/** Why nothing was activated. Except for `already-active`, the key that was shown is dead now (PORTAL C4). */
export type ActivationFault = 'already-active' | 'expired' | OwnerProofFault;

/** Activates the key this session is being shown. The session goes on under the new visit id (PORTAL C9). */
export async function activate(
  ports: Ports,
  session: Session,
  caller: Caller,
  proof: OwnerProof,
  endsOtherSessions: boolean,
): Promise<Result<{ readonly visitId: string }, ActivationFault>> {
  const now = ports.clock.now();
  const pending = await findPendingKey(ports.database, session.id, now);
  if (pending === undefined) return failure((await isActive(ports, session)) ? 'already-active' : 'expired');

  const actor = actorOf(session, caller);
  const password = await passwordFault(ports, actor, proof.password);
  // Each key is tried once, so there are no attempts to count.
  const code = stepOfCode(ports, pending, proof.code, now);
  if (password !== undefined || !code.ok) {
    await dropPendingKey(ports.database, pending.id, actor, now);
    return failure({ ...(password && { password }), ...(!code.ok && { code: code.reason }) });
  }

  const visitId = newVisitId(ports.random);
  const isDone = await activateKey(
    ports.database,
    {
      actor,
      pendingKeyId: pending.id,
      sessionId: session.id,
      step: code.value,
      newVisitHash: hashOfVisit(visitId),
      endsOtherSessions,
    },
    now,
  );
  // Lost against a parallel confirmation of this key: the same form sent twice (PORTAL C7).
  return isDone
    ? success({ visitId })
    : failure((await isActive(ports, session)) ? 'already-active' : 'expired');
}

const isActive = async ({ database }: Ports, session: Session): Promise<boolean> =>
  (await findKey(database, session.customer.id)) !== undefined;
