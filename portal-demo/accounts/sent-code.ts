import { createHmac, timingSafeEqual } from 'node:crypto';
import { readCode } from '../otp/matching-step.ts';
import type { Ports, Random } from '../ports.ts';

/*
 * Codes we send to a phone or a mailbox to see whether it is theirs. NIST SP 800-63B-4 §4.2.1.2: at least six digits,
 * at most ten minutes by SMS.
 */
export const sentCodeDigits = 6;
export const sentCodeLifetimeMs = 10 * 60_000;
/** Wrong codes until the sent one is worth nothing; a new code does not give new tries (PORTAL H4). */
export const sentCodeAttempts = 5;

/** Six random digits. 2⁶⁴ is so much larger than 10⁶ that none is more likely than another in practice. */
export const newSentCode = (random: Random): string =>
  String(Buffer.from(random.bytes(8)).readBigUInt64BE() % 10n ** BigInt(sentCodeDigits)).padStart(
    sentCodeDigits,
    '0',
  );

/** What is stored. A million codes are soon tried, so the hash needs a key the database does not have. */
export const hashOfSentCode = ({ secrets }: Ports, purpose: string, code: string): Uint8Array =>
  createHmac('sha256', secrets.keyFor('sent code')).update(`${purpose}\n${code}`).digest();

export type SentCodeFault = 'missing' | 'malformed' | 'wrong';

/** Undefined when the typed code is the one whose hash is stored. */
export function sentCodeFault(
  ports: Ports,
  purpose: string,
  stored: Uint8Array,
  typed: string | undefined,
): 'wrong' | undefined {
  const code = readCode(typed ?? '', sentCodeDigits);
  const isRight =
    code !== undefined && timingSafeEqual(hashOfSentCode(ports, purpose, code), Buffer.from(stored));
  return isRight ? undefined : 'wrong';
}

/** What can be told about a typed code without looking at the stored one: it costs no try. */
export function shapeFault(typed: string | undefined): 'missing' | 'malformed' | undefined {
  if (typed === '') return 'missing';
  return readCode(typed ?? '', sentCodeDigits) === undefined ? 'malformed' : undefined;
}
