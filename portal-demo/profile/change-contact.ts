import { failure, success, type Result } from '../../shared/result.ts';
import {
  hashOfSentCode,
  newSentCode,
  sentCodeFault,
  sentCodeLifetimeMs,
  shapeFault,
  type SentCodeFault,
} from '../accounts/sent-code.ts';
import { noticeMail, tellEverywhere } from '../accounts/tell-everywhere.ts';
import { takeOne } from '../limits/allowance.ts';
import type { Language } from '../locales/languages.ts';
import { deliver, sealMail } from '../mail/outbox.ts';
import { withConsent } from '../otp/owner-consent.ts';
import type { OwnerProof, OwnerProofFault } from '../otp/owner-proof.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { codesSent, readContact, type Contact } from './contacts.ts';
import { applyChange, askForChange, reserveChangeAttempt } from './contact-store.ts';
import { changeAskedMail, codeMail, codeSms, contactChangedNotice } from './notices.ts';

export interface ContactFault extends OwnerProofFault {
  readonly contact?: 'missing' | 'malformed';
  /** Nothing can be sent: the day's codes are used up, or the gateway is down. */
  readonly sending?: 'too-often' | 'not-sent';
}

const codePurpose = (session: Session, contact: Contact): string => `${contact} of ${session.customer.id}`;

interface From {
  readonly session: Session;
  readonly caller: Caller;
  readonly language: Language;
}

/** First half: the owner consents, the new address gets a code, the old one is told (PORTAL D5). Nothing changes yet. */
export async function requestChange(
  ports: Ports,
  { session, caller, language }: From,
  contact: Contact,
  typed: string | undefined,
  proof: OwnerProof,
): Promise<Result<null, ContactFault>> {
  const { clock, database, random } = ports;
  const newValue = readContact(contact, typed);
  if (newValue === undefined) return failure({ contact: typed === '' ? 'missing' : 'malformed' });
  const now = clock.now();
  const { customer } = session;
  if (!(await takeOne(database, codesSent, customer.id, now))) return failure({ sending: 'too-often' });

  const code = newSentCode(random);
  const occasion = { name: customer.name, language, timeZone: customer.timeZone, caller, now };
  const mails = [
    sealMail(ports, changeAskedMail(customer.email, contact, occasion)),
    ...(contact === 'email' ? [sealMail(ports, codeMail(newValue, code, language), sentCodeLifetimeMs)] : []),
  ];
  const change = {
    contact,
    newValue,
    codeHash: hashOfSentCode(ports, codePurpose(session, contact), code),
    expiresAt: new Date(now.getTime() + sentCodeLifetimeMs),
    mails,
  };
  const asked = await withConsent(ports, session, caller, proof, async (proven) =>
    (await askForChange(database, proven, actorOf(session, caller), change, now)) ? change : undefined,
  );
  if (!asked.ok) return asked;
  await Promise.all(mails.map(({ id }) => deliver(ports, id)));
  if (contact === 'email') return success(null);
  try {
    await ports.phone.send({ to: newValue, body: codeSms(code, language) });
    return success(null);
  } catch (error) {
    ports.log.error('The code for a new phone number could not be sent.', error, { customerId: customer.id });
    return failure({ sending: 'not-sent' });
  }
}

export type ConfirmFault = SentCodeFault | 'no-change';

/** Second half: the code from the new address makes it the customer's, and both addresses are told. */
export async function confirmChange(
  ports: Ports,
  { session, caller, language }: From,
  contact: Contact,
  typedCode: string | undefined,
): Promise<Result<null, ConfirmFault>> {
  const shape = shapeFault(typedCode);
  if (shape !== undefined) return failure(shape);
  const now = ports.clock.now();
  const { customer } = session;
  const change = await reserveChangeAttempt(ports.database, customer.id, contact, now);
  if (change === undefined) return failure('no-change');
  const fault = sentCodeFault(ports, codePurpose(session, contact), change.codeHash, typedCode);
  if (fault !== undefined) return failure(fault);

  const occasion = { name: customer.name, language, timeZone: customer.timeZone, caller, now };
  const notice = contactChangedNotice(contact, change.newValue, occasion);
  const everyEmail = new Set([customer.email, ...(contact === 'email' ? [change.newValue] : [])]);
  const everyPhone = new Set([
    ...(customer.phoneVerifiedAt === null ? [] : [customer.phone]),
    ...(contact === 'phone' ? [change.newValue] : []),
  ]);
  const mails = [...everyEmail].map((to) => noticeMail(ports, to, notice));
  const actor = actorOf(session, caller);
  if (!(await applyChange(ports.database, actor, contact, change.codeHash, mails, now)))
    return failure('no-change');
  await tellEverywhere(ports, notice, mails, [...everyPhone]);
  return success(null);
}
