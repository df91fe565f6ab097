import type { Allowance } from '../limits/allowance.ts';

export const contacts = ['email', 'phone'] as const;
export type Contact = (typeof contacts)[number];

export const isContact = (text: string | undefined): text is Contact =>
  contacts.some((contact) => contact === text);

/** Mails and text messages to addresses that are not known to be anybody's (PORTAL B14). */
export const codesSent: Allowance = { subject: 'contact codes', uses: 5, perMs: 24 * 60 * 60_000 };

const maxEmailLength = 254; // RFC 5321 §4.5.3.1.3

/** The address as it is stored, or undefined when it can't be one. Whether it works is shown by the code sent to it. */
export function readContact(contact: Contact, typed: string | undefined): string | undefined {
  const text = (typed ?? '').trim().replaceAll(/\s+/g, ' ');
  if (contact === 'email') {
    return text.length <= maxEmailLength && /^[^\s@<>(),;:"\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
      ? text
      : undefined;
  }
  // E.164: a plus, the country, at most 15 digits; spaces are for people.
  return /^\+[1-9](?: ?\d){7,14}$/.test(text) ? text : undefined;
}
