import { textsOf, type Language } from '../locales/languages.ts';
import { formatInstant } from '../locales/instant.ts';
import type { Customer } from '../accounts/customer.ts';
import { post } from '../mail/outbox.ts';
import type { Ports } from '../ports.ts';

export type OtpEvent = 'activated' | 'deactivated' | 'keyShown';

/** Tells the owner by mail. The change has already happened and stands; a mail that can't be sent now is tried again. */
export async function tellOwner(
  ports: Ports,
  customer: Customer,
  language: Language,
  event: OtpEvent,
): Promise<void> {
  const { mail } = textsOf[language];
  const time = formatInstant(ports.clock.now(), language);
  await post(ports, {
    to: customer.email,
    subject: mail[`${event}Subject`],
    body: mail[`${event}Body`](customer.name, time),
  });
}
