import { sql, type SQL } from 'drizzle-orm';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Actor } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import { spending } from './matched-code.ts';
import { passwordFault, type OwnerProof, type OwnerProofFault } from './owner-proof.ts';
import { otpActiveSince } from './state.ts';
import { verifyCode } from './verify-code.ts';

/**
 * Proof that the owner is at the browser, with everything the account has: the password, and a code when OTP is active.
 *
 * `act` runs the statement that the proof pays for. It gets a part for it, `with proven as (${proof}) …`, that yields
 * the `customer_id` once: it spends the code, or finds that none is needed. Without that row nothing may happen, and
 * `act` says so by undefined.
 */
export async function reauthenticate<Value extends object>(
  ports: Ports,
  actor: Actor,
  proof: OwnerProof,
  act: (proven: SQL) => Promise<Value | undefined>,
): Promise<Result<Value, OwnerProofFault>> {
  const password = await passwordFault(ports, actor, proof.password);
  if (password !== undefined) return failure({ password });
  if ((await otpActiveSince(ports, actor.customerId)) === undefined) {
    const value = await act(sql`
      select id as customer_id from customers where id = ${actor.customerId}
        and not exists (select from otp_keys k where k.customer_id = customers.id)`);
    if (value !== undefined) return success(value);
    // Activated in this moment: now a code is needed.
  }
  const verified = await verifyCode(ports, actor, proof.code, (matched) => act(spending(matched)));
  return verified.ok ? verified : failure({ code: verified.reason });
}
