import type { Customer } from '../accounts/customer.ts';
import { formatInstant } from '../locales/instant.ts';
import { textsOf } from '../locales/languages.ts';
import type { Visitor } from '../login/visitor.ts';
import { sealMail, type QueuedMail } from '../mail/outbox.ts';
import type { Ports } from '../ports.ts';
import { hashOfLink, newLinkCode } from '../web/mail-link.ts';
import { originLines, type DescribedOrigin } from './origin-text.ts';

/** Long enough for a mail that is read after the holidays. */
const logoutLinkLifetimeMs = 30 * 24 * 60 * 60_000;

/** A mail about a login that is ready to be queued, and its link that logs out everywhere. */
export interface LoginNotice {
  readonly mail: QueuedMail;
  readonly logoutHash: Uint8Array;
  readonly logoutExpiresAt: Date;
}

interface LoginMail {
  readonly customer: Customer;
  readonly visitor: Visitor;
  readonly origin: DescribedOrigin;
  /** The link the login waits for; without it the login is done. */
  readonly confirmation?: { readonly code: string; readonly usefulForMs: number };
}

/** Writes the mail: when, from where, with what, and what to do if it was somebody else (PORTAL G14). */
export function writeLoginMail(
  ports: Ports,
  { customer, visitor, origin, confirmation }: LoginMail,
): LoginNotice {
  const now = ports.clock.now();
  const { notices } = textsOf[visitor.language];
  const logoutCode = newLinkCode(ports.random);
  const link = (path: string, code: string): string => `${visitor.publicUrl.origin}${path}/${code}`;
  const facts = originLines(origin, visitor.language);
  const time = formatInstant(now, visitor.language, customer.timeZone);
  const logoutLink = link('/logout-all', logoutCode);
  const texts =
    confirmation === undefined
      ? { subject: notices.loginSubject, body: notices.loginBody(customer.name, time, facts, logoutLink) }
      : {
          subject: notices.confirmSubject,
          body: notices.confirmBody(
            customer.name,
            time,
            facts,
            link('/confirm-login', confirmation.code),
            logoutLink,
          ),
        };
  return {
    mail: sealMail(ports, { to: customer.email, ...texts }, confirmation?.usefulForMs),
    logoutHash: hashOfLink(logoutCode),
    logoutExpiresAt: new Date(now.getTime() + logoutLinkLifetimeMs),
  };
}
