import type { Ports } from '../ports.ts';
import { sealMail, deliver, type QueuedMail } from '../mail/outbox.ts';

/** A notice that goes to everything we can reach the owner by, whatever they set about login notices (PORTAL I8). */
export interface SecurityNotice {
  readonly subject: string;
  /** Text of the mail. */
  readonly body: string;
  /** The same in one or two sentences. */
  readonly sms: string;
}

/** The notice as mail to this address, to be queued by the statement that makes it true. */
export const noticeMail = (ports: Ports, to: string, { subject, body }: SecurityNotice): QueuedMail =>
  sealMail(ports, { to, subject, body });

/** Hands over the queued mails and sends the text messages. What fails is logged: the change itself stands. */
export async function tellEverywhere(
  ports: Ports,
  notice: SecurityNotice,
  mails: readonly QueuedMail[],
  phones: readonly string[],
): Promise<void> {
  await Promise.all([
    ...mails.map(({ id }) => deliver(ports, id)),
    ...phones.map(async (to) => {
      try {
        await ports.phone.send({ to, body: notice.sms });
      } catch (error) {
        ports.log.error('A security notice could not be sent as a text message.', error);
      }
    }),
  ]);
}
