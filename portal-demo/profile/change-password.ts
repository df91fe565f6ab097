import { failure, success, type Result } from '../../shared/result.ts';
import { noticeMail, tellEverywhere } from '../accounts/tell-everywhere.ts';
import { takeOne, type Allowance } from '../limits/allowance.ts';
import type { Language } from '../locales/languages.ts';
import { deliver, sealMail } from '../mail/outbox.ts';
import { networkOf } from '../notices/network.ts';
import { withConsent } from '../otp/owner-consent.ts';
import type { OwnerProof, OwnerProofFault } from '../otp/owner-proof.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { hashOfLink, newLinkCode } from '../web/mail-link.ts';
import { hashOfVisit, newVisitId } from '../web/visit.ts';
import { passwordChangedNotice, resetMail } from './notices.ts';
import { newPasswordFault, type NewPasswordFault } from './password-rules.ts';
import {
  beginReset,
  changePassword,
  findByResetLink,
  findForgetful,
  resetPassword,
} from './password-store.ts';

/** Where the link of the mail leads. */
export const resetPage = '/new-password';
const resetLifetimeMs = 30 * 60_000;
const hourMs = 60 * 60_000;
const resets: Allowance = { subject: 'password reset', uses: 3, perMs: 24 * hourMs };
const resetsPerAddress: Allowance = { subject: 'password reset from', uses: 20, perMs: hourMs };

export interface PasswordFaults extends OwnerProofFault {
  readonly newPassword?: NewPasswordFault;
}

export interface From {
  readonly caller: Caller;
  readonly language: Language;
}

/** The owner changes the password; this browser stays logged in under a new visit id, all others are out. */
export async function changeOwnPassword(
  ports: Ports,
  session: Session,
  { caller, language }: From,
  proof: OwnerProof,
  newPassword: string | undefined,
): Promise<Result<{ readonly visitId: string }, PasswordFaults>> {
  const { customer } = session;
  const fault = newPasswordFault(newPassword, customer.login);
  if (fault !== undefined || newPassword === undefined) return failure({ newPassword: fault ?? 'missing' });
  const now = ports.clock.now();
  const { name, timeZone, email, phone, phoneVerifiedAt } = customer;
  const notice = passwordChangedNotice({ name, timeZone, language, caller, now });
  const mail = noticeMail(ports, email, notice);
  const visitId = newVisitId(ports.random);
  const passwordHash = await ports.passwords.hash(newPassword);
  const own = { id: session.id, newVisitHash: hashOfVisit(visitId) };
  const changed = await withConsent(ports, session, caller, proof, async (proven) =>
    (await changePassword(ports.database, proven, actorOf(session, caller), { passwordHash, mail }, own, now))
      ? { visitId }
      : undefined,
  );
  if (changed.ok) await tellEverywhere(ports, notice, [mail], phoneVerifiedAt === null ? [] : [phone]);
  return changed;
}

/**
 * Mails a link to whoever has this login. Gives no answer: it would be the same for everybody (PORTAL E6). The mail is
 * queued, but not waited for, so that a slow mail server does not tell who is a customer. False when it was too often
 * from this address.
 */
export async function requestReset(
  ports: Ports,
  { caller, language, publicUrl }: From & { readonly publicUrl: URL },
  typedLogin: string,
): Promise<boolean> {
  const { clock, database, random } = ports;
  const now = clock.now();
  if (!(await takeOne(database, resetsPerAddress, networkOf(caller.address), now))) return false;
  const owner = await findForgetful(database, typedLogin);
  if (owner === undefined || !(await takeOne(database, resets, owner.customerId, now))) return true;
  const code = newLinkCode(random);
  const { name, timeZone, email } = owner;
  const link = `${publicUrl.origin}${resetPage}/${code}`;
  const mail = sealMail(
    ports,
    resetMail(email, link, { name, timeZone, language, caller, now }),
    resetLifetimeMs,
  );
  const expiresAt = new Date(now.getTime() + resetLifetimeMs);
  await beginReset(database, owner.customerId, { hash: hashOfLink(code), expiresAt, mail }, now);
  void deliver(ports, mail.id); // never fails: the outbox tries again
  return true;
}

/** Sets a new password by the mailed link. */
export async function resetByLink(
  ports: Ports,
  linkHash: Uint8Array,
  { caller, language }: From,
  newPassword: string | undefined,
): Promise<Result<null, NewPasswordFault | 'dead-link'>> {
  const now = ports.clock.now();
  const owner = await findByResetLink(ports.database, linkHash, now);
  if (owner === undefined) return failure('dead-link');
  const fault = newPasswordFault(newPassword, owner.login);
  if (fault !== undefined || newPassword === undefined) return failure(fault ?? 'missing');
  const { customerId, name, timeZone, email, phone, isPhoneVerified } = owner;
  const notice = passwordChangedNotice({ name, timeZone, language, caller, now });
  const mail = noticeMail(ports, email, notice);
  const passwordHash = await ports.passwords.hash(newPassword);
  const actor = { customerId, loginId: ports.random.uuid(), caller };
  if (!(await resetPassword(ports.database, linkHash, actor, { passwordHash, mail }, now)))
    return failure('dead-link');
  await tellEverywhere(ports, notice, [mail], isPhoneVerified ? [phone] : []);
  return success(null);
}
