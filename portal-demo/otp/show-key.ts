import type { OtpKey } from '../../shared/otp/key.ts';
import type { Result } from '../../shared/result.ts';
import type { Customer } from '../accounts/customer.ts';
import type { Ports } from '../ports.ts';
import { proveOwner, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { asFobKey } from './profile.ts';
import { openSecret } from './step-of-code.ts';
import { spendCode } from './store.ts';

/** The active key once more, for a further fob. Needs password and code, like everything that touches the key (PORTAL C14). */
export const showKeyAgain = (
  ports: Ports,
  customer: Customer,
  proof: OwnerProof,
): Promise<Result<OtpKey, OwnerProofFault>> =>
  proveOwner(ports, customer.id, proof, async (matched) => {
    if (!(await spendCode(ports.database, matched))) return undefined;
    const { key } = matched;
    return asFobKey(customer.login, openSecret(ports, key), key);
  });
