import { createTransport } from 'nodemailer';
import type { MailSender } from '../ports.ts';
import { mailHtml } from './mail-html.ts';

/** A server that does not answer fails in seconds; the outbox tries again. */
const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

/**
 * Sends through a server, `smtp://` or `smtps://`, with name and password in the address when it needs them. Mails hold
 * links that act, so a server elsewhere must offer TLS. Each mail is text and HTML.
 */
export function smtpMail(url: URL, from: string): MailSender {
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const transport = createTransport({
    url: url.href,
    requireTLS: !isLoopback && url.protocol === 'smtp:',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return {
    async send({ to, subject, body }) {
      await transport.sendMail({
        from,
        // As an object it is one recipient, whatever is in it: a text would be read as a list (PORTAL G13).
        to: { name: '', address: withoutControls(to) },
        subject: withoutControls(subject),
        text: body,
        html: mailHtml(subject, body),
        headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834 §5
      });
    },
  };
}
