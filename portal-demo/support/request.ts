import { failure, success, type Result } from '../../shared/result.ts';
import { noticeMail, tellEverywhere } from '../accounts/tell-everywhere.ts';
import { acceptAnswer } from '../captcha/question.ts';
import { takeOne, type Allowance } from '../limits/allowance.ts';
import type { Language } from '../locales/languages.ts';
import { networkOf } from '../notices/network.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { hashOfLink, newLinkCode } from '../web/mail-link.ts';
import { dueTime } from './due-time.ts';
import { requestedNotice } from './notices.ts';
import { addRequest, findOwner } from './store.ts';

/** Where the objection link of the notices leads. */
export const objectionPage = '/objection';
const maxMessageLength = 2000;
const fromOneNetwork: Allowance = { subject: 'support requests from', uses: 5, perMs: 60 * 60_000 };

export type RequestFault = 'missing-login' | 'message-too-long' | 'robot' | 'too-often';

export interface Form {
  readonly login: string | undefined;
  readonly message: string | undefined;
  readonly robotAnswer: string | undefined;
}

/** The robot question of this browser's form. */
export const robotFlow = (visitId: string): string => `support ${visitId}`;

/**
 * Takes a request to turn OTP off from somebody who can't log in. The answer, the time an answer is due, is the same
 * whether there is such a customer or not (PORTAL L1); so the notices are queued and not waited for.
 */
export async function requestRemoval(
  ports: Ports,
  form: Form,
  from: {
    readonly visitId: string;
    readonly caller: Caller;
    readonly language: Language;
    readonly publicUrl: URL;
  },
): Promise<Result<{ readonly dueAt: Date }, RequestFault>> {
  const { clock, database, random } = ports;
  const { caller, language, publicUrl } = from;
  const now = clock.now();
  if (form.login === undefined || form.login.trim() === '') return failure('missing-login');
  if (form.message === undefined || form.message.length > maxMessageLength)
    return failure('message-too-long');
  if (!(await acceptAnswer(ports, robotFlow(from.visitId), form.robotAnswer))) return failure('robot');
  if (!(await takeOne(database, fromOneNetwork, networkOf(caller.address), now))) return failure('too-often');

  const dueAt = dueTime(now);
  const owner = await findOwner(database, form.login);
  if (owner === undefined) return success({ dueAt });
  const code = newLinkCode(random);
  const { customerId, name, email, phone, timeZone } = owner;
  const objection = `${publicUrl.origin}${objectionPage}/${code}`;
  const notice = requestedNotice({ name, language, timeZone, now }, caller.address, dueAt, objection);
  const mail = noticeMail(ports, email, notice);
  const actor = { customerId, loginId: random.uuid(), caller };
  const request = { message: form.message, language, dueAt, objectionHash: hashOfLink(code), mail };
  if (await addRequest(database, actor, request, now)) void tellEverywhere(ports, notice, [mail], [phone]);
  return success({ dueAt });
}
