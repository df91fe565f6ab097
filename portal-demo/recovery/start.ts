import { maskEmail } from '../accounts/masked.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { note } from '../history/noting.ts';
import { takeOne } from '../limits/allowance.ts';
import type { Language } from '../locales/languages.ts';
import { deliver, sealMail } from '../mail/outbox.ts';
import { networkOf } from '../notices/network.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { hashOfLink, newLinkCode } from '../web/mail-link.ts';
import { hashOfVisit } from '../web/visit.ts';
import { linkMail } from './notices.ts';
import { linkLifetimeMs, starts, startsPerAddress } from './policy.ts';
import { beginRecovery, findClaimant } from './store.ts';

/** Where the link of the mail leads. */
export const recoveryPage = '/lost-fob';

export type StartRefusal = 'no-login' | 'proofs-too-new' | 'too-often';

export interface Request {
  readonly visitId: string;
  readonly caller: Caller;
  readonly language: Language;
  readonly publicUrl: URL;
}

/**
 * Sends the link to somebody who has just proven the password (PORTAL H1). The answer is the same whether there is a
 * key to turn off or not (H11).
 */
export async function startRecovery(
  ports: Ports,
  { visitId, caller, language, publicUrl }: Request,
): Promise<Result<{ readonly sentTo: string }, StartRefusal>> {
  const { clock, database, random } = ports;
  const now = clock.now();
  const visitHash = hashOfVisit(visitId);
  const claimant = await findClaimant(database, visitHash, now);
  if (claimant === undefined) return failure('no-login');
  const { customerId, loginId, name, email, timeZone } = claimant;
  const actor = { customerId, loginId, caller };
  if (!claimant.hasOldProofs) {
    await note(database, 'recovery-delayed', actor, now);
    return failure('proofs-too-new');
  }
  const isAllowed =
    (await takeOne(database, startsPerAddress, networkOf(caller.address), now)) &&
    (await takeOne(database, starts, customerId, now));
  if (!isAllowed) return failure('too-often');

  const code = newLinkCode(random);
  const link = `${publicUrl.origin}${recoveryPage}/${code}`;
  const mail = sealMail(
    ports,
    linkMail(email, link, { name, language, timeZone, caller, now, publicUrl }),
    linkLifetimeMs,
  );
  const linkExpiresAt = new Date(now.getTime() + linkLifetimeMs);
  const begin = { visitHash, linkHash: hashOfLink(code), linkExpiresAt, mail };
  if (await beginRecovery(database, actor, begin, now)) await deliver(ports, mail.id);
  return success({ sentTo: maskEmail(email) });
}
