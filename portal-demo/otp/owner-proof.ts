import { failure, success, type Result } from '../../shared/result.ts';
import { isPasswordOf } from '../accounts/customer.ts';
import { note, type Actor } from '../history/noting.ts';
import type { Ports } from '../ports.ts';
import type { MatchedCode } from './matched-code.ts';
import { verifyCode, type CodeRefusal } from './verify-code.ts';

/** Account password and code as they came; undefined when a field was there twice. */
export interface OwnerProof {
  readonly password: string | undefined;
  readonly code: string | undefined;
}

/** What must be corrected. */
export interface OwnerProofFault {
  readonly password?: PasswordFault;
  readonly code?: CodeRefusal;
}

export type PasswordFault = 'missing' | 'wrong';

export async function passwordFault(
  ports: Ports,
  actor: Actor,
  password: string | undefined,
): Promise<PasswordFault | undefined> {
  if (password === '') return 'missing';
  if (password !== undefined && (await isPasswordOf(ports, actor.customerId, password))) return undefined;
  await note(ports.database, 'password-wrong', actor, ports.clock.now());
  return 'wrong';
}

/** Password first: a code is neither looked at nor spent for somebody who does not know it. */
export async function proveOwner<Value extends object>(
  ports: Ports,
  actor: Actor,
  proof: OwnerProof,
  spend: (matched: MatchedCode) => Promise<Value | undefined>,
): Promise<Result<Value, OwnerProofFault>> {
  const password = await passwordFault(ports, actor, proof.password);
  if (password !== undefined) return failure({ password });
  const verified = await verifyCode(ports, actor, proof.code, spend);
  return verified.ok ? success(verified.value) : failure({ code: verified.reason });
}
