import type { Result } from '../../shared/result.ts';
import type { Actor } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import { proveOwner, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { removeKey } from './store.ts';

/** Turns OTP off. The code is spent by removing its key, so a code used elsewhere meanwhile removes nothing. */
export const deactivate = (
  ports: Ports,
  actor: Actor,
  proof: OwnerProof,
): Promise<Result<{ readonly removedKeyId: string }, OwnerProofFault>> =>
  proveOwner(ports, actor, proof, async (matched) =>
    (await removeKey(ports.database, matched, actor, ports.clock.now()))
      ? { removedKeyId: matched.key.id }
      : undefined,
  );
