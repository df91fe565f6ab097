import type { Result } from '../../shared/result.ts';
import type { Customer } from '../accounts/customer.ts';
import type { Ports } from '../ports.ts';
import { proveOwner, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { removeKey } from './store.ts';

/** Turns OTP off. The code is spent by removing its key, so a code used elsewhere meanwhile removes nothing. */
export const deactivate = (
  ports: Ports,
  customer: Customer,
  proof: OwnerProof,
): Promise<Result<{ readonly removedKeyId: string }, OwnerProofFault>> =>
  proveOwner(ports, customer.id, proof, async (matched) =>
    (await removeKey(ports.database, matched)) ? { removedKeyId: matched.key.id } : undefined,
  );
