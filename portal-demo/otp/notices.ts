import { findCustomer, type Customer } from '../accounts/customer.ts';
import { tellEverywhere } from '../accounts/tell-everywhere.ts';
import type { Actor } from '../history/noting.ts';
import { languages, textsOf, type Language } from '../locales/languages.ts';
import { formatInstant } from '../locales/instant.ts';
import { post } from '../mail/outbox.ts';
import { browserName } from '../notices/browser-name.ts';
import { originLines } from '../notices/origin-text.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { attemptsPerLock, maxAttempts } from './lock-policy.ts';

export type OtpEvent = 'activated' | 'deactivated' | 'keyShown';
type Warning = 'refused' | 'disabled';

interface Notice {
  readonly subject: string;
  readonly body: string;
  readonly sms: string;
}

function noticeOf(
  { clock, places }: Ports,
  { name, timeZone }: Customer,
  language: Language,
  event: OtpEvent | Warning,
  caller: Caller,
): Notice {
  const { otpNotices } = textsOf[language];
  const { subject, happened } = otpNotices[event];
  const time = formatInstant(clock.now(), language, timeZone);
  const { address, userAgent } = caller;
  const origin = { address, browser: browserName(userAgent), place: places.placeOf(address) };
  return {
    subject,
    body: otpNotices.body(name, happened, time, originLines(origin, language)),
    sms: otpNotices.sms(subject, time),
  };
}

/** Tells the owner by mail and text message (PORTAL D3). The change has already happened and stands. */
export async function tellOwner(
  ports: Ports,
  customer: Customer,
  language: Language,
  event: OtpEvent,
  caller: Caller,
): Promise<void> {
  const notice = noticeOf(ports, customer, language, event, caller);
  await post(ports, { to: customer.email, subject: notice.subject, body: notice.body });
  await tellEverywhere(ports, notice, [], [customer.phone]);
}

/** Refused codes in a row at which the owner gets the first mail; the next ones come with every lock (PORTAL B13). */
const firstWarningAt = 3;

/**
 * Warns the owner that somebody with the right password enters wrong codes, or that codes are no longer accepted
 * (PORTAL B6). Who is at the page need not be the owner, so its language is not the owner's: all of ours are written.
 */
export async function warnOwner(
  ports: Ports,
  { customerId, caller }: Actor,
  attempts: number,
): Promise<void> {
  if (attempts !== firstWarningAt && attempts % attemptsPerLock !== 0) return;
  const customer = await findCustomer(ports.database, customerId);
  if (customer === undefined) return;
  const event = attempts >= maxAttempts ? 'disabled' : 'refused';
  const notices = languages.map((language) => noticeOf(ports, customer, language, event, caller));
  await post(ports, {
    to: customer.email,
    subject: notices.map(({ subject }) => subject).join(' / '),
    body: notices.map(({ body }) => body).join('\n\n* * *\n\n'),
  });
}
