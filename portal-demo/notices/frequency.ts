/**
 * How often a person wants to be told about logins, from never to always. The same words name the importance of a
 * login: the least frequency that covers it. In this order, as in the database: a frequency covers a login when it is
 * not before the login's importance, so a higher one never tells less.
 *
 * - `unknown`: the browser or the network was never used before, in the whole history
 * - `changed`: the browser or the network is another one than at the last login
 * - `opened`: the first login since the browser was opened
 * - `every`: nothing of that
 */
export const frequencies = ['never', 'unknown', 'changed', 'opened', 'every'] as const;
export type Frequency = (typeof frequencies)[number];

export const isFrequency = (text: string | undefined): text is Frequency =>
  frequencies.some((frequency) => frequency === text);

/** A login waits for the link of a mail, so the mail must be sent at least as often (PORTAL I2, I3). */
export const isWithin = (link: Frequency, notice: Frequency): boolean =>
  frequencies.indexOf(link) <= frequencies.indexOf(notice);
