import type { OtpKey } from '../../shared/otp/key.ts';
import type { Result } from '../../shared/result.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { proveOwner, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { asFobKey } from './profile.ts';
import { openSecret } from './step-of-code.ts';
import { spendForShowing } from './store.ts';

/** The active key once more, for a further fob. Needs password and code, like everything that touches the key (PORTAL C14). */
export function showKeyAgain(
  ports: Ports,
  session: Session,
  caller: Caller,
  proof: OwnerProof,
): Promise<Result<OtpKey, OwnerProofFault>> {
  const actor = actorOf(session, caller);
  return proveOwner(ports, actor, proof, async (matched) => {
    if (!(await spendForShowing(ports.database, matched, actor, ports.clock.now()))) return undefined;
    const { key } = matched;
    return asFobKey(session.customer.login, openSecret(ports, key), key);
  });
}
