import { textsOf, type Language } from '../locales/languages.ts';
import { formatInstant } from '../locales/instant.ts';
import type { Customer } from '../accounts/customer.ts';
import type { Ports } from '../ports.ts';

export type OtpEvent = 'activated' | 'deactivated' | 'keyShown';

/**
 * Tells the owner by mail. The change has already happened and stands: a mail that can't be sent is logged, it does
 * not turn the page into an error.
 */
export async function tellOwner(
  ports: Ports,
  customer: Customer,
  language: Language,
  event: OtpEvent,
): Promise<void> {
  const { mail } = textsOf[language];
  const time = formatInstant(ports.clock.now(), language);
  try {
    await ports.mail.send({
      to: customer.email,
      subject: mail[`${event}Subject`],
      body: mail[`${event}Body`](customer.name, time),
    });
  } catch (error) {
    ports.log.error('A security notice could not be sent.', error, { customerId: customer.id, event });
  }
}
