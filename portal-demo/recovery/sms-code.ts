import { failure, success, type Result } from '../../shared/result.ts';
import { hashOfSentCode, newSentCode, sentCodeLifetimeMs } from '../accounts/sent-code.ts';
import { takeOne } from '../limits/allowance.ts';
import { textsOf, type Language } from '../locales/languages.ts';
import { networkOf } from '../notices/network.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { sms, smsPerAddress } from './policy.ts';
import { findRecovery, replaceSmsCode } from './store.ts';

export type SmsRefusal = 'dead-link' | 'no-attempts' | 'too-often' | 'not-sent';

/** What a sent code is good for: the code of one recovery is worth nothing in another one. */
export const codePurpose = (linkHash: Uint8Array): string =>
  `recovery ${Buffer.from(linkHash).toString('hex')}`;

/** Sends a code to the owner's phone, because a person pressed the button for it (PORTAL H3). */
export async function sendSmsCode(
  ports: Ports,
  linkHash: Uint8Array,
  caller: Caller,
  language: Language,
): Promise<Result<null, SmsRefusal>> {
  const { clock, database, random } = ports;
  const now = clock.now();
  const recovery = await findRecovery(database, linkHash, now);
  if (recovery === undefined) return failure('dead-link');
  if (recovery.attemptsLeft <= 0) return failure('no-attempts');
  const { customerId, loginId, phone } = recovery;
  const isAllowed =
    (await takeOne(database, smsPerAddress, networkOf(caller.address), now)) &&
    (await takeOne(database, sms, customerId, now));
  if (!isAllowed) return failure('too-often');

  const code = newSentCode(random);
  const stored = {
    hash: hashOfSentCode(ports, codePurpose(linkHash), code),
    expiresAt: new Date(now.getTime() + sentCodeLifetimeMs),
  };
  if (!(await replaceSmsCode(database, { customerId, loginId, caller }, linkHash, stored, now)))
    return failure('dead-link');
  try {
    await ports.phone.send({ to: phone, body: textsOf[language].recovery.sms(code) });
    return success(null);
  } catch (error) {
    ports.log.error('The code for a recovery could not be sent.', error, { customerId });
    return failure('not-sent');
  }
}
