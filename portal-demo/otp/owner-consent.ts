import { sql, type SQL } from 'drizzle-orm';
import { failure, success, type Result } from '../../shared/result.ts';
import { whoHas, type ProvenPassword } from '../accounts/customer.ts';
import { note } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { spending } from './matched-code.ts';
import type { OwnerProof, OwnerProofFault } from './owner-proof.ts';
import { otpActiveSince } from './state.ts';
import { verifyCode } from './verify-code.ts';

/** The password is still this one, and still enough: OTP is off. */
const byPassword = ({ customerId, passwordHash }: ProvenPassword): SQL => sql`
  select c.id as customer_id from customers c
  where c.id = ${customerId} and c.password_hash = ${passwordHash}
    and not exists (select from otp_keys k where k.customer_id = c.id)`;

/**
 * Has the owner consent by the password and, while OTP is on, a code as well. `act` runs the statement it is for, as
 * `with proven as (${proven}) …`: a row in it, with the `customer_id`, is the consent, and it is there only if password
 * and code are still good at that moment. `act` gives undefined when there was no row.
 */
export async function withConsent<Value extends object>(
  ports: Ports,
  session: Session,
  caller: Caller,
  proof: OwnerProof,
  act: (proven: SQL) => Promise<Value | undefined>,
): Promise<Result<Value, OwnerProofFault>> {
  if (proof.password === '') return failure({ password: 'missing' });
  const actor = actorOf(session, caller);
  const checked = await whoHas(ports, session.customer.login, proof.password ?? '');
  if (!checked.ok) {
    await note(ports.database, 'password-wrong', actor, ports.clock.now());
    return failure({ password: 'wrong' });
  }
  if ((await otpActiveSince(ports, session.customer.id)) === undefined) {
    const value = await act(byPassword(checked.value));
    // Without a row OTP was activated, or the password changed, in this very moment.
    return value === undefined ? failure({ code: { kind: 'missing' } }) : success(value);
  }
  const verified = await verifyCode(ports, actor, proof.code, (matched) => act(spending(matched)));
  return verified.ok ? verified : failure({ code: verified.reason });
}
