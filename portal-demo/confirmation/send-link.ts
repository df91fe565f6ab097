import { failure, success, type Result } from '../../shared/result.ts';
import type { Customer } from '../accounts/customer.ts';
import { takeOne } from '../limits/allowance.ts';
import type { Visitor } from '../login/visitor.ts';
import { deliver } from '../mail/outbox.ts';
import { writeLoginMail } from '../notices/login-notice.ts';
import type { DescribedOrigin } from '../notices/origin-text.ts';
import type { Ports } from '../ports.ts';
import { hashOfLink, newLinkCode } from '../web/mail-link.ts';
import { renewLink } from './store.ts';

/** Somebody with the password must not be able to fill the owner's mailbox. */
const linksPerCustomer = { subject: 'confirmation-link', uses: 10, perMs: 60 * 60_000 };

/** Two digits, as people compare and type them; the first one is never 0. */
function newMatchNumber({ random }: Ports): number {
  const [high = 0, low = 0] = random.bytes(2);
  return 10 + ((high * 256 + low) % 90);
}

export interface LinkRequest {
  readonly customer: Customer;
  readonly origin: DescribedOrigin;
  /** Of the browser where the login began: the link belongs to this login only (PORTAL G7). */
  readonly visitHash: Uint8Array;
  /** How long the login still waits. */
  readonly usefulForMs: number;
}

/** Mails the link this login waits for. A link sent before is dead from now on (PORTAL G6). */
export async function sendLink(
  ports: Ports,
  visitor: Visitor,
  { customer, origin, visitHash, usefulForMs }: LinkRequest,
): Promise<Result<undefined, 'too-many'>> {
  const now = ports.clock.now();
  if (!(await takeOne(ports.database, linksPerCustomer, customer.id, now))) return failure('too-many');
  const code = newLinkCode(ports.random);
  const notice = writeLoginMail(ports, {
    customer,
    visitor,
    origin,
    confirmation: { code, usefulForMs },
  });
  const link = { hash: hashOfLink(code), matchNumber: newMatchNumber(ports), notice };
  await renewLink(ports.database, visitHash, link, visitor.caller, now);
  await deliver(ports, notice.mail.id);
  return success(undefined);
}
