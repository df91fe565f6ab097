import type { Allowance } from '../limits/allowance.ts';

const dayMs = 24 * 60 * 60_000;

export const linkLifetimeMs = 5 * 60_000;

/**
 * PORTAL H10: a phone number or address that was just replaced may be somebody else's (a swapped SIM card). And after
 * a password reset by mail, the mailbox alone would stand for both the password and the mailed link.
 */
export const proofsMustBeOlderThanMs = dayMs;

/** PORTAL H13. */
export const starts: Allowance = { subject: 'recovery start', uses: 3, perMs: dayMs };
export const startsPerAddress: Allowance = { subject: 'recovery start from', uses: 20, perMs: dayMs };

/** Text messages cost money (PORTAL B14). */
export const sms: Allowance = { subject: 'sms', uses: 5, perMs: dayMs };
export const smsPerAddress: Allowance = { subject: 'sms from', uses: 20, perMs: dayMs };

/** Wrong SMS codes count over all recoveries of a day: starting again gives no new tries (PORTAL B5, H4). */
export const attemptsCountMs = dayMs;
