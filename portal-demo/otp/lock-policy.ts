/** Wrong codes in a row before the account waits (PORTAL B1). Counted per account, wherever they come from. */
export const attemptsPerLock = 5;

/** How long the first, second … lock lasts; the last one repeats. */
export const lockMinutes = [1, 5, 15, 60] as const;

/** NIST SP 800-63B-4 §3.2.2: after so many failures in a row the authenticator is disabled, whatever the time. */
export const maxAttempts = 100;
